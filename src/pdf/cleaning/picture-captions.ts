import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';

/** More lines are text. */
const MAX_LINES = 8;
/** The blank above a caption, where the picture is, in heights of the text's line. */
const PICTURE_LINES = 10;
/** Captions are at most this large where nothing else tells, as a share of the text's size. */
const SMALL = 0.94;
const TERMINAL = /[.!?…:][\u201d\u2019"'»)\]]*$/u;

/**
 * Marks the words below a picture that has a page for itself: a few centred lines under a large blank, after a page of
 * text. They are smaller than the text, or stand in the middle of a sentence; else they may be a dedication, a motto,
 * the title of a part.
 */
export function* tagPictureCaptions(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  // The page of text before, and those after it that may be pictures with captions.
  let before: SortedPage | null = null;
  let waiting: SortedPage[] = [];
  for (const page of pages) {
    if (before !== null && looksLikeCaption(page, statistics)) {
      waiting.push(page);
      continue;
    }
    const interrupted = before !== null && goesOn(before, page);
    for (const picture of waiting) {
      yield interrupted || isSmall(picture, statistics)
        ? leaveOut.parts(picture, captionOf(picture, interrupted))
        : picture;
    }
    waiting = [];
    yield page;
    before = page.lines.length > MAX_LINES ? page : null;
  }
  yield* waiting;
}

function looksLikeCaption({ lines }: SortedPage, { bodySize, leading }: BookStatistics): boolean {
  const [first] = lines;
  if (first === undefined || lines.length > MAX_LINES) return false;
  const isBelowPicture = first.y > PICTURE_LINES * bodySize * leading;
  return isBelowPicture && lines.every(({ part }) => part === undefined) && isCentred(lines);
}

function isSmall({ lines }: SortedPage, { bodySize }: BookStatistics): boolean {
  const small = lines.filter(({ size }) => size < SMALL * bodySize);
  return small.length > lines.length / 2;
}

function isCentred(lines: readonly TextLine[]): boolean {
  const middles = lines.map(({ x, width }) => x + width / 2);
  const tolerance = lines[0]?.size ?? 0;
  return Math.max(...middles) - Math.min(...middles) < tolerance;
}

function goesOn(before: SortedPage, page: SortedPage): boolean {
  const last = before.lines.findLast(({ part }) => part === undefined);
  const first = page.lines.find(({ part }) => part === undefined);
  return (
    last !== undefined && first !== undefined && !TERMINAL.test(last.text) && /^\p{Ll}/u.test(first.text)
  );
}

function captionOf({ lines }: SortedPage, interrupts: boolean): ReadonlyMap<TextLine, MarkedLine> {
  const why = {
    kind: 'caption',
    reason: 'is all that there is on a page, below a large blank',
    evidence: ['place', interrupts ? 'interruption' : 'look'],
  } as const;
  return new Map(lines.map((line, index) => [line, { ...why, opens: index === 0 }]));
}
