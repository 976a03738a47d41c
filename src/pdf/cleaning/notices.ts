import { anyOf } from '../../languages/languages.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';

/** Notices are at most this large, as a share of the text's size. */
const NOTICE_SIZE = 0.94;
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

const WHY = {
  kind: 'footnote',
  reason: 'is small, below the text, and speaks of copies and rights',
} as const;

/**
 * Marks the notices of publishers: small lines at the foot of a column, below larger ones, that speak of copies and
 * rights. They are left out like notes, which they stand among. The notice on a page of its own is that page's text.
 */
export function* tagNotices(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const columns = [...new Set(page.lines.map(({ column }) => column))];
    const notices = columns.map((column) => {
      return findNotice(
        page.lines.filter((line) => line.column === column),
        statistics,
      );
    });
    const parts = notices.flatMap((notice) =>
      notice.map((line, index): [TextLine, MarkedLine] => [line, { ...WHY, opens: index === 0 }]),
    );
    yield leaveOut.parts(page, new Map(parts));
  }
}

function findNotice(lines: readonly TextLine[], { bodySize, leading }: BookStatistics): readonly TextLine[] {
  const lastOfText = lines.findLastIndex(({ size }) => size > NOTICE_SIZE * bodySize);
  const above = lines[lastOfText];
  if (above === undefined) return [];
  const foot = lines.slice(lastOfText + 1);
  // Notes with marks are known already, and may stand among it.
  const own = foot.filter(({ part }) => part === undefined);
  const [first] = own;
  if (first === undefined || own.length < MIN_LINES) return [];
  const gap = (first.y - above.y) / above.size;
  if (gap < leading) return [];
  const signs =
    own
      .map(({ text }) => text)
      .join(' ')
      .match(WORDING) ?? [];
  return new Set(signs.map((sign) => sign.toLowerCase())).size >= MIN_SIGNS ? own : [];
}
