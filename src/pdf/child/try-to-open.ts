import { createWorkClock } from '../../process/work-clock.ts';
import { runChild } from './extraction-child.ts';
import type { ChildOptions } from './extraction-child.ts';

/**
 * Opens a PDF in a child process and reads no page of it.
 *
 * @returns whether it took the password. `null` where the child ended without a word on that.
 * @throws {AppError} as `runExtraction` does.
 * @throws {ExtractionKilled}
 */
export async function tryToOpen(
  options: Pick<ChildOptions, 'file' | 'password' | 'heapMb' | 'memoryMb' | 'timeoutMs' | 'signal'>,
): Promise<boolean | null> {
  const { timeoutMs } = options;
  const reading = runChild({
    ...options,
    ...{ clock: createWorkClock(timeoutMs), stepTimeoutMs: timeoutMs },
    ...{ maxPages: Number.MAX_SAFE_INTEGER, include: [], skip: [] },
    ocr: { enabled: false, reason: 'no page is read' },
  });
  // What is left early ends its child.
  for await (const event of reading) return event.type === 'opened' ? event.isLocked : null;
  return null;
}
