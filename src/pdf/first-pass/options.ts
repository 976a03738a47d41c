import type { ReadBeginning } from './beginnings.ts';
import type { CleaningOptions } from '../cleaning/clean-book.ts';
import type { SkippedPage } from '../page/page-reader.ts';
import type { PageSource } from '../page/page-source.ts';
import type { Spool } from '../spool.ts';

/** Whether text is recognised on pages that are pictures, and why not; the reason is for people. */
export type OcrPolicy = { enabled: true } | { enabled: false; reason: string };

export interface FirstPassOptions {
  /** Absolute path of the PDF. */
  file: string;
  maxPages: number;
  /** Where it can't be opened without. */
  password?: string | undefined;
  /** ISO 639-1, where it is known. */
  language?: string | undefined;
  /** Pages that are not looked at: earlier tries didn't get past them. */
  skip: readonly SkippedPage[];
  ocr: OcrPolicy;
  /** JSON lines with what earlier runs recognised, in the order of the pages; none unless given. */
  recognized?: string | undefined;
  /** Where the first pages are wanted before all are read; see `createBeginnings`. */
  begin?: ReadBeginning | undefined;
  /** Makes an empty one; it takes what was read of the book until the next pass. */
  createSpool: () => Spool;
  /** For those who look into the steps; as it is unless given. */
  cleaning?: CleaningOptions | undefined;
  /** For those who ask what a part of the file brings, such as its bookmarks; pdf.js unless given. */
  open?: ((file: string, password?: string) => Promise<PageSource>) | undefined;
}
