import { findGutters } from './columns.ts';
import type { Gutter } from './columns.ts';
import { joinInitials } from './initials.ts';
import { joinRow } from './join-row.ts';
import type { TextLine } from './page-text.ts';
import { partBlocks } from './side-by-side.ts';
import type { TextRun } from './text-runs.ts';

/**
 * Runs whose baselines differ by less than this share of the font size are on one line; superscripts stay with theirs.
 */
const SAME_BASELINE = 0.45;
/** A small run belongs to a row of larger ones only as far as it reaches itself; in its own sizes. */
const MAX_REACH = 1.6;
/** How high a band of the page is that is searched at once, in points: only a matter of speed. */
const BAND_POINTS = 8;

/**
 * Puts the runs of one page together to lines, in reading order: top to bottom, and on a page with columns the left
 * column before the ones right of it, between the lines that go across them.
 *
 * @param known the gutters of earlier pages, if they had any
 * @param edges where the page is read from the right, and is given from there: see `fromRight`
 */
export function toLines(
  runs: readonly TextRun[],
  known: readonly Gutter[] = [],
  edges: number | null = null,
): { lines: TextLine[]; gutters: readonly Gutter[] } {
  const gutters = findGutters(runs, known);
  const rows = sortedRows(joinInitials(runs));
  const join: Join = (row, column) => joinRow(row, column, edges);
  const lines = gutters.length === 0 ? orderBlocks(rows, join) : orderColumns(rows, gutters, join);
  return { lines, gutters };
}

type Join = (row: readonly TextRun[], column: number) => TextLine;

function orderBlocks(rows: readonly TextRun[][], join: Join): TextLine[] {
  return partBlocks(rows).flatMap((block) => {
    // Once more by block: a baseline may be nearer to one of the block beside than to its own.
    const own = block.column === 0 ? block.rows : sortedRows(block.rows.flat());
    return own.map((row) => join(row, block.column));
  });
}

function orderColumns(rows: readonly TextRun[][], gutters: readonly Gutter[], join: Join): TextLine[] {
  const across: TextLine[] = [];
  const columns: TextRun[][] = Array.from({ length: gutters.length + 1 }, () => []);
  const page = extent(rows.flat());
  let begun = false;
  for (const row of rows) {
    const parts = splitRow(row, gutters);
    const isAbove = !begun && across.length > 0 && isCentredIn(page, row);
    if (parts === null || isAbove) {
      across.push(join(row, 0));
    } else {
      parts.forEach((part, index) => columns[index]?.push(...part));
      begun = true;
    }
  }
  // Once more by column: a baseline may be nearer to one of the column beside than to its own.
  const sides = columns.flatMap((runs, index) => sortedRows(runs).map((row) => join(row, index + 1)));
  const ordered: TextLine[] = [];
  const takeSidesAbove = (y: number): void => {
    for (let column = 1; column <= gutters.length + 1; column += 1)
      ordered.push(...sides.filter((line) => line.column === column && line.y < y));
    sides.splice(0, sides.length, ...sides.filter((line) => line.y >= y));
  };
  for (const line of across) {
    takeSidesAbove(line.y);
    ordered.push(line);
  }
  takeSidesAbove(Infinity);
  return ordered;
}

/** The author's line below a title stands in the middle of the page, and only seems to be in the middle column. */
function isCentredIn([left, right]: readonly [number, number], row: readonly TextRun[]): boolean {
  const [from, to] = extent(row);
  return (
    Math.abs((from + to) / 2 - (left + right) / 2) < (row[0]?.size ?? 0) && to - from < (right - left) / 3
  );
}

function extent(runs: readonly TextRun[]): [left: number, right: number] {
  let left = Infinity;
  let right = -Infinity;
  for (const { x, width } of runs) {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
  }
  return [left, right];
}

/** The row's runs by column, or `null` when it goes across a gutter. */
function splitRow(row: readonly TextRun[], gutters: readonly Gutter[]): TextRun[][] | null {
  const columns: TextRun[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const run of row) {
    const center = run.x + run.width / 2;
    const column = gutters.filter(({ left, right }) => center > (left + right) / 2).length;
    columns[column]?.push(run);
  }
  for (const [index, gutter] of gutters.entries()) {
    const left = columns[index] ?? [];
    const right = columns[index + 1] ?? [];
    const leftEnd = Math.max(...left.map((run) => run.x + run.width));
    const rightStart = Math.min(...right.map((run) => run.x));
    if (leftEnd > gutter.right || rightStart < gutter.left) return null;
    const gap = rightStart - leftEnd;
    if (left.length > 0 && right.length > 0 && gap < (gutter.right - gutter.left) / 2) return null;
  }
  return columns;
}

/** Groups runs by baseline, from the top. Runs of nothing but spaces only help to see gaps. */
function sortedRows(runs: readonly TextRun[]): TextRun[][] {
  const inked = runs.filter((run) => run.text.trim() !== '').toSorted((a, b) => b.size - a.size);
  const rows: { y: number; size: number; runs: TextRun[] }[] = [];
  const byBand = new Map<number, typeof rows>();
  const bandOf = (y: number): number => Math.floor(y / BAND_POINTS);
  // The largest runs found the rows, so that a superscript joins its line and doesn't open one of its own.
  for (const run of inked) {
    const reach = Math.ceil((SAME_BASELINE * MAX_REACH * run.size) / BAND_POINTS);
    let row: (typeof rows)[number] | undefined;
    for (let band = bandOf(run.y) - reach; band <= bandOf(run.y) + reach; band += 1) {
      for (const candidate of byBand.get(band) ?? []) {
        const distance = Math.abs(candidate.y - run.y);
        if (distance > SAME_BASELINE * Math.min(candidate.size, MAX_REACH * run.size)) continue;
        if (row === undefined || distance < Math.abs(row.y - run.y)) row = candidate;
      }
    }
    if (row === undefined) {
      row = { y: run.y, size: run.size, runs: [] };
      rows.push(row);
      byBand.set(bandOf(run.y), [...(byBand.get(bandOf(run.y)) ?? []), row]);
    }
    row.runs.push(run);
  }
  return rows.toSorted((a, b) => a.y - b.y).map((row) => row.runs.toSorted((a, b) => a.x - b.x));
}
