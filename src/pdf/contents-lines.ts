import type { SortedPage } from './furniture.ts';

/** A row of dots and a page number after it, or a row of dots that the line ends in. */
const LEADERS = /(?:(?:\.\s?){4,}|(?:…\s?){2,}|(?:·\s?){4,})\s*(?:\d{1,4}|[ivxlc]{1,7})?$/i;
/** A title and its page. */
const ENTRY = /\p{L}.*\s(?:\d{1,4}|[ivxlc]{1,7})$/iu;
/** From this many lines on, a page is a table of contents, and the lines between belong to it (titles of two lines, parts). */
const LINES_OF_A_TABLE = 4;

/** Takes the lines of tables of contents, of figures and indexes out, which are recognised by their dot leaders. */
export function* removeContentsLines(pages: Iterable<SortedPage>): Generator<SortedPage> {
  for (const page of pages) {
    const leading = page.lines.map((line) => LEADERS.test(line.text));
    const isTable = leading.filter(Boolean).length >= LINES_OF_A_TABLE;
    let first = leading.indexOf(true);
    let last = leading.lastIndexOf(true);
    // Entries of the highest level are often without dots.
    while (isTable && ENTRY.test(page.lines[first - 1]?.text ?? '')) first -= 1;
    while (isTable && ENTRY.test(page.lines[last + 1]?.text ?? '')) last += 1;
    const removes = (index: number): boolean =>
      leading[index] === true
        ? isTable || endsInNumber(page.lines[index]?.text)
        : isTable && index >= first && index <= last;
    yield {
      ...page,
      lines: page.lines.filter((_line, index) => !removes(index)),
      removed: [
        ...page.removed,
        ...page.lines
          .filter((_line, index) => removes(index))
          .map(({ text }) => ({ kind: 'contents' as const, text })),
      ],
    };
  }
}

/** A lone row of dots may be an ellipsis; one before a number is a leader. */
function endsInNumber(text: string | undefined): boolean {
  return /(?:\.\s?){6,}\s*\d{1,4}$/.test(text ?? '');
}
