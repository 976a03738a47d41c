import { once } from 'node:events';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf } from '../../errors.ts';
import { toLines } from '../lines.ts';
import { openPdf } from '../open-pdf.ts';
import type { PageText } from '../page-text.ts';
import { evenSizes } from './even-sizes.ts';
import { createLanguageAwareReader } from './language-aware-reader.ts';
import type { PictureReader } from './language-aware-reader.ts';
import { renderPage } from './render-page.ts';

/** The child's only argument, as JSON. */
export interface OcrArguments {
  /** Absolute. */
  file: string;
  /** From 1, rising. */
  pages: readonly number[];
  /** ISO 639-1, where it is known; found out on the first page with text otherwise. */
  language: string | null;
}

/** What the child writes, one JSON object a line: a page each, and in between that it goes on. */
export type OcrEvent = { type: 'page'; text: PageText } | { type: 'working' };

/** Below it, what was read is mostly noise: stains, drawings, handwriting. */
const MIN_CONFIDENCE = 70;
const WORKING: OcrEvent = { type: 'working' };

/**
 * The child that reads pictures of pages: draws each, has it read, and writes `OcrEvent`s on its standard output. One page is
 * in memory at a time. It ends when its standard input closes, which happens when its parent dies.
 */
async function main(): Promise<void> {
  process.title = 'tandem ocr';
  process.stdin.on('close', () => process.exit(1)).on('error', () => process.exit(1));
  process.stdin.resume();
  console.log = console.error;
  process.on('unhandledRejection', (reason) => console.error('left behind:', reason));
  const { file, pages, language } = JSON.parse(process.argv[2] ?? '') as OcrArguments;
  const reader = createLanguageAwareReader(
    language,
    () => void process.stdout.write(`${JSON.stringify(WORKING)}\n`),
  );
  const pdf = await openPdf(file, { drawing: true });
  for (const page of pages) {
    const text = await readPicture(pdf.document, page, reader).catch((error: unknown) =>
      unreadable(page, messageOf(error)),
    );
    const event: OcrEvent = { type: 'page', text };
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
  }
}

async function readPicture(
  document: PDFDocumentProxy,
  page: number,
  reader: PictureReader,
): Promise<PageText> {
  const picture = await renderPage(document, page);
  const blank: PageText = { page, transform: [], lines: [], rotated: [], unreadable: null };
  if (picture.isBlank) return blank;
  const { words, confidence } = await reader.read(picture);
  if (words.length === 0) return unreadable(page, 'This page is a picture on which no text can be made out.');
  if (confidence < MIN_CONFIDENCE) {
    return unreadable(
      page,
      `This page is a picture whose text can't be made out (${Math.round(confidence)} %).`,
    );
  }
  const inPoints = evenSizes(words).map((word) => ({
    ...word,
    x: word.x / picture.scale,
    y: word.y / picture.scale,
    width: word.width / picture.scale,
    size: word.size / picture.scale,
  }));
  return { ...blank, lines: toLines(inPoints).lines };
}

function unreadable(page: number, reason: string): PageText {
  return { page, transform: [], lines: [], rotated: [], unreadable: reason };
}

main().then(
  // An open standard input, and Tesseract's thread, would keep the process alive.
  () => process.stdout.end(() => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
