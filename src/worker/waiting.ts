import { noteWaiting } from '../db/books.ts';
import { AppError, toProblem } from '../errors.ts';
import { messageOf } from '../process/thrown.ts';
import { SpeechError } from '../tts/engine.ts';
import type { WorkerContext } from './context.ts';
import { SPEECH_POLICY } from './speech-policy.ts';

/**
 * Tells a book's listener why it doesn't get on, where that is something to be told: a full disk, a service that is
 * away, an account that doesn't work. What can't be written down is left: it is seldom the only thing that is wrong
 * then.
 */
export async function tellWaiting(
  { pool, log }: Pick<WorkerContext, 'pool' | 'log'>,
  bookId: string,
  error: unknown,
): Promise<void> {
  const reason = reasonToWait(error);
  if (reason === null) return;
  await noteWaiting(pool, bookId, toProblem(reason)).catch((failure: unknown) =>
    log.debug('why a book waits could not be written down', { bookId, error: failure }),
  );
}

function reasonToWait(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!(error instanceof SpeechError)) return null;
  return new AppError(SPEECH_POLICY[error.kind].shows, { detail: messageOf(error), cause: error });
}
