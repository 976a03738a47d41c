import { isNumberInWords, readLabel } from './chapter-labels.ts';
import { foldWithoutNumber } from './folded-title.ts';
import type { PageText } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { partNotes } from '../paragraphs/flow.ts';
import type { ChapterMark, MarkedPage } from '../paragraphs/flow.ts';

/** Where a chapter begins. */
export interface ChapterStart {
  title: string;
  /** From 1. */
  page: number;
  /** PDF user space of that page, as bookmarks give it; `null` stands for the top of the page. */
  target: { x: number; y: number } | null;
}

/**
 * How far above its target a line's baseline may be and still belong to the chapter, in its font sizes: targets are
 * often placed carelessly.
 */
const SLACK = 0.4;
const COMPARED_CHARACTERS = 24;
/** "Chapter 7", "7", "VII". */
const LABEL = /^\p{L}+\s+[\p{L}\p{N}]+$|^[\p{N}ivxlc]+\.?$/iu;

/**
 * Finds the lines that the chapters begin with.
 *
 * @param starts ordered by page, and within a page by their place on it
 */
export function* placeStarts(
  pages: Iterable<SortedPage>,
  starts: readonly ChapterStart[],
): Generator<MarkedPage> {
  let next = 0;
  for (const page of pages) {
    const [, lines] = partNotes(page.lines);
    const chapters: ChapterMark[] = [];
    let from = 0;
    for (let start = starts[next]; start !== undefined && start.page <= page.page; start = starts[next]) {
      if (start.page === page.page) from = findStart({ ...page, lines }, start, from);
      chapters.push({ title: start.title, page: start.page, before: lines[from] ?? null });
      next += 1;
    }
    yield { ...page, chapters };
  }
}

/**
 * The index of the line that opens the chapter on its page, at least `from`. A line that reads like the title wins over
 * the target's height: many programs point bookmarks at the top of the page, or a little below the heading.
 */
export function findStart(page: PageText, start: ChapterStart, from: number): number {
  const titled = page.lines.findIndex((line, index) => index >= from && readsLike(line.text, start.title));
  if (titled >= 0) return withLabelAbove(page, titled, from, start.title);
  if (start.target === null || page.transform === null) return from;
  const [, b, , d, , f] = page.transform;
  const top = b * start.target.x + d * start.target.y + f;
  const below = page.lines.findIndex((line, index) => index >= from && line.y >= top - SLACK * line.size);
  return below >= 0 ? below : page.lines.length;
}

/** "CHAPTER ONE" stands above the title that the bookmark gives, in a line of its own or, as Sphinx sets it, in two. */
function withLabelAbove(page: PageText, titled: number, from: number, title: string): number {
  const above = page.lines.slice(0, titled);
  if (from > 0 || above.length === 0 || above.length > 2) return titled;
  const label = above.map(({ text }) => text).join(' ');
  if (label.length > 24 || above.some(({ text }) => readsLike(text, title))) return titled;
  const isLabel = LABEL.test(label) || isNumberInWords(label) || readLabel(label)?.bare === true;
  return isLabel ? 0 : titled;
}

function readsLike(line: string, title: string): boolean {
  const plainLine = foldWithoutNumber(line);
  const plainTitle = foldWithoutNumber(title);
  if (plainLine.length < 3 || plainTitle.length < 3) return plainLine === plainTitle && plainLine !== '';
  const head = plainTitle.slice(0, COMPARED_CHARACTERS);
  const starts = plainLine.startsWith(head) && plainLine.length < plainTitle.length * 2 + 8;
  return starts || (plainLine.length >= 6 && plainTitle.startsWith(plainLine));
}
