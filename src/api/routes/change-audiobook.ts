import type { Request, RequestHandler, Response } from 'express';
import { viewBook } from '../../db/book-view.ts';
import type { BookView } from '../../db/book-view.ts';
import { goOnForListeners } from '../../db/listener-pace.ts';
import type { BookChange } from '../../db/renarration.ts';
import { narrateAgain } from '../../db/renarration.ts';
import { steerBook, STEERING_CHOICES } from '../../db/steering.ts';
import { AppError } from '../../errors.ts';
import type { Choices } from '../../narration/choices.ts';
import { refuseDearVoices } from '../affordable-voices.ts';
import { bookPath, bookToJson } from '../book-json.ts';
import { confirmRule } from '../confirm-rule.ts';
import type { AppDeps } from '../deps.ts';
import { hasBody, readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { passwordOfRead } from '../sealed-password.ts';
import { wakeWorkers } from '../wake-workers.ts';
import { bookIdOf, bookOf } from './audiobooks.ts';

/**
 * `PATCH /v1/audiobooks/:id`: other choices for a book that is there. It is read and narrated anew with them, buying
 * only what isn't spoken yet; the audio that there is stays until then. Choices that it has already change nothing,
 * and those that only steer it start nothing anew.
 */
export function changeAudiobook(deps: AppDeps): RequestHandler {
  const { access, voices } = deps;
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const { readBookChange } = await loadReaders();
    const { change, password } = readBookChange(await readJsonObject(req, deps.turns), book, await voices());
    await refuseDearVoices(deps, req, { ...book.choices, ...change.choices });
    if (isSteering(change)) {
      if (change.choices !== undefined) await steer(deps, req, book, change.choices);
      res.json(bookToJson(await bookOf(deps, req), access.link));
      return;
    }
    const given = { ...change, ...(await passwordOfRead(deps, book, password)) };
    await restart(deps, req, res, given, { book, staysPaused: true });
  };
}

/**
 * `POST /v1/audiobooks/:id/narrate`: the same for what has changed elsewhere, such as pronunciations, and for a book
 * that failed.
 */
export function narrateAudiobook(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const password = hasBody(req) ? await readPassword(deps, req) : null;
    await refuseDearVoices(deps, req, book.choices);
    const given = await passwordOfRead(deps, book, password);
    await restart(deps, req, res, given, { book, staysPaused: false });
  };
}

async function readPassword({ turns }: AppDeps, req: Request): Promise<string | null> {
  const { readNarrateRequest } = await loadReaders();
  return readNarrateRequest(await readJsonObject(req, turns)).password;
}

/** Whether a change is none of what is read or how it sounds. */
function isSteering({ choices = {}, ...others }: BookChange): boolean {
  const steering: readonly string[] = STEERING_CHOICES;
  return Object.keys(others).length === 0 && Object.keys(choices).every((name) => steering.includes(name));
}

async function steer(deps: AppDeps, req: Request, book: BookView, choices: Partial<Choices>): Promise<void> {
  const { pool, owner, budget } = deps;
  const mustConfirm = confirmRule(budget, { ...book.choices, ...choices });
  await steerBook(pool, owner(req), book.id, { choices, mustConfirm });
  if ((await goOnForListeners(pool, book.id)).length > 0) await wakeWorkers(deps, await bookOf(deps, req));
}

async function restart(
  { pool, owner, access, producer, budget }: AppDeps,
  req: Request,
  res: Response,
  change: BookChange,
  { book: former, staysPaused }: { book: BookView; staysPaused: boolean },
): Promise<void> {
  const account = owner(req);
  const mustConfirm = confirmRule(budget, { ...former.choices, ...change.choices });
  const book = await narrateAgain(pool, account, bookIdOf(req), change, { mustConfirm, staysPaused });
  if (book === null) throw new AppError('book-not-found');
  await producer.processPdf(book.id, book.attempt);
  const view = await viewBook(pool, account, book.id);
  if (view === null) throw new AppError('book-not-found');
  res.status(202).location(bookPath(book.id)).json(bookToJson(view, access.link));
}
