import type { BookStatistics } from '../book/book-statistics.ts';
import type { Span, TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import { SMALL_PRINT } from './small-print.ts';

const STOP = String.raw`[.!?…,;:)\]”’"'»]`;
/** The number that a note opens with; "1987 was" opens none. */
const NUMBER_OF_NOTE = /^(\d{1,3})(?=\s?[«“„"'(]?\p{L})/u;

/**
 * Finds note marks that stand on the line in the text's own size: fonts with raised figures of their own ("sups" in
 * OpenType) draw them so, and nothing but the notes at the foot tells. A mark is taken for one where it ends a
 * sentence, a clause or a word ("sold. 1", "sold.1", "sold1") and the foot of the page has the note of that number.
 */
export function* raiseFlatMarks(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
): Generator<SortedPage> {
  for (const page of pages) {
    const { foot, text } = splitPage(page.lines, statistics);
    const found = new Map<TextLine, Span[]>();
    let from = 0;
    for (const number of foot.flatMap(readNumber)) {
      const isRaised = text.some((line) => line.raised.some((span) => textOf(line, span) === number));
      if (isRaised) continue;
      // Marks come in the order of their notes.
      const index = text.findIndex((line, position) => position >= from && findMark(line, number) !== null);
      const line = text[index];
      const span = line === undefined ? null : findMark(line, number);
      if (line === undefined || span === null) continue;
      from = index;
      found.set(line, [...(found.get(line) ?? []), span]);
    }
    yield found.size === 0
      ? page
      : { ...page, lines: page.lines.map((line) => raise(line, found.get(line))) };
  }
}

/** The small lines below the text, column by column, and the text. */
function splitPage(
  lines: readonly TextLine[],
  { bodySize }: BookStatistics,
): { foot: TextLine[]; text: TextLine[] } {
  const foot = new Set<TextLine>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = lines.filter((line) => line.column === column);
    const lastOfText = own.findLastIndex(({ size }) => size > SMALL_PRINT * bodySize);
    // A whole column of small print has no text that its notes could belong to.
    if (lastOfText >= 0) for (const line of own.slice(lastOfText + 1)) foot.add(line);
  }
  return { foot: [...foot], text: lines.filter((line) => !foot.has(line)) };
}

function readNumber(line: TextLine): string[] {
  const number = NUMBER_OF_NOTE.exec(line.text)?.[1];
  return number === undefined ? [] : [number];
}

function findMark({ text }: TextLine, number: string): Span | null {
  // Where a space stands between, only what follows tells: "two, 2 and 3" are numbers, and so is "2.1 Tides".
  const apart = String.raw`(?<=${STOP}\s)${number}(?=$|\s+[\p{Lu}«“„"(–—-])`;
  const afterStop = String.raw`(?<=[^\d]${STOP})${number}(?=$|\s)`;
  const afterWord = String.raw`(?<=\p{Ll}{3})${number}(?=$|[\s.,;:!?)])`;
  const match = new RegExp(`${apart}|${afterStop}|${afterWord}`, 'u').exec(text);
  return match === null ? null : { start: match.index, end: match.index + number.length };
}

function textOf({ text }: TextLine, { start, end }: Span): string {
  return text.slice(start, end).replace(/\D/g, '');
}

function raise(line: TextLine, spans: readonly Span[] | undefined): TextLine {
  if (spans === undefined) return line;
  return { ...line, raised: [...line.raised, ...spans].toSorted((a, b) => a.start - b.start) };
}
