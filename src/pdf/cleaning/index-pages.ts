import { anyOf } from '../../languages/languages.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findParagraphs, isProse } from './prose.ts';

const HEADING = new RegExp(`^(?:${anyOf(({ structure }) => structure?.index)})$`, 'iu');
const PAGES = String.raw`(?:\d{1,4}|[ivxlc]{1,6})(?:[–—-]\d{1,4})?(?:f{1,2}\.?|n\d*)?`;
/** "lighthouse, 12, 45–47" and "beacon, see lighthouse". */
const ENTRY = new RegExp(
  String.raw`(?:,|\s|\.)\s*${PAGES}(?:[,;]\s*${PAGES})*[.,;]?$|(?<![\p{L}\p{N}])(?:${anyOf(({ apparatus }) => apparatus?.see)})\s\S`,
  'u',
);
const NUMBERED = /\p{L}.*,\s*\d{1,4}/u;
const MIN_LINES = 8;
/** What share of a page's lines are entries: under a heading, on a page that follows, anywhere. */
const SHARE = { headed: 0.5, following: 0.4, alone: 0.8 } as const;

const WHY = {
  kind: 'index',
  reason: 'is among entries that end in page numbers',
  evidence: ['wording', 'place'],
} as const;

/**
 * Takes the index of a book out, and nothing that is only like one: entries end in page numbers, and follow a heading
 * or each other.
 */
export function* removeIndex(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  let within = false;
  for (const page of pages) {
    const heading = page.lines.findIndex(({ text }) => HEADING.test(text.trim()));
    const from = heading >= 0 ? heading : 0;
    const lines = page.lines.slice(from);
    const entries = lines.filter(({ text }) => text.length < 200 && ENTRY.test(text)).length;
    const needed: number = heading >= 0 ? SHARE.headed : within ? SHARE.following : SHARE.alone;
    within =
      entries > 0 &&
      entries >= needed * lines.length &&
      (lines.length >= MIN_LINES || heading >= 0) &&
      // A list of years or of prices ends in numbers, too; the commas before them are what an index has.
      (heading >= 0 || lines.filter(({ text }) => NUMBERED.test(text)).length >= 0.5 * entries);
    // What explains the index, or begins below it, is text.
    const paragraphs = within
      ? findParagraphs(lines, ({ text }) => !ENTRY.test(text) && isProse(text))
      : null;
    const going = lines.filter((line) => paragraphs?.has(line) !== true);
    yield within ? leaveOut.lines(page, [{ ...WHY, lines: going }]) : page;
  }
}
