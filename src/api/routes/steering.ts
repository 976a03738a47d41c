import type { Request, RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import { hasCeiling } from '../../db/budget.ts';
import { returnUnused } from '../../db/reservations.ts';
import { cancelBook, confirmBook, pauseBook, resumeBook } from '../../db/steering.ts';
import { AppError } from '../../errors.ts';
import { bookToJson, isFinal } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { wakeWorkers } from '../wake-workers.ts';
import { bookIdOf, bookOf } from './audiobooks.ts';

/**
 * `POST /v1/audiobooks/:id/confirm`, `/pause`, `/resume` and `/cancel`. Each is one guarded update, and then a look at
 * what the book is: what somebody else has done at the same time, or this client before, is as good.
 */
export function steerAudiobook(deps: AppDeps): {
  confirm: RequestHandler;
  pause: RequestHandler;
  resume: RequestHandler;
  cancel: RequestHandler;
} {
  const { pool, owner, budget, access } = deps;

  const steer =
    (
      change: (account: string, id: string, req: Request) => Promise<(book: BookView) => void>,
    ): RequestHandler =>
    async (req, res) => {
      const check = await change(owner(req), bookIdOf(req), req);
      const book = await bookOf(deps, req);
      check(book);
      await wakeWorkers(deps, book);
      res.json(bookToJson(book, access.link));
    };

  return {
    confirm: steer(async (account, id, req) => {
      // Whatever was sent: somebody else's book is none.
      await bookOf(deps, req);
      const { readConfirmRequest } = await loadReaders();
      const { revision } = readConfirmRequest(await readJsonObject(req, deps.turns));
      await confirmBook(pool, account, id, revision);
      return (book) => refuseUnlessConfirmed(book, revision);
    }),
    pause: steer(async (account, id) => {
      await pauseBook(pool, account, id);
      return refuseUnlessMade;
    }),
    resume: steer(async (account, id) => {
      await resumeBook(pool, account, id);
      return refuseUnlessMade;
    }),
    cancel: steer(async (account, id) => {
      await cancelBook(pool, account, id);
      if (hasCeiling(budget)) await returnUnused(pool);
      return ({ status }) => {
        if (status !== 'cancelled') throw wrongStatus(status);
      };
    }),
  };
}

function refuseUnlessConfirmed({ status, attempt, confirmedAttempt }: BookView, revision: number): void {
  if (confirmedAttempt === revision) return;
  if (status === 'awaiting_confirmation') {
    throw new AppError('confirmation-outdated', {
      detail: `It has the revision ${attempt}; ${revision} was confirmed.`,
    });
  }
  if (status === 'queued' || status === 'extracting') {
    throw new AppError('confirmation-outdated', { detail: 'It is being read, and has no price yet.' });
  }
  throw wrongStatus(status);
}

function refuseUnlessMade({ status }: BookView): void {
  if (isFinal(status)) throw wrongStatus(status);
  if (status === 'awaiting_confirmation') {
    throw new AppError('wrong-status', {
      detail: 'It waits for confirmation, and nothing is bought before that.',
    });
  }
}

function wrongStatus(status: string): AppError {
  return new AppError('wrong-status', { detail: `Its status is "${status}".` });
}
