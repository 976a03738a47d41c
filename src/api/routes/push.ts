import type { RequestHandler } from 'express';
import { requestPush } from '../../db/pushes.ts';
import { AppError } from '../../errors.ts';
import { bookToJson } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { finishedAudio } from './audio-file.ts';
import { bookOf } from './audiobooks.ts';

/** `POST /v1/audiobooks/:id/push`: has the workers send a finished book to the Audiobookshelf server. */
export function pushAudiobook(deps: AppDeps): RequestHandler {
  const { pool, producer, access, canPush } = deps;
  return async (req, res) => {
    const book = await bookOf(deps, req);
    if (!canPush) throw new AppError('no-audiobookshelf');
    finishedAudio(book);
    await requestPush(pool, book.id);
    // An idle worker looks for what is to be sent when there is any job; this one is mostly needed for it.
    await producer.makeM4b(book.id);
    res.status(202).json(bookToJson(await bookOf(deps, req), access.link));
  };
}
