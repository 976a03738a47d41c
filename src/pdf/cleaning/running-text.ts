import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';

/** A line that fills this share of its column is text, whatever stands in it; labels in drawings are shorter. */
const FULL = 0.6;
const HEADING_SCALE = 1.12;
/** The left edges of lines that begin at one margin differ by less; in font sizes. */
const SAME_EDGE = 0.15;
/** Sizes of running text differ by less, as a share. */
const SAME_SIZE = 0.06;
/** The least distance of two lines of a paragraph, in font sizes. */
const MIN_LEADING = 0.5;
/** The largest: a share of the usual one, or so many font sizes above it. */
const MAX_LEADING = 1.25;
const MORE_LEADING = 0.3;
/** The lines of a paragraph begin within this many font sizes of each other. */
const MAX_INDENT = 3;
/** So many words with a stop behind them are a sentence, and so many in a full line are text. */
const SENTENCE_WORDS = 6;
const FULL_LINE_WORDS = 4;
/** What opens an item of a list or a numbered heading. */
const OPENING =
  /^(?:[•▪◦‣●■○□◆➢➤✓∙·–—-]\s*\S|\(?(?:\d{1,3}|\p{L}|[ivx]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}\p{L})/u;
const SENTENCE_END = /[.!?:;…][\u201d\u2019"'»)\]]*$/u;

/**
 * The lines of a page that are set as text is: full lines, what ends the paragraph that they begin, headings, items of
 * lists. What is left are words and numbers that stand by themselves: in drawings, in formulas, on title pages.
 */
export function findRunningText(
  lines: readonly TextLine[],
  statistics: BookStatistics,
): ReadonlySet<TextLine> {
  const found = new Set<TextLine>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = lines.filter((line) => line.column === column);
    const shape = columnShape(own);
    own.forEach((line, index) => {
      const before = own[index - 1];
      const after = own[index + 1];
      const goesOn = before !== undefined && isNext(before, line, statistics);
      const inBlock = goesOn || (after !== undefined && isNext(line, after, statistics));
      if (line.part !== undefined) return;
      if (
        isText(line, shape, inBlock, statistics) ||
        (goesOn && found.has(before) && line.stops.length === 0)
      )
        found.add(line);
    });
  }
  return found;
}

/** Neighbouring lines of one column that aren't running text, as they follow each other. */
export function stretchesBetween(lines: readonly TextLine[], text: ReadonlySet<TextLine>): TextLine[][] {
  const stretches: TextLine[][] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const loose = line.part === undefined && !text.has(line);
    const last = stretches.at(-1);
    if (loose && last !== undefined && last.at(-1) === before && before?.column === line.column)
      last.push(line);
    else if (loose) stretches.push([line]);
    before = line;
  }
  return stretches;
}

/** Where the text of each column begins. */
export function leftEdges(lines: readonly TextLine[]): ReadonlyMap<number, number> {
  const columns = new Set(lines.map(({ column }) => column));
  return new Map(
    [...columns].map((column) => [column, columnShape(lines.filter((line) => line.column === column)).left]),
  );
}

interface Shape {
  left: number;
  width: number;
}

/** The left edge of most wide lines and the width that nine in ten don't pass. */
function columnShape(lines: readonly TextLine[]): Shape {
  const widths = lines.map(({ width }) => width).toSorted((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const lefts = lines.filter((line) => line.width > FULL * width).map(({ x }) => x);
  const sorted = lefts.toSorted((a, b) => a - b);
  return { left: sorted[Math.floor(sorted.length / 4)] ?? 0, width };
}

function isText(
  line: TextLine,
  { left, width }: Shape,
  inBlock: boolean,
  { bodySize, bodyStyle }: BookStatistics,
): boolean {
  const { text, size, style, stops } = line;
  const words = text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length;
  if (size > HEADING_SCALE * bodySize && words > 0) return true;
  const sentence = SENTENCE_END.test(text);
  if (words >= SENTENCE_WORDS && sentence) return true;
  if (stops.length > 0) return false;
  const usual = isAlike(size, bodySize);
  // A single line in other letters may be the axis of a chart.
  if (words >= FULL_LINE_WORDS && line.width > FULL * width && (inBlock || (usual && style === bodyStyle)))
    return true;
  const atMargin = Math.abs(line.x - left) < SAME_EDGE * size;
  if (usual && words > 0 && (OPENING.test(text) || (atMargin && (sentence || style !== bodyStyle))))
    return true;
  return false;
}

/** Whether a line goes on below another one as lines of one paragraph do. */
function isNext(before: TextLine, line: TextLine, { leading }: BookStatistics): boolean {
  const gap = (line.y - before.y) / before.size;
  return (
    gap > MIN_LEADING &&
    gap < Math.max(MAX_LEADING * leading, leading + MORE_LEADING) &&
    isAlike(line.size, before.size) &&
    line.style === before.style &&
    Math.abs(line.x - before.x) < MAX_INDENT * before.size
  );
}

function isAlike(one: number, other: number): boolean {
  return Math.abs(one - other) < SAME_SIZE * Math.max(one, other);
}
