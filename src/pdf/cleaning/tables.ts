import { median } from '../median.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import { isTableLabel } from './captions.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';

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
/** A line without cells between two rows is less wide than this share of them. */
const BETWEEN = 0.6;
/** How far apart the baselines of a table are at most, in font sizes. */
const MAX_ROW_GAP = 2;
/** Lines of a head, and how far apart they are at most, in font sizes. */
const MAX_HEAD = 3;
const MAX_HEAD_GAP = 1.6;
const MIN_ROWS = 3;
/** Below or above the caption of a table, two rows are enough. */
const MIN_ROWS_CAPTIONED = 2;
const CAPTION_REACH = 3;
const NUMERIC = /^[\s\d.,:%$€£+−–—()×x*†/-]+$/;
/** Cells hold a few words; what holds sentences is set in columns to be read. */
const MAX_CELL_WORDS = 6;
/** Unless the caption says that it is a table. */
const MAX_CELL_WORDS_CAPTIONED = 20;

const WHY = { kind: 'table', reason: 'is among rows whose cells stand below each other' } as const;

/** Marks tables: rows whose cells stand below each other, three columns of short entries or a column of numbers. */
export function* tagTables(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const rows = new Set<number>();
    for (const group of findGroups(page.lines)) {
      if (!isTable(page.lines, ...group)) continue;
      const [first, to] = withLongCells(page.lines, ...group);
      const from = isCaptioned(page.lines, ...group) ? withHead(page.lines, first) : first;
      for (let at = from; at < to; at += 1) rows.add(at);
    }
    const parts = new Map<TextLine, MarkedLine>();
    page.lines.forEach((line, index) => {
      if (rows.has(index) && line.part === undefined)
        parts.set(line, { ...WHY, opens: !rows.has(index - 1) });
    });
    yield leaveOut.parts(page, parts);
  }
}

/** Stretches of lines with wide gaps in them, and with at most one line without between two of those. */
function findGroups(lines: readonly TextLine[]): [from: number, to: number][] {
  const groups: [number, number][] = [];
  lines.forEach((line, index) => {
    if (line.stops.length === 0 || line.part !== undefined) return;
    const group = groups.at(-1);
    const between = group === undefined ? [] : lines.slice(group[1], index);
    const near =
      group !== undefined &&
      between.length <= 1 &&
      between.every((other) => other.part === undefined && other.width < BETWEEN * widest(lines, group)) &&
      lines[group[0]]?.column === line.column;
    if (near) group[1] = index + 1;
    else groups.push([index, index + 1]);
  });
  return groups;
}

function widest(lines: readonly TextLine[], [from, to]: [number, number]): number {
  return Math.max(...lines.slice(from, to).map(({ width }) => width));
}

function isTable(lines: readonly TextLine[], from: number, to: number): boolean {
  const rows = lines.slice(from, to).filter(({ stops }) => stops.length > 0);
  const captioned = isCaptioned(lines, from, to);
  if (rows.length < (captioned ? MIN_ROWS_CAPTIONED : MIN_ROWS)) return false;
  const aligned = rows.filter((row) => row.stops.some(({ x }) => isColumn(x, rows))).length;
  if (aligned < 0.7 * rows.length) return false;
  const cells = rows.map(cellsOf);
  const words = cells.flat().map((cell) => cell.split(' ').length);
  if (median(words) > (captioned ? MAX_CELL_WORDS_CAPTIONED : MAX_CELL_WORDS)) return false;
  if (captioned) return true;
  const wide = cells.filter((row) => row.length >= 3).length;
  const numeric = cells.filter((row) => row.slice(1).every((cell) => NUMERIC.test(cell))).length;
  return wide >= 0.6 * rows.length || numeric >= 0.7 * rows.length;
}

function isCaptioned(lines: readonly TextLine[], from: number, to: number): boolean {
  const near = [
    ...lines.slice(Math.max(0, from - CAPTION_REACH), from),
    ...lines.slice(to, to + CAPTION_REACH),
  ];
  return near.some(({ part, text }) => part?.kind === 'caption' && isTableLabel(text));
}

/**
 * Where the table begins with the lines of its head, whose cells stand too near to each other to be told apart: they
 * are set in on both sides, as the table is, and nothing but a caption stands close above them.
 */
function withHead(lines: readonly TextLine[], from: number): number {
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
    const isAlike = line.part === undefined && Math.abs(line.size - first.size) < SAME_SIZE * first.size;
    if (!isAlike || !isSetIn || !goesUp(line, lines[head] ?? first)) break;
    head -= 1;
  }
  const above = lines[head - 1];
  const stops = above?.part !== undefined || !goesUp(above, lines[head] ?? first);
  return stops ? head : from;
}

/**
 * The table with the rows above and below it whose cells take several lines: those lines begin where a column does, and
 * keep to it.
 */
function withLongCells(lines: readonly TextLine[], from: number, to: number): [from: number, to: number] {
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
  while (belongs(lines[from - 1], lines[from])) from -= 1;
  while (belongs(lines[to], lines[to - 1])) to += 1;
  return [from, to];
}

/** Whether cells of at least half of the rows begin here. */
function isColumn(x: number, rows: readonly TextLine[]): boolean {
  const sharing = rows.filter(({ stops, size }) =>
    stops.some((stop) => Math.abs(stop.x - x) <= ALIGNED * size),
  );
  return sharing.length >= rows.length / 2;
}

function cellsOf({ text, stops }: TextLine): string[] {
  const edges = [0, ...stops.map(({ at }) => at), text.length];
  return edges.slice(0, -1).map((edge, index) => text.slice(edge, edges[index + 1]).trim());
}
