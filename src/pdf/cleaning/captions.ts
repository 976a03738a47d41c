import { anyOf } from '../../languages/languages.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';

const TABLES = anyOf(({ structure }) => structure?.table);
const NAMES = `${anyOf(({ structure }) => structure?.figure)}|${TABLES}`;
/** "Figure 3.2:", "TABLE IV", "Abb. 5 –"; the "le" of "Table" is no number behind "Tab". */
const LABEL = new RegExp(
  String.raw`^(${NAMES})(?!\p{L})\.?\s*(?:\p{Lu}?\d{1,3}(?:[.–-]\d{1,3}){0,3}|[IVXL]{1,6})\p{Ll}?(\s*[.:|—–]\s?|\s*$|\s+)`,
  'iu',
);
const WHY = {
  kind: 'caption',
  reason: 'opens with the name and number of a figure or table',
  evidence: ['wording', 'place'],
} as const;
const TABLE_LABEL = new RegExp(`^(?:${TABLES})`, 'iu');
/** Smaller than the text, as a share of its size. */
const SMALLER = 0.96;
/** Sizes of one caption differ by less, as a share. */
const SAME_SIZE = 0.04;
/** Lines of one caption begin within this many font sizes of each other, whatever column they seem to be in. */
const SAME_EDGE = 0.2;
/** More than this share of the usual distance of two lines sets a caption apart. */
const APART = 1.2;
/** The lines of a caption are no further apart than this, in font sizes, unless those of the text are. */
const MAX_LEADING = 1.6;
const AS_IN_TEXT = 1.05;
/** Longer ones are text that happens to begin so. */
const MAX_LINES = 14;

/**
 * Marks captions ("Figure 3. The lighthouse at dusk"). A paragraph that begins with "Figure 3 shows" is none: a caption
 * stands apart, and its number is followed by a stop or it is set smaller.
 */
export function* tagCaptions(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const parts = new Map<TextLine, MarkedLine>();
    page.lines.forEach((first, index) => {
      const end = parts.has(first) ? null : captionEnd(page.lines, index, statistics);
      if (end === null) return;
      for (const line of page.lines.slice(index, end)) parts.set(line, { ...WHY, opens: line === first });
    });
    yield leaveOut.parts(page, parts);
  }
}

export function isTableLabel(text: string): boolean {
  return TABLE_LABEL.test(text);
}

/** The index after the last line of the caption that begins here, `null` where none does. */
function captionEnd(lines: readonly TextLine[], index: number, statistics: BookStatistics): number | null {
  const line = lines[index];
  if (line === undefined || line.part !== undefined || !/^\p{Lu}/u.test(line.text)) return null;
  const label = LABEL.exec(line.text);
  if (label === null) return null;
  const { bodySize } = statistics;
  const smaller = line.size < SMALLER * bodySize;
  const stop = label[2]?.trim() ?? '';
  const alone = label[0].trim() === line.text;
  if (stop === '' && !smaller && !alone) return null;
  const before = lines[index - 1];
  if (before !== undefined && !standsApart(before, line, statistics)) return null;
  const furthest = Math.min(
    APART * statistics.leading,
    Math.max(MAX_LEADING, AS_IN_TEXT * statistics.leading),
  );
  let end = index + 1;
  for (let next = lines[end]; next !== undefined; next = lines[(end += 1)]) {
    const last = lines[end - 1] ?? line;
    const gap = (next.y - last.y) / last.size;
    // The last line of a wide caption may fit into the left column.
    const goesOn = next.column === line.column || Math.abs(next.x - line.x) < SAME_EDGE * line.size;
    if (next.part !== undefined || !goesOn || gap <= 0) break;
    if (!isAlike(next, line) || gap > furthest) break;
    if (LABEL.test(next.text) && standsApart(last, next, statistics)) break;
  }
  return end - index <= MAX_LINES ? end : null;
}

function standsApart(before: TextLine, line: TextLine, { leading }: BookStatistics): boolean {
  if (before.part !== undefined || before.column !== line.column || line.y < before.y) return true;
  if (!isAlike(before, line)) return true;
  return (line.y - before.y) / before.size > APART * leading;
}

function isAlike(one: TextLine, other: TextLine): boolean {
  return Math.abs(one.size - other.size) <= SAME_SIZE * Math.max(one.size, other.size);
}
