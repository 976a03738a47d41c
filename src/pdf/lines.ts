import { findGutter } from './columns.ts';
import type { Gutter } from './columns.ts';
import type { TextLine } from './page-text.ts';
import type { TextRun } from './text-runs.ts';

/** Runs whose baselines differ by less than this share of the font size are on one line; superscripts stay with theirs. */
const SAME_BASELINE = 0.45;
/** A gap this wide, in font sizes, is a space. pdf.js uses 0.102 inside its own runs. */
const SPACE_GAP = 0.12;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Puts the runs of one page together to lines, in reading order: top to bottom, and on a page with two columns the left
 * column before the right one, between the lines that go across both.
 *
 * @param known the gutter of earlier pages, if they had one
 */
export function toLines(
  runs: readonly TextRun[],
  known: Gutter | null = null,
): { lines: TextLine[]; gutter: Gutter | null } {
  const gutter = findGutter(runs, known);
  const lines = gutter === null ? sortedRows(runs).map((row) => joinRow(row, 0)) : orderColumns(runs, gutter);
  return { lines, gutter };
}

function orderColumns(runs: readonly TextRun[], gutter: Gutter): TextLine[] {
  const middle = (gutter.left + gutter.right) / 2;
  const across: TextLine[] = [];
  const sides: TextLine[] = [];
  for (const row of sortedRows(runs)) {
    const left = row.filter((run) => run.x + run.width / 2 <= middle);
    const right = row.filter((run) => run.x + run.width / 2 > middle);
    const leftEnd = Math.max(...left.map((run) => run.x + run.width));
    const rightStart = Math.min(...right.map((run) => run.x));
    const crosses = leftEnd > gutter.right || rightStart < gutter.left;
    const tight =
      left.length > 0 && right.length > 0 && rightStart - leftEnd < (gutter.right - gutter.left) / 2;
    if (crosses || tight) {
      across.push(joinRow(row, 0));
      continue;
    }
    if (left.length > 0) sides.push(joinRow(left, 1));
    if (right.length > 0) sides.push(joinRow(right, 2));
  }
  const ordered: TextLine[] = [];
  const takeSidesAbove = (y: number): void => {
    for (const column of [1, 2])
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

/** Groups runs by baseline, from the top. Runs of nothing but spaces only help to see gaps. */
function sortedRows(runs: readonly TextRun[]): TextRun[][] {
  const inked = runs.filter((run) => run.text.trim() !== '').toSorted((a, b) => b.size - a.size);
  const rows: { y: number; size: number; runs: TextRun[] }[] = [];
  const byBand = new Map<number, typeof rows>();
  const bandOf = (y: number): number => Math.floor(y / 8);
  // The largest runs found the rows, so that a superscript joins its line and doesn't open one of its own.
  for (const run of inked) {
    const reach = Math.ceil(SAME_BASELINE * 4) + 1;
    let row: (typeof rows)[number] | undefined;
    for (let band = bandOf(run.y) - reach; band <= bandOf(run.y) + reach; band += 1) {
      for (const candidate of byBand.get(band) ?? []) {
        const distance = Math.abs(candidate.y - run.y);
        if (distance > SAME_BASELINE * Math.min(candidate.size, 1.6 * run.size)) continue;
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

/** Joins the runs of one baseline, left to right or right to left, whichever most of it is. */
function joinRow(row: readonly TextRun[], column: 0 | 1 | 2): TextLine {
  const rightToLeft = row.filter((run) => run.rightToLeft).length > row.length / 2;
  const distinct = row.filter((_run, index) => !repeatsEarlier(row, index));
  let text = '';
  let previous: TextRun | undefined;
  for (const run of rightToLeft ? distinct.toReversed() : distinct) {
    if (previous !== undefined && needsSpace(previous, run, text)) text += ' ';
    text += run.text;
    previous = run;
  }
  const left = Math.min(...distinct.map((run) => run.x));
  const right = Math.max(...distinct.map((run) => run.x + run.width));
  const main = weightiest(distinct);
  return {
    text: text.replace(/ +/g, ' ').trim().normalize('NFC'),
    x: tenth(left),
    y: tenth(main.y),
    width: tenth(right - left),
    size: tenth(main.size),
    style: main.style,
    column,
  };
}

/** Some programs print bold text twice, a hair apart. */
function repeatsEarlier(row: readonly TextRun[], index: number): boolean {
  const run = row[index];
  if (run === undefined) return false;
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = row[before];
    if (other === undefined || run.x - other.x > 0.2 * run.size) return false;
    if (other.text === run.text && Math.abs(other.y - run.y) < 0.2 * run.size) return true;
  }
  return false;
}

function needsSpace(previous: TextRun, next: TextRun, text: string): boolean {
  if (text.endsWith(' ') || next.text.startsWith(' ')) return false;
  const gap = previous.x <= next.x ? next.x - previous.x - previous.width : previous.x - next.x - next.width;
  const between = CJK.test(text.at(-1) ?? '') && CJK.test(next.text.charAt(0)) ? 1 : SPACE_GAP;
  return gap > between * Math.min(previous.size, next.size);
}

/** The run whose font and size stand for the line: those with the most characters. */
function weightiest(row: readonly TextRun[]): TextRun {
  const weights = new Map<string, { characters: number; run: TextRun }>();
  for (const run of row) {
    const key = `${run.size.toFixed(1)} ${run.style}`;
    const entry = weights.get(key) ?? { characters: 0, run };
    entry.characters += run.text.length;
    weights.set(key, entry);
  }
  return [...weights.values()].reduce((best, next) => (next.characters > best.characters ? next : best)).run;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
