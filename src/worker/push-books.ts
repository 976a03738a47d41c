import { reopenBook } from '../db/finished-audio.ts';
import { findM4b, remakeM4b } from '../db/m4b.ts';
import type { ClaimedPush } from '../db/pushes.ts';
import { claimPush, failPush, finishPush, notePush, releasePush } from '../db/pushes.ts';
import { AppError, toProblem } from '../errors.ts';
import { askForM4b } from '../service/ask-for-m4b.ts';
import type { AudiobookshelfSettings } from '../settings/audiobookshelf.ts';
import { ObjectMissing } from '../storage/storage.ts';
import { sendBook } from './audiobookshelf/send-book.ts';
import type { AudioToSend } from './audiobookshelf/send-book.ts';
import type { WorkerContext } from './context.ts';
import type { Errands } from './errands.ts';
import { secondsToNextTry, startErrands } from './errands.ts';
import { NotWanted, startWatching } from './watch.ts';

/** Until the next look at an M4B that is being made, and at a store that is away. */
const WAIT_SECONDS = 5;
const WAIT_FOR_STORE_SECONDS = 30;

/** What is to be sent isn't there yet. */
class NotThereYet extends Error {}

/**
 * Sends books to the Audiobookshelf server, one at a time, until none is due. One that this process dies over is sent
 * again by the next one, whole: that server keeps nothing of what was cut off.
 */
export function startPushing(context: WorkerContext): Errands {
  const server = context.config.audiobookshelf;
  return startErrands(context.log, 'sending books', async (signal) =>
    server !== null && (await pushNext(context, server, signal)) ? 1 : 0,
  );
}

/** @returns whether there was one. */
export async function pushNext(
  context: WorkerContext,
  server: AudiobookshelfSettings,
  signal: AbortSignal,
): Promise<boolean> {
  const { pool, presence, log } = context;
  const push = await claimPush(pool, presence.key());
  if (push === null) return false;
  const watch = startWatching(log, 'a book on its way', async (fraction) =>
    (await notePush(pool, push, { fraction })) ? null : new NotWanted(),
  );
  const ending = AbortSignal.any([signal, watch.signal]);
  try {
    const { audio, isNew } = await sendBook(context, server, push, {
      audio: await audioOf(context, server, push),
      signal: ending,
      onStart: async (place) => {
        if (!(await notePush(pool, push, { fraction: 0, place }))) throw new NotWanted();
      },
      onSent: watch.note,
    });
    await finishPush(pool, push, push.book.mp3Sha256);
    log.info('a book was sent to Audiobookshelf', { bookId: push.bookId, bytes: audio.bytes, isNew });
  } catch (error) {
    await settle(context, push, ending.aborted ? ending.reason : error, signal);
  } finally {
    watch.stop();
  }
  return true;
}

/** @throws {NotThereYet} an M4B that is to be made. */
async function audioOf(
  context: WorkerContext,
  { file }: AudiobookshelfSettings,
  { bookId, book }: ClaimedPush,
): Promise<AudioToSend> {
  if (file === 'mp3')
    return { key: book.mp3Key, bytes: book.mp3Bytes, ending: 'mp3', contentType: 'audio/mpeg' };
  let m4b = await findM4b(context.pool, bookId);
  if (m4b === null || m4b.state === 'failed') m4b = await askForM4b(context, bookId);
  if (m4b?.state === 'failed') throw new AppError('m4b-failed');
  const { key, bytes } = m4b ?? { key: null, bytes: null };
  if (key === null || bytes === null) throw new NotThereYet();
  return { key, bytes, ending: 'm4b', contentType: 'audio/mp4' };
}

async function settle(
  context: WorkerContext,
  push: ClaimedPush,
  error: unknown,
  stopping: AbortSignal,
): Promise<void> {
  const { pool, log } = context;
  const release = (waitSeconds: number): Promise<void> =>
    releasePush(pool, push, { error: null, waitSeconds });
  if (error instanceof NotWanted) return;
  if (stopping.aborted) return release(0);
  if (error instanceof NotThereYet) return release(WAIT_SECONDS);
  if (error instanceof ObjectMissing) {
    await makeAgain(context, push, error.key);
    return release(WAIT_SECONDS);
  }
  if (error instanceof AppError && error.code === 'service-unavailable')
    return release(WAIT_FOR_STORE_SECONDS);
  const known = error instanceof AppError ? error : new AppError('internal');
  const isForNow = known.code === 'audiobookshelf-away' || known.code === 'internal';
  const waitSeconds = isForNow ? secondsToNextTry(push.tries) : null;
  log.warn('a book was not sent to Audiobookshelf', {
    bookId: push.bookId,
    try: push.tries,
    waitSeconds,
    error,
  });
  if (waitSeconds === null) await failPush(pool, push, toProblem(known));
  else await releasePush(pool, push, { error: toProblem(known), waitSeconds });
}

async function makeAgain(
  { pool, producer, log }: WorkerContext,
  { bookId, book }: ClaimedPush,
  goneKey: string,
): Promise<void> {
  log.warn('what was to be sent to Audiobookshelf is gone from storage and will be made again', { bookId });
  if (await remakeM4b(pool, bookId, goneKey)) await producer.makeM4b(bookId);
  else if (await reopenBook(pool, bookId, goneKey)) await producer.assemble(bookId, book.attempt);
}
