import { noteEngineAway, noteWaiting } from '../db/books.ts';
import { AppError, toProblem } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { WorkerContext } from './context.ts';

/** What keeps all of a book from being spoken, not only the words that were asked for. */
const AWAY: readonly ErrorCode[] = ['speech-unavailable', 'speech-quota', 'speech-setup'];

/**
 * Tells a book's listener why a call for speech has to wait, and once the engine is away for longer than
 * `ENGINE_PATIENCE`, that it may stay away. The calls go on as before, so the book does by itself when it is back.
 */
export async function noteDelay(
  { pool, config }: Pick<WorkerContext, 'pool' | 'config'>,
  bookId: string,
  problem: AppError,
): Promise<void> {
  const isLong =
    AWAY.includes(problem.code) && (await noteEngineAway(pool, bookId)) > config.enginePatienceMs;
  const shown = isLong
    ? new AppError('speech-gone', { detail: problem.detail ?? '', cause: problem })
    : problem;
  await noteWaiting(pool, bookId, toProblem(shown));
}
