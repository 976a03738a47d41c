import type { BookStatistics } from '../book/book-statistics.ts';
import type { Region } from '../page/geometry.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';

/** As a share of the text's size. */
const SMALL = 0.94;
/** Sizes of one caption differ by less, as a share. */
const SAME_SIZE = 0.04;
/** Lines of one caption begin within this many font sizes of each other, whatever column they seem to be in. */
const SAME_EDGE = 0.2;
/** How far below the picture its caption begins: from its edge to the first baseline, in font sizes of the caption. */
const LEAST_BELOW = 0.3;
const MOST_BELOW = 3;
/** How far it may stand out beside the picture, in its font sizes. */
const BESIDE = 1;
/** The lines of a caption are no further apart than this, in font sizes. */
const MAX_LEADING = 1.6;
/** More lines are a text that happens to stand there. */
const MAX_LINES = 8;
/** A number alone is the page's or the slide's. */
const WORDS = /\p{L}{2}.*\s.*\p{L}{2}/u;
/** A page of so many lines in the size of the text has text that a caption is smaller than. */
const MIN_TEXT_LINES = 4;

const WHY = {
  kind: 'caption',
  reason: 'is small and stands right below a picture, within its width',
  evidence: ['look', 'place'],
} as const;

/**
 * Marks captions that no name and number tells ("The quarry in the dry summer"): a few lines right below a picture,
 * within its width and smaller than the text of the page. On a page without text of the usual size, the small lines are
 * its text.
 */
export function* tagCaptionsBelow(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const parts = new Map<TextLine, MarkedLine>();
    if (page.pictures !== undefined && hasText(page, statistics)) {
      for (const picture of page.pictures) {
        const caption = captionOf(picture, page.lines, statistics);
        caption.forEach((line, index) => parts.set(line, { ...WHY, opens: index === 0 }));
      }
    }
    yield leaveOut.parts(page, parts);
  }
}

function hasText({ lines }: SortedPage, { bodySize }: BookStatistics): boolean {
  const text = lines.filter(({ part, size }) => part === undefined && size > SMALL * bodySize);
  return text.length >= MIN_TEXT_LINES;
}

/** The lines of its caption, none where there is none. */
function captionOf(
  picture: Region,
  lines: readonly TextLine[],
  { bodySize }: BookStatistics,
): readonly TextLine[] {
  const first = lines.findIndex((line) => opensCaption(line, picture) && line.size < SMALL * bodySize);
  const caption: TextLine[] = [];
  for (const line of first < 0 ? [] : lines.slice(first)) {
    const before = caption.at(-1);
    if (before !== undefined && !goesOn(before, line)) break;
    // What reaches beyond the picture is none of its words, and neither is what stands in one block with it.
    if (line.part !== undefined || line.filled === true || !isWithin(line, picture)) return [];
    caption.push(line);
    if (caption.length > MAX_LINES) return [];
  }
  return caption.some(({ text }) => WORDS.test(text)) ? caption : [];
}

function opensCaption(line: TextLine, picture: Region): boolean {
  const below = (line.y - picture.bottom) / line.size;
  return below > LEAST_BELOW && below < MOST_BELOW && isWithin(line, picture);
}

function goesOn(before: TextLine, line: TextLine): boolean {
  const gap = (line.y - before.y) / before.size;
  // The last line of a wide caption may fit into the left column.
  const isBelow = line.column === before.column || Math.abs(line.x - before.x) < SAME_EDGE * line.size;
  return (
    isBelow && Math.abs(line.size - before.size) <= SAME_SIZE * before.size && gap > 0 && gap <= MAX_LEADING
  );
}

function isWithin({ x, width, size }: TextLine, { left, right }: Region): boolean {
  return x > left - BESIDE * size && x + width < right + BESIDE * size;
}
