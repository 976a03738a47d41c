import { anyOf } from '../../languages/languages.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findParagraphs, isProse } from './prose.ts';

/** A row of dots and a page number after it, or a row of dots that the line ends in. */
const LEADERS = /(?:(?:\.\s?){4,}|(?:…\s?){2,}|(?:·\s?){4,})\s*(?:\d{1,4}|[ivxlc]{1,7})?$/i;
/** A row of dots that leads to a number, and one that is longer than anybody's ellipsis. */
const NUMBERED = /(?:\d{1,4}|[ivxlc]{1,7})$/i;
const WIDE = /(?:[.·]\s?){8,}|(?:…\s?){4,}/;
/** A title and its page. */
const ENTRY = /\p{L}.*\s(?:\d{1,4}|[ivxlc]{1,7})$/iu;
const NUMBER = /^(?:\d{1,4}|[ivxlc]{1,7})$/i;
const HEADING = new RegExp(`^(?:${anyOf(({ structure }) => structure?.contents)})$`, 'iu');
/**
 * From this many lines on, a page is a table of contents, and the lines between belong to it (titles of two lines,
 * parts).
 */
const LINES_OF_A_TABLE = 4;
/** Titles of more lines than this don't stand between two entries. */
const MAX_LINES_BETWEEN = 3;

const BY_DOTS = 'is among entries with dots and page numbers';
const BY_NUMBERS = 'is among entries whose page numbers never fall';

/**
 * Takes tables of contents, lists of figures and indexes with dot leaders out. Those without dots are recognised by
 * their entries' page numbers, which never fall, under a heading that says what they are, or on the page after one.
 */
export function* removeContentsLines(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  let within = false;
  for (const page of pages) {
    const dotted = dottedLines(page.lines);
    const found: Set<number> =
      dotted.size > 0
        ? dotted
        : isEmptyTable(page.lines)
          ? allOf(page.lines)
          : numberedLines(page.lines, within);
    const first = Math.min(...found);
    if (HEADING.test(page.lines[first - 1]?.text.trim() ?? '')) found.add(first - 1);
    // An entry that fills its line has no dots; the head of the page may come before it.
    if (within && found.size >= LINES_OF_A_TABLE && first <= MAX_LINES_BETWEEN)
      for (let index = 0; index < first; index += 1) found.add(index);
    within = found.size >= LINES_OF_A_TABLE;
    const entries = page.lines.filter((_line, index) => found.has(index));
    const reason = dotted.size > 0 ? BY_DOTS : BY_NUMBERS;
    yield leaveOut.lines(
      page,
      entries.map((line) => ({ kind: 'contents', reason, evidence: ['wording', 'look'], lines: [line] })),
    );
  }
}

/** Nothing but the heading, and perhaps the number of the page: the program that set the book didn't fill it. */
function isEmptyTable(lines: readonly TextLine[]): boolean {
  const [first, ...rest] = lines.map(({ text }) => text.trim());
  return first !== undefined && HEADING.test(first) && rest.every((text) => NUMBER.test(text));
}

function allOf(lines: readonly TextLine[]): Set<number> {
  return new Set(lines.keys());
}

function dottedLines(lines: readonly TextLine[]): Set<number> {
  const leading = lines.map((line) => LEADERS.test(line.text));
  const leaders = lines.filter((_line, index) => leading[index]);
  // Lists of examples end in an ellipsis each, as long as the writer liked it: a table has numbers or longer rows.
  const isTable =
    leaders.length >= LINES_OF_A_TABLE && leaders.some(({ text }) => NUMBERED.test(text) || WIDE.test(text));
  let first = leading.indexOf(true);
  let last = leading.lastIndexOf(true);
  // Entries of the highest level are often without dots.
  while (isTable && ENTRY.test(lines[first - 1]?.text ?? '')) first -= 1;
  while (isTable && ENTRY.test(lines[last + 1]?.text ?? '')) last += 1;
  const removes = (index: number): boolean =>
    leading[index] === true
      ? isTable || endsInNumber(lines[index]?.text)
      : isTable && index >= first && index <= last;
  const found = [...lines.keys()].filter(removes);
  const paragraphs = findParagraphs(lines, ({ text }) => !LEADERS.test(text) && isProse(text));
  return new Set(found.filter((index) => !isAmongText(index, lines, leading, paragraphs)));
}

/** Whether there is a paragraph between the entries before and after a line: they are two lists with text between. */
function isAmongText(
  index: number,
  lines: readonly TextLine[],
  leading: readonly boolean[],
  paragraphs: ReadonlySet<TextLine>,
): boolean {
  if (leading[index] === true) return false;
  const from = leading.lastIndexOf(true, index) + 1;
  const to = leading.indexOf(true, index);
  return lines.slice(from, to < 0 ? undefined : to).some((line) => paragraphs.has(line));
}

/** A lone row of dots may be an ellipsis; one before a number is a leader. */
function endsInNumber(text: string | undefined): boolean {
  return /(?:\.\s?){6,}\s*\d{1,4}$/.test(text ?? '');
}

/** Entries without dots: below a heading, or from the top of a page that follows a table of contents. */
function numberedLines(lines: readonly TextLine[], follows: boolean): Set<number> {
  const heading = lines.findIndex(({ text }) => HEADING.test(text.trim()));
  if (heading < 0 && !follows) return new Set();
  const entries: number[] = [];
  let page = 0;
  for (let index = heading + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (index - (entries.at(-1) ?? heading) > MAX_LINES_BETWEEN + 1) break;
    if (!ENTRY.test(text) || text.length > 150) continue;
    const number = Number(/\d+$/.exec(text)?.[0] ?? page);
    if (number < page) break;
    page = number;
    entries.push(index);
  }
  const last = entries.at(-1);
  const from = heading >= 0 ? heading : (entries[0] ?? 0);
  // A heading, two entries and nothing else make a table, too.
  const enough = heading >= 0 && last === lines.length - 1 ? 2 : LINES_OF_A_TABLE;
  if (last === undefined || entries.length < enough || entries.length < (last - from) / 2) return new Set();
  return new Set(Array.from({ length: last - from + 1 }, (_, index) => from + index));
}
