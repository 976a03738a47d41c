import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import { reopenBook } from '../../db/finished-audio.ts';
import { AppError } from '../../errors.ts';
import { ObjectMissing } from '../../storage/storage.ts';
import { titleOf } from '../book-json.ts';
import type { ByteRange } from '../http-headers.ts';
import { sendFile } from '../file-answer.ts';
import { contentDisposition, fileNameFor } from '../content-disposition.ts';
import type { AppDeps } from '../deps.ts';
import { bookOf } from './audiobooks.ts';

const CONTENT_TYPE = 'audio/mpeg';
/** As long as somebody may listen to one book without a break. */
const LINK_SECONDS = 12 * 60 * 60;

/**
 * `GET /v1/audiobooks/:id/audio.mp3`: the finished audio, by a redirect to the store where it gives links, else from
 * here with ranges. `?download` asks for a file to save instead of one to play.
 */
export function audioFile({ pool, storage, producer, owner, log }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const file = finishedAudio(book);
    const disposition = contentDisposition(
      req.query['download'] === undefined ? 'inline' : 'attachment',
      fileNameFor(titleOf(book), 'mp3'),
    );

    // The store's links are for GET alone; who asks by HEAD is answered from the row.
    const url =
      req.method === 'HEAD'
        ? null
        : await storage.link(file.key, {
            contentType: CONTENT_TYPE,
            contentDisposition: disposition,
            expiresInSeconds: LINK_SECONDS,
          });
    if (url !== null) {
      res.setHeader('Cache-Control', 'no-store');
      res.redirect(302, url);
      return;
    }

    await sendFile(req, res, {
      contentType: CONTENT_TYPE,
      contentDisposition: disposition,
      bytes: file.bytes,
      etag: `"${file.sha256}"`,
      open,
    });

    async function open(range: ByteRange | null): ReturnType<typeof storage.get> {
      try {
        return await storage.get(file.key, range ?? undefined);
      } catch (error) {
        if (!(error instanceof ObjectMissing)) throw error;
        if (await reopenBook(pool, book.id, file.key)) {
          log.warn('the audio of a book is gone from storage and will be put together again', {
            bookId: book.id,
          });
          await producer.assemble(book.id, book.attempt);
        }
        throw new AppError('audio-not-ready', {
          detail: 'The file is gone from storage; it is being put together again.',
          cause: error,
        });
      }
    }
  };
}

/** @throws {AppError} `audio-not-ready` or `audio-unavailable`. */
function finishedAudio(book: BookView): { key: string; bytes: number; sha256: string } {
  const { status, mp3Key, mp3Bytes, mp3Sha256 } = book;
  if (mp3Key !== null && mp3Bytes !== null && mp3Sha256 !== null) {
    return { key: mp3Key, bytes: mp3Bytes, sha256: mp3Sha256 };
  }
  if (status === 'failed' || status === 'cancelled') {
    throw new AppError('audio-unavailable', { detail: book.error?.title ?? `Its status is "${status}".` });
  }
  throw new AppError('audio-not-ready', { detail: `Its status is "${status}".` });
}
