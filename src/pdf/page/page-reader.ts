import { messageOf } from '../../process/thrown.ts';
import { straightenArcs } from './arcs.ts';
import type { Gutter } from './columns.ts';
import { withFields } from './filled-fields.ts';
import { createFonts } from './fonts.ts';
import type { Fonts } from './fonts.ts';
import { multiply, toRegion } from './geometry.ts';
import type { Matrix } from './geometry.ts';
import { toLines } from './lines.ts';
import type { PageSource } from './page-source.ts';
import type { PageText } from './page-text.ts';
import { findDrawings } from './painted-shapes.ts';
import { findPictures } from './pictures.ts';
import { directionOf, fromRight } from './reading-order.ts';
import type { RunsPage } from './runs-page.ts';
import { scanOf } from './scanned-pages.ts';
import { usualSize } from './sizes.ts';
import { readBullets } from './symbol-bullets.ts';
import { toRuns } from './text-runs.ts';

/** A page that is known not to be readable. */
export interface SkippedPage {
  /** From 1. */
  page: number;
  /** For people. */
  reason: string;
}

export interface ReadingOptions {
  /** Takes out what belongs to no line, page after page: what is beside the text or over it shares its baselines. */
  sort: (page: RunsPage) => RunsPage;
  /** None unless given. */
  skip?: readonly SkippedPage[];
}

/** Reads a document page by page. A page that can't be read is reported in its place, and the next one follows. */
export async function* readPages(
  source: PageSource,
  { sort, skip = [] }: ReadingOptions,
): AsyncGenerator<PageText> {
  const learned: Learned = { fonts: createFonts(), gutters: [] };
  const reasons = new Map(skip.map(({ page, reason }) => [page, reason]));
  for (let page = 1; page <= source.pages; page += 1) {
    const reason = reasons.get(page);
    if (reason !== undefined) {
      yield unreadablePage(page, reason);
      continue;
    }
    yield await readPage(source, page, sort, learned).catch((error: unknown) => {
      if (isOutOfMemory(error)) throw error;
      return unreadablePage(page, messageOf(error));
    });
  }
}

/**
 * An allocation that failed says nothing about the page, but everything about the memory that is left. What was a
 * RangeError arrives as another class where pdf.js has passed it on.
 */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /allocation failed|invalid array buffer length/i.test(error.message);
}

export function unreadablePage(page: number, reason: string): PageText {
  return { page, transform: null, lines: [], apart: [], unreadable: reason };
}

/** What earlier pages tell about later ones. */
interface Learned {
  fonts: Fonts;
  /** Of the last page that had any. */
  gutters: readonly Gutter[];
}

async function readPage(
  source: PageSource,
  page: number,
  sort: ReadingOptions['sort'],
  learned: Learned,
): Promise<PageText> {
  const read = await source.read(page);
  const { view, text: given, fonts, images, shapes, fields, transform: upright } = read;
  const text = straightenArcs(readBullets(given, fonts));
  const { runs, transform, isMoved } = toRuns(text, fonts, upright, learned.fonts.ofPage(text, fonts));
  const regions = images.map((image) => toRegion(image, transform));
  const sorted = sort({ page, transform, runs, images: regions, apart: [] });
  const sheet = toRegion(view, transform);
  const edges = directionOf(sorted.runs) === 'rtl' ? sheet.left + sheet.right : null;
  const ordered = edges === null ? sorted.runs : sorted.runs.map((run) => fromRight(run, edges));
  const toLine: Matrix = edges === null ? transform : multiply([-1, 0, 0, 1, edges, 0], transform);
  const filled = withFields(ordered, fields, toLine);
  const { lines, gutters } = toLines(filled, learned.gutters, edges);
  if (gutters.length > 0) learned.gutters = gutters;
  const scan = scanOf(view, images, sorted.runs);
  const shown = { view, transform: toLine, size: usualSize(sorted.runs) };
  return {
    ...{ page, transform: toLine, lines, apart: sorted.apart },
    // Where the page was turned, its lines are elsewhere than what is drawn on it.
    drawings: isMoved ? [] : findDrawings(shapes, shown),
    pictures: isMoved ? [] : findPictures(images, shown),
    ...(scan !== null && { scan }),
    ...(read.isBlank && { blank: true }),
    unreadable: null,
  };
}
