import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import type { M4b } from '../../db/m4b.ts';
import { countOpenM4bs, findM4b, remakeM4b } from '../../db/m4b.ts';
import { AppError } from '../../errors.ts';
import { askForM4b } from '../../service/ask-for-m4b.ts';
import { m4bJson } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { sendStoredAudio } from '../stored-file.ts';
import { finishedAudio } from './audio-file.ts';
import { bookOf } from './audiobooks.ts';

/** Of one that waits for its turn. */
const RETRY_QUEUED_SECONDS = 10;
const RETRY_SECONDS = { least: 2, most: 60 };
/** Of sound, in one of a processor that has nothing else to do. */
const ENCODED_IN_A_SECOND = 45;

/** `GET /v1/audiobooks/:id/audio.m4b`: the file, or 202 while it is made, for which it is enough to ask. */
export function m4bFile(deps: AppDeps): RequestHandler {
  const { pool, storage, producer, owner, log } = deps;
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    finishedAudio(book);
    const m4b = await wantedM4b(deps, book);
    const { key, bytes, sha256 } = m4b;
    if (key !== null && bytes !== null && sha256 !== null) {
      await sendStoredAudio(storage, req, res, book, {
        ...{ key, bytes, sha256 },
        contentType: 'audio/mp4',
        ending: 'm4b',
        onMissing: async (cause) => {
          if (await remakeM4b(pool, book.id, key)) {
            log.warn('the M4B of a book is gone from storage and will be made again', { bookId: book.id });
            await producer.makeM4b(book.id);
          }
          return new AppError('audio-not-ready', {
            detail: 'The file is gone from storage; it is being made again.',
            cause,
          });
        },
      });
      return;
    }
    if (m4b.error !== null && m4b.state === 'failed') {
      const { code, detail } = m4b.error;
      throw new AppError(code, detail === undefined ? {} : { detail });
    }
    res
      .status(202)
      .setHeader('Retry-After', retrySeconds(m4b, book.durationSeconds ?? 0))
      .setHeader('Cache-Control', 'no-store')
      .json(m4bJson(m4b));
  };
}

/** What there is of it; where that is nothing, it is asked for. */
async function wantedM4b(deps: AppDeps, book: BookView): Promise<M4b> {
  const { pool, budget } = deps;
  const found = await findM4b(pool, book.id);
  if (found !== null && found.state !== 'failed') return found;
  const { maxBooksWaiting } = budget;
  if (maxBooksWaiting !== null && (await countOpenM4bs(pool, book.owner)) >= maxBooksWaiting) {
    throw new AppError('too-many-m4bs');
  }
  const m4b = await askForM4b(deps, book.id);
  if (m4b === null) throw new AppError('audio-not-ready', { detail: `Its status is "${book.status}".` });
  return m4b;
}

function retrySeconds({ state, fraction }: M4b, durationSeconds: number): number {
  if (state === 'queued' && fraction === 0 && durationSeconds > ENCODED_IN_A_SECOND)
    return RETRY_QUEUED_SECONDS;
  const leftSeconds = Math.ceil(((1 - fraction) * durationSeconds) / ENCODED_IN_A_SECOND);
  return Math.min(RETRY_SECONDS.most, Math.max(RETRY_SECONDS.least, leftSeconds));
}
