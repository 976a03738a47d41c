import type { TextLine } from '../page/page-text.ts';
import { isProse } from './prose.ts';

/** Cells of one column begin within this many font sizes of each other; numbers are set to the right. */
const ALIGNED = 1.4;
/**
 * Lines of one cell, and cells of one column, begin this near to each other where they are set to the left; in font
 * sizes.
 */
const SAME_EDGE = 0.2;
/** Sizes within a table differ by less, as a share. */
const SAME_SIZE = 0.06;
/** How far a table is set in on both sides, in font sizes. */
const INSET = 0.5;
/** How far apart the baselines of a table are at most, in font sizes. */
const MAX_ROW_GAP = 2;
/** Lines of a head, and how far apart they are at most, in font sizes. */
const MAX_HEAD = 3;
const MAX_HEAD_GAP = 1.6;
const OPENING = /^["'“‘«„([¿¡]?\p{Lu}/u;
const SENTENCE_END = /\p{L}[.!?:…][\u201d\u2019"'»)\]]*$/u;

/**
 * The table with the rows above and below it whose cells take several lines: those lines begin where a column does, and
 * keep to it.
 */
export function withLongCells(
  lines: readonly TextLine[],
  from: number,
  to: number,
): [from: number, to: number] {
  const rows = lines.slice(from, to).filter(({ stops }) => stops.length > 0);
  const left = Math.min(...rows.map(({ x }) => x));
  const columns = rows.flatMap(({ stops }) => stops.map(({ x }) => x)).filter((x) => isColumn(x, rows));
  const second = Math.min(...columns);
  const column = rows[0]?.column;
  const belongs = (line: TextLine | undefined, beside: TextLine | undefined): boolean => {
    if (line === undefined || beside === undefined || line.part !== undefined || line.column !== column)
      return false;
    if (Math.abs(line.y - beside.y) > MAX_ROW_GAP * line.size) return false;
    const begins = (x: number): boolean => Math.abs(line.x - x) < SAME_EDGE * line.size;
    if (line.stops.length > 0)
      return line.stops.some(({ x }) => columns.some((at) => Math.abs(x - at) < SAME_EDGE * line.size));
    return columns.some(begins) || (begins(left) && line.x + line.width < second);
  };
  let [first, end] = [from, to];
  while (belongs(lines[first - 1], lines[first])) first -= 1;
  while (belongs(lines[end], lines[end - 1])) end += 1;
  const mayBeText = ({ stops, x, size }: TextLine): boolean =>
    stops.length === 0 && Math.abs(x - left) < SAME_EDGE * size;
  first += countTextAbove(lines, first, from, mayBeText);
  end -= countTextBelow(lines, to, end, mayBeText);
  return [first, end];
}

/**
 * How many of the lines above the first row are the short end of a paragraph and no cell of several lines: up to the
 * last that ends a sentence; all of them where they go on with a sentence that is wider than a cell. Below a caption
 * there is no paragraph.
 */
function countTextAbove(
  lines: readonly TextLine[],
  first: number,
  from: number,
  mayBeText: (line: TextLine) => boolean,
): number {
  const [above, top] = [lines[first - 1], lines[first]];
  if (above?.part !== undefined || top === undefined || first === from) return 0;
  const cell = lines.slice(first, from).findIndex((line) => !mayBeText(line));
  const text = lines.slice(first, cell < 0 ? from : first + cell);
  const ended = text.findLastIndex((line) => SENTENCE_END.test(line.text)) + 1;
  if (ended > 0 || above === undefined) return ended;
  return isUnfinished(above, top) ? text.length : 0;
}

/** Whether a sentence that fills a line goes on in the next one. */
function isUnfinished(line: TextLine, next: TextLine): boolean {
  return (
    line.column === next.column &&
    line.stops.length === 0 &&
    isAlike(line, next) &&
    next.y - line.y < MAX_HEAD_GAP * line.size &&
    isProse(line.text) &&
    !SENTENCE_END.test(line.text)
  );
}

/**
 * How many of the lines below the last row are a short paragraph, which ends a sentence; none where a caption stands
 * below them.
 */
function countTextBelow(
  lines: readonly TextLine[],
  to: number,
  end: number,
  mayBeText: (line: TextLine) => boolean,
): number {
  if (lines[end]?.part !== undefined) return 0;
  const text = end - 1 - lines.slice(to, end).findLastIndex((line) => !mayBeText(line)) - to;
  const below = lines.slice(end - text, end);
  return OPENING.test(below[0]?.text ?? '') && below.some((line) => SENTENCE_END.test(line.text)) ? text : 0;
}

function isAlike(one: TextLine, other: TextLine): boolean {
  return Math.abs(one.size - other.size) < SAME_SIZE * other.size;
}

/**
 * Where the table begins with the lines of its head, whose cells stand too near to each other to be told apart: they
 * are set in on both sides, as the table is, and nothing but a caption stands close above them.
 */
export function withHead(lines: readonly TextLine[], from: number): number {
  const first = lines[from];
  if (first === undefined) return from;
  const column = lines.filter((line) => line.column === first.column);
  const left = Math.min(...column.map(({ x }) => x));
  const right = Math.max(...column.map(({ x, width }) => x + width));
  const goesUp = (line: TextLine | undefined, below: TextLine): boolean =>
    line?.column === below.column && below.y > line.y && below.y - line.y < MAX_HEAD_GAP * below.size;
  let head = from;
  for (let line = lines[head - 1]; line !== undefined && from - head < MAX_HEAD; line = lines[head - 1]) {
    const inset = INSET * line.size;
    const isSetIn = line.x > left + inset && line.x + line.width < right - inset;
    if (line.part !== undefined || !isAlike(line, first) || !isSetIn || !goesUp(line, lines[head] ?? first))
      break;
    head -= 1;
  }
  const above = lines[head - 1];
  const stops = above?.part !== undefined || !goesUp(above, lines[head] ?? first);
  return stops ? head : from;
}

/** Whether cells of at least half of the rows begin here. */
export function isColumn(x: number, rows: readonly TextLine[]): boolean {
  const sharing = rows.filter(({ stops, size }) =>
    stops.some((stop) => Math.abs(stop.x - x) <= ALIGNED * size),
  );
  return sharing.length >= rows.length / 2;
}
