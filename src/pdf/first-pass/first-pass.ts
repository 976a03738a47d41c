import { AppError } from '../../errors.ts';
import { summarize } from './book-so-far.ts';
import type { BookSoFar } from './book-so-far.ts';
import type { ExtractionEvent } from '../events.ts';
import type { FirstPassOptions, OcrPolicy } from './options.ts';
import type { Picture } from './picture-page.ts';
import { createGathering } from './gathering.ts';
import { createPageSpool } from '../page-spool.ts';
import { readPicturePages } from './picture-pass.ts';
import { readTextPages } from './text-pass.ts';

export interface FirstPass extends BookSoFar {
  /** Of its pages. */
  count: number;
}

/**
 * Goes through the PDF and puts its lines on disk; then, with the PDF out of memory, has the pages read that are
 * pictures. What is held in the end is small statistics.
 *
 * @throws {AppError} `pdf-too-many-pages`, `pdf-broken`, `pdf-no-text`, and what `openPdf` throws
 */
export async function* firstPass(options: FirstPassOptions): AsyncGenerator<ExtractionEvent, FirstPass> {
  const spool = createPageSpool(options.createSpool());
  const gathering = createGathering();
  const text = yield* readTextPages(options, spool, gathering);
  if (text.readable === 0) throw new AppError('pdf-broken', { detail: 'None of its pages can be read.' });
  const pages = yield* readPicturePages(options, { text, spool, gathering });
  const book = summarize(text.document, gathering.result(), pages);
  if (book.statistics.letters === 0) throw new AppError('pdf-no-text', whyNoText(text.pictures, options.ocr));
  return { ...book, count: text.count };
}

function whyNoText(pictures: readonly Picture[], ocr: OcrPolicy): { detail?: string } {
  if (pictures.length === 0) return {};
  if (!ocr.enabled)
    return { detail: `All of its text is in pictures, and pictures are not read here: ${ocr.reason}.` };
  return { detail: 'Its pages are pictures, and no text could be made out on them.' };
}
