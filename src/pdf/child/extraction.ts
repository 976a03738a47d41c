import { AppError } from '../../errors.ts';
import { runChild, StepTimeout } from './extraction-child.ts';
import type { ChildStep } from './extraction-child.ts';
import type { ReadingLimits } from './reading-child.ts';
import type { Standby } from './standby.ts';
import type { OcrPolicy } from '../first-pass/options.ts';
import type { IncludeKind } from '../include.ts';
import type { PassageVerdicts } from '../passages.ts';
import type { RecognizedPages } from '../ocr/recognized-pages.ts';
import type { SkippedPage } from '../page/page-reader.ts';
import { createWorkClock } from '../../process/work-clock.ts';

/** What a caller sees of a run: what is kept for the next one goes to `RecognizedPages`. */
export type ExtractionStep = Exclude<ChildStep, { type: 'recognized' }>;
export type { OcrPolicy } from '../first-pass/options.ts';

/**
 * The file is one of the buffers that count towards `memoryMb`. `timeoutMs` is without a minute for each picture, and
 * without the time in which the caller handles an event.
 */
export interface ExtractionOptions extends ReadingLimits {
  /** A PDF on the local disk. */
  file: string;
  /** Where it can't be opened without; it goes to the children that read and nowhere else. */
  password?: string | undefined;
  /** Of the same limits. */
  standby?: Standby | undefined;
  /** How long a page, or any other single step, may take; a minute unless given. */
  stepTimeoutMs?: number | undefined;
  maxPages: number;
  /** What is read although it isn't the text itself; nothing unless given. */
  include?: readonly IncludeKind[] | undefined;
  /** What the listener says of single passages; nothing unless given. */
  passages?: PassageVerdicts | undefined;
  /** Whether text is recognised on pages that are pictures; not unless asked for. It needs about 300 MB more. */
  ocr?: OcrPolicy | undefined;
  /** Whether to tell where everything stands; not unless asked for. */
  places?: boolean | undefined;
  /** Whether to say the text of the first pages while others are still read; not unless asked for. */
  beginnings?: boolean | undefined;
  /** What earlier runs recognised, and where this one keeps it; nothing is kept unless given. */
  recognized?: RecognizedPages | undefined;
  /** ISO 639-1, where it is known; detected otherwise. */
  language?: string | undefined;
  /** Ends the child; the iteration then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** A page takes milliseconds, and seconds on half a processor that is busy. */
const STEP_TIMEOUT_MS = 60_000;
const NOT_ASKED_FOR: OcrPolicy = { enabled: false, reason: 'text recognition was not asked for' };
/** Recognising the text of a page takes 2 to 10 seconds on a whole processor. */
const PICTURE_MS = 60_000;
/** A document with more such pages is at fault as a whole; each costs a step's time and a new start. */
const MAX_SKIPPED_PAGES = 4;

/**
 * Reads a PDF in a child process of its own and yields what it says, as fast as the caller takes it. The child never
 * outlives the iteration: it is killed when the caller stops early, when `signal` aborts and when the time is up.
 *
 * A page that takes all of the child's memory, or that it doesn't get past, is left out, and the reading begins again
 * without it; that page is reported like any other that can't be read.
 *
 * @throws {AppError} `empty-file`, `not-a-pdf`, `pdf-encrypted`, `password-wrong`, `pdf-broken`, `pdf-no-text`,
 * `pdf-too-many-pages`, `pdf-too-complex` (out of memory), `pdf-timeout`, `extraction-crashed`
 * @throws {ExtractionKilled} when it was killed from outside.
 */
export async function* runExtraction(
  options: ExtractionOptions,
): AsyncGenerator<ExtractionStep, void, undefined> {
  const { include = [], ocr = NOT_ASKED_FOR, stepTimeoutMs = STEP_TIMEOUT_MS, recognized } = options;
  const clock = createWorkClock(options.timeoutMs);
  const skip: SkippedPage[] = [];
  let isExtended = false;
  for (;;) {
    let pages = 0;
    let read = 0;
    let isReading = true;
    try {
      const recognizedFile = recognized?.file;
      for await (const event of runChild({
        ...{ ...options, include, ocr, recognizedFile, stepTimeoutMs, clock, skip },
      })) {
        if (event.type === 'recognized') {
          await recognized?.keep(event.page, event.content);
          continue;
        }
        if (event.type === 'opened') {
          ({ pages } = event);
          // The second start says it again.
          if (skip.length > 0) continue;
        } else if (event.type === 'progress') {
          read = event.page;
          // All pages have been looked at, and these are left to be recognised.
          if (read === pages && !isExtended) clock.extend((pages - event.read) * PICTURE_MS);
          isExtended ||= read === pages;
        } else if (event.type !== 'beginning') {
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
