import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import { reopenBook } from '../../db/finished-audio.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { sendStoredAudio } from '../stored-file.ts';
import { bookOf } from './audiobooks.ts';

/** `GET /v1/audiobooks/:id/audio.mp3`: the finished audio. */
export function audioFile({ pool, storage, producer, owner, log }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const file = finishedAudio(book);
    await sendStoredAudio(storage, req, res, book, {
      ...file,
      contentType: 'audio/mpeg',
      ending: 'mp3',
      onMissing: async (cause) => {
        if (await reopenBook(pool, book.id, file.key)) {
          log.warn('the audio of a book is gone from storage and will be put together again', {
            bookId: book.id,
          });
          await producer.assemble(book.id, book.attempt);
        }
        return new AppError('audio-not-ready', {
          detail: 'The file is gone from storage; it is being put together again.',
          cause,
        });
      },
    });
  };
}

/** @throws {AppError} `audio-not-ready` or `audio-unavailable`. */
export function finishedAudio(book: BookView): { key: string; bytes: number; sha256: string } {
  const { status, mp3Key, mp3Bytes, mp3Sha256 } = book;
  if (mp3Key !== null && mp3Bytes !== null && mp3Sha256 !== null) {
    return { key: mp3Key, bytes: mp3Bytes, sha256: mp3Sha256 };
  }
  if (status === 'failed' || status === 'cancelled') {
    throw new AppError('audio-unavailable', { detail: book.error?.title ?? `Its status is "${status}".` });
  }
  throw new AppError('audio-not-ready', { detail: `Its status is "${status}".` });
}
