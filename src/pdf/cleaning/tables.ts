import { median } from '../median.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { cellsOf } from './body-text.ts';
import type { BookFacts } from './book-facts.ts';
import { isTableLabel } from './captions.ts';
import type { LeavingOut, MarkedLine } from './leaving-out.ts';
import { findParagraphs, isProse } from './prose.ts';
import { isColumn, withHead, withLongCells } from './table-extent.ts';

/** A line without cells between two rows is less wide than this share of them. */
const BETWEEN = 0.6;
const MIN_ROWS = 3;
/** Below or above the caption of a table, two rows are enough. */
const MIN_ROWS_CAPTIONED = 2;
const CAPTION_REACH = 3;
const NUMERIC = /^[\s\d.,:%$€£+−–—()×x*†/-]+$/;
/** Cells hold a few words; what holds sentences is set in columns to be read. */
const MAX_CELL_WORDS = 6;
/** Unless the caption says that it is a table. */
const MAX_CELL_WORDS_CAPTIONED = 20;

/** Of its lines, in a table that is none. */
const TEXT_SHARE = 0.4;

const NONE: ReadonlySet<TextLine> = new Set();

const WHY = { kind: 'table', reason: 'is among rows whose cells stand below each other' } as const;
const IN_ROWS = ['look'] as const;
const IN_ROWS_BY_A_CAPTION = ['look', 'pointer'] as const;

/**
 * Marks tables: rows whose cells stand below each other, three columns of short entries or a column of numbers. A
 * paragraph beside them stays.
 */
export function* tagTables(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const rows = new Map<number, MarkedLine['evidence']>();
    for (const group of findGroups(page.lines)) {
      if (!isTable(page.lines, ...group)) continue;
      const [first, to] = withLongCells(page.lines, ...group);
      const captioned = isCaptioned(page.lines, ...group);
      if (!captioned && holdsText(page.lines.slice(first, to))) continue;
      const from = captioned ? withHead(page.lines, first) : first;
      const beside = captioned ? NONE : findParagraphs(page.lines.slice(from, to), holdsProse);
      for (let at = from; at < to; at += 1) {
        const line = page.lines[at];
        if (line !== undefined && !beside.has(line)) rows.set(at, captioned ? IN_ROWS_BY_A_CAPTION : IN_ROWS);
      }
    }
    const parts = new Map<TextLine, MarkedLine>();
    page.lines.forEach((line, index) => {
      const evidence = rows.get(index);
      if (evidence !== undefined && line.part === undefined)
        parts.set(line, { ...WHY, evidence, opens: !rows.has(index - 1) });
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

/**
 * A list of options with what each of them does, a vocabulary: one of its columns is text, and no caption says that it
 * is a table.
 */
function holdsText(lines: readonly TextLine[]): boolean {
  const text = lines.filter(holdsProse);
  return text.length >= MIN_ROWS && text.length >= TEXT_SHARE * lines.length;
}

function holdsProse(line: TextLine): boolean {
  return cellsOf(line).some(isProse);
}

/** By a caption above it, or by one below it that isn't above other rows: those are its table, then. */
function isCaptioned(lines: readonly TextLine[], from: number, to: number): boolean {
  if (lines.slice(Math.max(0, from - CAPTION_REACH), from).some(isTableCaption)) return true;
  const after = lines.slice(to, to + CAPTION_REACH).findIndex(isTableCaption);
  if (after === -1) return false;
  const below = lines.slice(to + after).filter((line) => !isOfCaption(line));
  return !below.slice(0, CAPTION_REACH).some(({ stops }) => stops.length > 0);
}

function isTableCaption(line: TextLine): boolean {
  return isOfCaption(line) && isTableLabel(line.text);
}

function isOfCaption({ part }: TextLine): boolean {
  return part?.kind === 'caption';
}
