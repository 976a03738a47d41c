import { randomUUID } from 'node:crypto';
import { ENCODER_MEMORY_MB } from '../audio/aac/encode.ts';
import { reopenBook } from '../db/finished-audio.ts';
import type { ClaimedM4b } from '../db/m4b.ts';
import { claimM4b, failM4b, finishM4b, M4B_PREFIX, noteM4bProgress, releaseM4b } from '../db/m4b.ts';
import { AppError, toProblem } from '../errors.ts';
import { ObjectMissing } from '../storage/storage.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { M4B_IN_HAND } from './in-hand.ts';
import { storeM4b } from './m4b-file.ts';
import type { Watch } from './watch.ts';
import { NotWanted, startWatching } from './watch.ts';

/** The encoder, and what the worker holds besides: the sizes of the frames, and pieces on their way. */
export const M4B_MEMORY_MB = ENCODER_MEMORY_MB + 8;

/** Workers that died under it, and encoders that didn't get to the end. */
const MOST_TRIES = 3;
const RETRY_MS = 5_000;
/** Until the store answers again, or there is memory again. */
const WAIT_MS = 30_000;

/**
 * Makes the M4B that is next. Safe to run again at any point: its object gets a name of its own every time, and the row
 * points at it only when it is durably there.
 */
export async function makeM4b(context: WorkerContext, run: TaskRun): Promise<void> {
  await context.inHand.hold(M4B_IN_HAND, async () => {
    const claimed = await claimM4b(context.pool, context.presence.key());
    if (claimed !== null) await makeClaimed(context, claimed, run);
  });
}

async function makeClaimed(context: WorkerContext, claimed: ClaimedM4b, run: TaskRun): Promise<void> {
  const { pool, storage } = context;
  const key = `${M4B_PREFIX}${claimed.bookId}/${randomUUID()}.m4b`;
  const watched = watch(context, claimed);
  const signal = AbortSignal.any([run.signal, watched.signal]);
  try {
    if (claimed.tries > MOST_TRIES) throw new AppError('m4b-failed');
    const { bytes, sha256 } = await storeM4b(context, claimed, {
      key,
      run,
      signal,
      onProgress: watched.note,
    });
    if (!(await finishM4b(pool, claimed, { key, bytes, sha256 }))) {
      await storage.delete([key]);
      throw new NotWanted();
    }
    context.log.info('the M4B is ready', { bookId: claimed.bookId, bytes });
  } catch (error) {
    await settle(context, claimed, signal.aborted ? signal.reason : error, run);
  } finally {
    watched.stop();
  }
}

/** While it is wanted. Work that somebody waits for never waits for an M4B. */
function watch({ pool, memory, log }: WorkerContext, claimed: ClaimedM4b): Watch {
  return startWatching(log, 'an M4B', async (fraction) => {
    if (memory.isAwaited) return new ComeBackLater('its memory is needed for other work', WAIT_MS);
    return (await noteM4bProgress(pool, claimed, fraction)) ? null : new NotWanted();
  });
}

/** @throws what it is to be tried again for. */
async function settle(
  context: WorkerContext,
  claimed: ClaimedM4b,
  error: unknown,
  run: TaskRun,
): Promise<void> {
  const { pool, producer, log } = context;
  const { bookId, book, tries } = claimed;
  const facts = { bookId, tries, error };
  if (error instanceof NotWanted) return;
  if (run.signal.aborted) {
    await releaseM4b(pool, claimed, { counts: false, waitMs: 0 });
    throw error;
  }
  if (error instanceof ComeBackLater) {
    await releaseM4b(pool, claimed, { counts: false, waitMs: error.delayMs });
    throw error;
  }
  if (error instanceof ObjectMissing) {
    // Asked for still, it is made when the MP3 is there again.
    await releaseM4b(pool, claimed, { counts: false, waitMs: RETRY_MS });
    if (await reopenBook(pool, bookId, book.mp3Key)) {
      log.warn('the audio of a book is gone from storage and will be put together again', facts);
      await producer.assemble(bookId, book.attempt);
    }
    return;
  }
  if (error instanceof AppError && error.code === 'service-unavailable') {
    await releaseM4b(pool, claimed, { counts: false, waitMs: WAIT_MS });
    throw new ComeBackLater('the store does not answer', WAIT_MS);
  }
  if (error instanceof AppError || tries >= MOST_TRIES) {
    log.error('an M4B can not be made', facts);
    await failM4b(pool, claimed, toProblem(error instanceof AppError ? error : new AppError('m4b-failed')));
    return;
  }
  log.warn('an M4B was not made, and will be tried again', facts);
  await releaseM4b(pool, claimed, { counts: true, waitMs: RETRY_MS });
  throw new ComeBackLater('an M4B was not made', RETRY_MS);
}
