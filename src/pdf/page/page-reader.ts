import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf } from '../../process/thrown.ts';
import type { Gutter } from './columns.ts';
import { createFonts } from './fonts.ts';
import type { Fonts } from './fonts.ts';
import { setHiddenApart } from './hidden-text.ts';
import type { Box } from './hidden-text.ts';
import { createLineNumbers } from './line-numbers.ts';
import { toLines } from './lines.ts';
import { setMarginNotesApart } from './margin-notes.ts';
import type { PageText } from './page-text.ts';
import { findDrawings } from './painted-shapes.ts';
import type { Shapes } from './painted-shapes.ts';
import { scanOf } from './scanned-pages.ts';
import { toRuns } from './text-runs.ts';
import type { SetApart, TextItem, TextRun } from './text-runs.ts';
import { setWatermarksApart } from './watermarks.ts';

/** pdf.js caches fonts for the whole document: a 100 MB file needs 552 MB of memory without this and 312 MB with it. */
const CLEANUP_EVERY_PAGES = 50;

/** A page that is known not to be readable. */
export interface SkippedPage {
  /** From 1. */
  page: number;
  /** For people. */
  reason: string;
}

/** Reads a document page by page. A page that can't be read is reported in its place, and the next one follows. */
export async function* readPages(
  document: PDFDocumentProxy,
  skip: readonly SkippedPage[] = [],
): AsyncGenerator<PageText> {
  const learned: Learned = {
    fonts: createFonts(),
    gutters: [],
    setLineNumbersApart: createLineNumbers(),
  };
  const reasons = new Map(skip.map(({ page, reason }) => [page, reason]));
  for (let page = 1; page <= document.numPages; page += 1) {
    const reason = reasons.get(page);
    if (reason !== undefined) {
      yield { page, transform: [], lines: [], apart: [], unreadable: reason };
      continue;
    }
    yield await readPage(document, page, learned).catch((error: unknown) => {
      if (isOutOfMemory(error)) throw error;
      return { page, transform: [], lines: [], apart: [], unreadable: messageOf(error) };
    });
    if (page % CLEANUP_EVERY_PAGES === 0) await document.cleanup();
  }
}

/**
 * An allocation that failed says nothing about the page, but everything about the memory that is left. What was a RangeError arrives as
 * another class where pdf.js has passed it on.
 */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /allocation failed|invalid array buffer length/i.test(error.message);
}

/** What earlier pages tell about later ones. */
interface Learned {
  fonts: Fonts;
  /** Of the last page that had any. */
  gutters: readonly Gutter[];
  setLineNumbersApart: (runs: readonly TextRun[]) => SetApart;
}

/** What the patched worker tells with the text; see `INK_PATCHES`. */
interface Ink {
  images: readonly Box[];
  drawings: readonly Shapes[];
}

const NO_INK: Ink = { images: [], drawings: [] };

function isInk(item: object): item is Ink {
  return 'images' in item;
}

/** Before there are lines: what is beside the text or over it shares their baselines. */
function setApart(page: SetApart, { setLineNumbersApart }: Learned): SetApart {
  return [setWatermarksApart, setLineNumbersApart, setMarginNotesApart].reduce((before, step) => {
    const { runs, apart } = step(before.runs);
    return { runs, apart: [...before.apart, ...apart] };
  }, page);
}

async function readPage(document: PDFDocumentProxy, number: number, learned: Learned): Promise<PageText> {
  const page = await document.getPage(number);
  try {
    const transform = page.getViewport({ scale: 1 }).transform;
    const content = await page.getTextContent({ disableNormalization: true });
    const { images, drawings } = (content.items as object[]).find(isInk) ?? NO_INK;
    const all = content.items.filter((item): item is typeof item & TextItem => 'str' in item);
    const { items, hidden } = setHiddenApart(all, images);
    const fontOf = learned.fonts.ofPage(items, content.styles);
    const placed = toRuns(items, transform, fontOf);
    const { runs, apart } = setApart(placed, learned);
    const { lines, gutters } = toLines(runs, learned.gutters);
    if (gutters.length > 0) learned.gutters = gutters;
    const scan = scanOf(page.view as unknown as Box, images, items);
    return {
      page: number,
      transform,
      lines,
      apart: [...apart, ...hidden],
      // Where the page was turned, its lines are elsewhere than its drawings.
      drawings: placed.turn === 0 ? findDrawings(drawings, page.view as unknown as Box, transform) : [],
      ...(scan !== null && { scan }),
      unreadable: null,
    };
  } finally {
    page.cleanup();
  }
}
