import { AppError } from '../errors.ts';
import { runChild, StepTimeout } from './extraction-child.ts';
import type { ExtractionStep } from './extraction-child.ts';
import type { IncludeKind } from './include.ts';
import type { SkippedPage } from './page-reader.ts';
import { createWorkClock } from './work-clock.ts';

export type { ExtractionStep } from './extraction-child.ts';

export interface ExtractionOptions {
  /** A PDF on the local disk. */
  file: string;
  /** Limit of the child's JavaScript heap, in MB. */
  heapMb: number;
  /** Limit of everything that the child holds, heap and buffers, in MB. The file is one of the buffers. */
  memoryMb: number;
  /** How long the reading may take; the time in which the caller handles an event doesn't count. */
  timeoutMs: number;
  /** How long a page, or any other single step, may take; a minute unless given. */
  stepTimeoutMs?: number | undefined;
  maxPages: number;
  /** What is read although it isn't the text itself; nothing unless given. */
  include?: readonly IncludeKind[] | undefined;
  /** ISO 639-1, where it is known; detected otherwise. */
  language?: string | undefined;
  /** Ends the child; the iteration then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** A page takes milliseconds, and seconds on half a processor that is busy. */
const STEP_TIMEOUT_MS = 60_000;
/** A document with more such pages is at fault as a whole; each costs a step's time and a new start. */
const MAX_SKIPPED_PAGES = 4;

/**
 * Reads a PDF in a child process of its own and yields what it says, as fast as the caller takes it. The child never outlives the iteration:
 * it is killed when the caller stops early, when `signal` aborts and when the time is up.
 *
 * A page that takes all of the child's memory, or that it doesn't get past, is left out, and the reading begins again without
 * it; that page is reported like any other that can't be read.
 *
 * @throws {AppError} `empty-file`, `not-a-pdf`, `pdf-encrypted`, `pdf-broken`, `pdf-no-text`, `pdf-too-many-pages`, `pdf-too-complex` (out of
 *   memory), `pdf-timeout`, `extraction-crashed`
 * @throws {ExtractionKilled} when it was killed from outside.
 */
export async function* runExtraction(
  options: ExtractionOptions,
): AsyncGenerator<ExtractionStep, void, undefined> {
  const { include = [], stepTimeoutMs = STEP_TIMEOUT_MS } = options;
  const clock = createWorkClock(options.timeoutMs);
  const skip: SkippedPage[] = [];
  for (;;) {
    let pages = 0;
    let read = 0;
    let isReading = true;
    try {
      for await (const event of runChild({ ...options, include, stepTimeoutMs, clock, skip })) {
        if (event.type === 'opened') {
          ({ pages } = event);
          // The second start says it again.
          if (skip.length > 0) continue;
        } else if (event.type === 'progress') {
          read = event.page;
        } else {
          isReading = false;
        }
        yield event;
      }
      return;
    } catch (error) {
      const reason = isReading && read < pages ? whyToSkip(error) : null;
      if (reason === null || skip.length === MAX_SKIPPED_PAGES) throw error;
      skip.push({ page: read + 1, reason });
    }
  }
}

/** @returns null when it isn't the page's fault that the child ended. */
function whyToSkip(error: unknown): string | null {
  if (error instanceof StepTimeout) return 'Reading this page took too long.';
  if (error instanceof AppError && error.code === 'pdf-too-complex')
    return 'This page needs more memory than there is.';
  return null;
}
