import type { Request, RequestHandler, Response } from 'express';
import { viewBook } from '../../db/book-view.ts';
import type { BookChange } from '../../db/renarration.ts';
import { narrateAgain } from '../../db/renarration.ts';
import { AppError } from '../../errors.ts';
import { refuseDearVoice } from '../affordable-voices.ts';
import { bookPath, bookToJson } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { hasBody, readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { passwordOfRead } from '../sealed-password.ts';
import { bookIdOf, bookOf } from './audiobooks.ts';

/**
 * `PATCH /v1/audiobooks/:id`: other choices for a book that is there. It is read and narrated anew with them, buying
 * only what isn't spoken yet; the audio that there is stays until then. Choices that it has already change nothing.
 */
export function changeAudiobook(deps: AppDeps): RequestHandler {
  const { access, voices } = deps;
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const { readBookChange } = await loadReaders();
    const { change, password } = readBookChange(await readJsonObject(req), book, await voices());
    await refuseDearVoice(deps, req, { ...book.choices, ...change.choices }.voice);
    if (Object.keys(change).length === 0) res.json(bookToJson(book, access.link));
    else await restart(deps, req, res, { ...change, ...(await passwordOfRead(deps, book, password)) });
  };
}

/**
 * `POST /v1/audiobooks/:id/narrate`: the same for what has changed elsewhere, such as pronunciations, and for a book
 * that failed.
 */
export function narrateAudiobook(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf(deps, req);
    const password = hasBody(req) ? await readPassword(req) : null;
    await refuseDearVoice(deps, req, book.choices.voice);
    await restart(deps, req, res, await passwordOfRead(deps, book, password));
  };
}

async function readPassword(req: Request): Promise<string | null> {
  const { readNarrateRequest } = await loadReaders();
  return readNarrateRequest(await readJsonObject(req)).password;
}

async function restart(
  { pool, owner, access, producer }: AppDeps,
  req: Request,
  res: Response,
  change: BookChange,
): Promise<void> {
  const account = owner(req);
  const book = await narrateAgain(pool, account, bookIdOf(req), change);
  if (book === null) throw new AppError('book-not-found');
  await producer.processPdf(book.id, book.attempt);
  const view = await viewBook(pool, account, book.id);
  if (view === null) throw new AppError('book-not-found');
  res.status(202).location(bookPath(book.id)).json(bookToJson(view, access.link));
}
