import { anyOf } from '../../languages/languages.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import { isBodyText } from './body-text.ts';
import { findInterruptions } from './interruptions.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';
import { isAboveText, SMALL_PRINT } from './small-print.ts';

const MIN_LINES = 2;
/** What the notice of a publisher says, whatever else it says. */
const WORDING = new RegExp(
  [
    anyOf(({ apparatus }) => apparatus?.rights),
    String.raw`(?:©|\(c\)|copyrights?)\s?[ⓒ©]?\s?\d{4}`,
    String.raw`\b(?:ISBN|ISSN|DOI)[:\s]\s?[\dX10./-]{6,}|doi\.org/10\.`,
  ].join('|'),
  'giu',
);
const MIN_SIGNS = 2;
/** So many lines are text: a paragraph may be an abstract, where one sign is chance ("without prior knowledge"). */
const LINES_OF_TEXT = 4;
/** As a share of the usual distance of two lines; paragraphs are further apart. */
const PARAGRAPH_GAP = 1.25;

const WHY = {
  kind: 'footnote',
  reason: 'is small, below the text, and speaks of copies and rights',
  evidence: ['wording', 'place'],
} as const;
const WHY_INTERRUPTING = {
  kind: 'footnote',
  reason: 'is small, and stands in a sentence that goes on in the next column or on the next page',
  evidence: ['place', 'look', 'interruption'],
} as const;

/**
 * Marks the notices of publishers: small lines at the foot of a column, below larger ones, that speak of copies and
 * rights. They are left out like notes, which they stand among. The notice on a page of its own is that page's text.
 * On the first page of a paper, the notice stands above or below its abstract, in the same small print: above text, and
 * on a page without any in the size of the book, only the paragraphs that speak of copies and rights themselves go.
 * What else is small and stands where a sentence turns the
 * page goes, whatever it says.
 */
export function* tagNotices(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const { page, next } of withNext(pages)) {
    const columns = [...new Set(page.lines.map(({ column }) => column))];
    const notices = columns.flatMap((column) => {
      const own = page.lines.filter((line) => line.column === column);
      const notice = findNotice(own, statistics);
      const [first] = notice;
      if (first === undefined) return [];
      const text = page.lines.filter((line) => !notice.includes(line) && isBodyText(line, statistics));
      const isBelowText = text.length >= LINES_OF_TEXT;
      if (isBelowText && !isAboveText(first, page.lines, statistics)) return [notice];
      return paragraphsOf(notice, statistics).filter((paragraph) => {
        return kindsOfSigns(paragraph) >= (paragraph.length < LINES_OF_TEXT ? 1 : MIN_SIGNS);
      });
    });
    const parts = new Map<TextLine, MarkedLine>();
    const interruptions = findInterruptions(page.lines, next?.lines ?? [], statistics);
    for (const [why, found] of [
      [WHY_INTERRUPTING, interruptions],
      [WHY, notices],
    ] as const)
      for (const notice of found)
        notice.forEach((line, index) => parts.set(line, { ...why, opens: index === 0 }));
    yield leaveOut.parts(page, parts);
  }
}

function* withNext(pages: Iterable<SortedPage>): Generator<{ page: SortedPage; next: SortedPage | null }> {
  let held: SortedPage | null = null;
  for (const page of pages) {
    if (held !== null) yield { page: held, next: page };
    held = page;
  }
  if (held !== null) yield { page: held, next: null };
}

function findNotice(lines: readonly TextLine[], { bodySize, leading }: BookStatistics): readonly TextLine[] {
  const lastOfText = lines.findLastIndex(({ size }) => size > SMALL_PRINT * bodySize);
  const above = lines[lastOfText];
  if (above === undefined) return [];
  const foot = lines.slice(lastOfText + 1);
  // Notes with marks are known already, and may stand among it.
  const own = foot.filter(({ part }) => part === undefined);
  const [first] = own;
  if (first === undefined || own.length < MIN_LINES) return [];
  const gap = (first.y - above.y) / above.size;
  if (gap < leading) return [];
  return kindsOfSigns(own) >= MIN_SIGNS ? own : [];
}

function kindsOfSigns(lines: readonly TextLine[]): number {
  const text = lines.map((line) => line.text).join(' ');
  return new Set(text.toLowerCase().match(WORDING) ?? []).size;
}

/** The line that names who has the rights may follow closely on the abstract. */
function paragraphsOf(lines: readonly TextLine[], { leading }: BookStatistics): readonly TextLine[][] {
  const paragraphs: TextLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isClose = before !== undefined && (line.y - before.y) / before.size < PARAGRAPH_GAP * leading;
    if (isClose && line.text.search(WORDING) !== 0) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  });
  return paragraphs;
}
