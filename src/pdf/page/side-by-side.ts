import { withAnswers } from './answers.ts';
import { endsInHyphen } from './hyphens.ts';
import type { TextRun } from './text-runs.ts';

/** The runs of one baseline, from the left. */
type Row = readonly TextRun[];

/** Rows that are read together. */
export interface Block {
  rows: readonly Row[];
  /** 0 where nothing stands beside it. */
  column: number;
}

/** The strip between two blocks is wider than a space in a line; in font sizes. */
const MIN_STRIP = 0.9;
/** And a line of the left block ends at least this far from the right one, in font sizes. */
const MIN_GAP = 0.5;
/** The lines of a block begin within this many font sizes of each other. */
const SAME_EDGE = 0.25;
/** Fewer lines may begin below each other by chance. */
const MIN_LINES = 4;
/** Of the edges at which a block may begin, so many are tried. */
const MAX_EDGES = 6;
/** Of the places where a block of centred lines may begin, so many are tried, this many font sizes apart. */
const MAX_STRIPS = 40;
const APART = 3;
/** A sentence goes on below a line of so many words that fills this share of its block and has no space this wide. */
const MIN_WORDS = 2;
const MIN_FILL = 0.7;
const MAX_SPACE = 1.6;
/**
 * The lines of a sentence are no further apart than this, in font sizes; and their sizes differ by less, as a share.
 */
const MAX_LEADING = 2;
const SAME_SIZE = 0.1;
/** What goes on in the left block below the right one is as near to it as its own lines are, in font sizes. */
const TIGHT = 1.5;
/** Baselines of one row differ by less, in font sizes. */
const SAME_ROW = 0.45;
/** So many sentences, and for so many of the lines of the shorter block, would be torn by reading across. */
const MIN_TORN = 2;
const MIN_TORN_SHARE = 0.3;
const STOP = /[.!?:;…]["'”’»)\]]*\d{0,3}$/u;
const SENTENCE_END = /\p{L}[.!?…]["'”’»)\]]*\d{0,3}(?=\s+\p{Lu}|$)/u;
const GOES_ON = /^["'“‘«(]?\p{Ll}/u;

/**
 * Parts the rows of a page where blocks stand side by side that are read one after the other: columns below an abstract
 * that goes across, two languages beside each other, a box beside the text. Sentences tell: they go on in the next line
 * of their block, and reading across would put words of the other block into them. Cells of a table and terms of a list
 * have no such sentences, nor have they any that end.
 */
export function partBlocks(rows: readonly Row[]): Block[] {
  return part(rows, 0, { last: 0 });
}

function part(rows: readonly Row[], column: number, columns: { last: number }): Block[] {
  const blocks: Block[] = [];
  let done = 0;
  for (const { from, to, edge } of findBands(rows)) {
    if (from > done) blocks.push(...part(rows.slice(done, from), column, columns));
    const [left, right] = sidesOf(rows.slice(from, to), edge);
    const answered = withAnswers(left, right);
    const first = columns.last + 1;
    if (answered === null) {
      for (const side of [left, right]) {
        columns.last += 1;
        blocks.push(...part(side, columns.last, columns));
      }
    } else {
      columns.last += 2;
      for (const piece of answered) blocks.push({ rows: piece.rows, column: first + Number(piece.isAnswer) });
    }
    done = to;
  }
  if (done === 0) return [{ rows, column }];
  if (done < rows.length) blocks.push(...part(rows.slice(done), column, columns));
  return blocks;
}

/** Rows that two blocks share, and where the right one begins. */
interface Band {
  from: number;
  to: number;
  edge: number;
  torn: number;
}

/**
 * The bands at the edge that keeps most sentences whole; of several, at the leftmost: numbers stand before their items.
 */
function findBands(rows: readonly Row[]): Band[] {
  const tornIn = (bands: readonly Band[]): number => bands.reduce((sum, { torn }) => sum + torn, 0);
  return [...edgesOf(rows), ...stripsOf(rows)]
    .map((edge) => bandsAt(rows, edge))
    .reduce((best, bands) => (tornIn(bands) > tornIn(best) ? bands : best), []);
}

/** Where most lines begin below each other, but for the leftmost edge. */
function edgesOf(rows: readonly Row[]): number[] {
  const starts = rows
    .flatMap((row) => row.filter((run, index) => index === 0 || isApart(run, row[index - 1], MIN_STRIP)))
    .toSorted((a, b) => a.x - b.x);
  const edges: { x: number; lines: number }[] = [];
  for (const { x, size } of starts) {
    const last = edges.at(-1);
    if (last !== undefined && x - last.x <= SAME_EDGE * size) last.lines += 1;
    else edges.push({ x, lines: 1 });
  }
  return edges
    .slice(1)
    .filter(({ lines }) => lines >= MIN_LINES)
    .toSorted((a, b) => b.lines - a.lines)
    .slice(0, MAX_EDGES)
    .map(({ x }) => x)
    .toSorted((a, b) => a - b);
}

/** What stands on one row without a wide space in it. */
interface Piece {
  start: number;
  end: number;
  size: number;
}

/**
 * Where the right one of two blocks begins that needn't begin at one edge, since its lines are centred: right of what
 * most rows leave white.
 */
function stripsOf(rows: readonly Row[]): number[] {
  const pieces = rows.map(piecesOf);
  const starts = [...new Set(pieces.flat().map(({ start }) => Math.round(start)))].toSorted((a, b) => a - b);
  const step = Math.max(1, starts.length / MAX_STRIPS);
  const strips = Array.from({ length: Math.min(MAX_STRIPS, starts.length) }, (_, index) => {
    const edge = starts[Math.floor(index * step)] ?? 0;
    return { edge, rows: sharedAt(pieces, edge) };
  });
  const chosen: number[] = [];
  for (const { edge, rows: shared } of strips.toSorted((a, b) => b.rows - a.rows || a.edge - b.edge)) {
    const size = rows[0]?.[0]?.size ?? 0;
    if (shared < MIN_LINES || chosen.length === MAX_EDGES) break;
    if (chosen.every((other) => Math.abs(other - edge) > APART * size)) chosen.push(edge);
  }
  return chosen.toSorted((a, b) => a - b);
}

function piecesOf(row: Row): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, run] of row.entries()) {
    const last = pieces.at(-1);
    const end = run.x + run.width;
    if (last === undefined || isApart(run, row[index - 1], MIN_STRIP)) {
      pieces.push({ start: run.x, end, size: run.size });
    } else last.end = Math.max(last.end, end);
  }
  return pieces;
}

/** How many rows stand on the emptier side of this place, as far as nothing crosses it. */
function sharedAt(rows: readonly (readonly Piece[])[], edge: number): number {
  let [shared, left, right] = [0, 0, 0];
  const close = (): void => {
    const least = Math.min(left, right);
    if (least >= MIN_LINES) shared += least;
    [left, right] = [0, 0];
  };
  for (const row of rows) {
    const before = row.filter(({ start, size }) => start <= edge - SAME_EDGE * size);
    if (before.some(({ end, size }) => end > edge - MIN_GAP * size)) close();
    else {
      left += Math.sign(before.length);
      right += Math.sign(row.length - before.length);
    }
  }
  close();
  return shared;
}

function isApart(run: TextRun, before: TextRun | undefined, least: number): boolean {
  return before !== undefined && run.x - before.x - before.width > least * run.size;
}

function bandsAt(rows: readonly Row[], edge: number): Band[] {
  const bands: Band[] = [];
  const across = [...rows.keys()].filter((index) => rows[index]?.some((run) => crosses(run, edge)));
  let start = 0;
  for (const end of [...across, rows.length]) {
    const band = bandWithin(rows, start, end, edge);
    if (band !== null) bands.push(band);
    start = end + 1;
  }
  return bands;
}

/** From the first row to the last in which something stands on the right, and what goes on below on the left. */
function bandWithin(rows: readonly Row[], start: number, end: number, edge: number): Band | null {
  const hasRight = (row: Row): boolean => row.some((run) => isRight(run, edge));
  const shared = rows.slice(start, end);
  const first = shared.findIndex(hasRight);
  if (first < 0) return null;
  const from = start + first;
  let to = start + shared.findLastIndex(hasRight) + 1;
  let last = rows.slice(from, to).findLast(([run]) => run !== undefined && !isRight(run, edge));
  for (let next = rows[to]; to < end && isTight(last, next); next = rows[to]) {
    last = next;
    to += 1;
  }
  const [left, right] = sidesOf(rows.slice(from, to), edge);
  const torn = countTorn(left, right, -SAME_ROW) + countTorn(right, left, SAME_ROW);
  const least = Math.max(MIN_TORN, MIN_TORN_SHARE * Math.min(left.length, right.length));
  return torn >= least ? { from, to, edge, torn } : null;
}

function isTight(before: Row | undefined, row: Row | undefined): boolean {
  const [above, below] = [before?.[0], row?.[0]];
  return above !== undefined && below !== undefined && below.y - above.y < TIGHT * above.size;
}

function isRight({ x, size }: TextRun, edge: number): boolean {
  return x > edge - SAME_EDGE * size;
}

function crosses(run: TextRun, edge: number): boolean {
  return !isRight(run, edge) && run.x + run.width > edge - MIN_GAP * run.size;
}

function sidesOf(rows: readonly Row[], edge: number): [left: Row[], right: Row[]] {
  const side = (right: boolean): Row[] =>
    rows.map((row) => row.filter((run) => isRight(run, edge) === right)).filter((row) => row.length > 0);
  return [side(false), side(true)];
}

/**
 * How many sentences of a block have words of the other one between a line and its next, if they are read across.
 *
 * @param later how much later on the page those words are read, in font sizes: behind a line on their left, but before
 * one on their right
 */
function countTorn(block: readonly Row[], other: readonly Row[], later: number): number {
  if (!block.some((row) => SENTENCE_END.test(textOf(row)))) return 0;
  const widest = Math.max(0, ...block.map(widthOf));
  const words = other.filter((row) => /\p{L}/u.test(textOf(row)));
  return block.filter((row, index) => {
    const next = block[index + 1];
    if (next === undefined || !goesOn(row, next, widest)) return false;
    const [top = NaN, bottom = NaN] = [row[0]?.y, next[0]?.y];
    const shift = later * (row[0]?.size ?? 0);
    return words.some(([run]) => run !== undefined && run.y > top + shift && run.y < bottom + shift);
  }).length;
}

function goesOn(row: Row, next: Row, widest: number): boolean {
  const [first, second] = [row[0], next[0]];
  if (first === undefined || second === undefined || first.mono) return false;
  if (second.y - first.y > MAX_LEADING * first.size) return false;
  if (Math.abs(first.size - second.size) > SAME_SIZE * first.size) return false;
  const text = textOf(row);
  if (STOP.test(text) || !(endsInHyphen(text) || GOES_ON.test(textOf(next)))) return false;
  if (widthOf(row) < MIN_FILL * widest || text.split(' ').length < MIN_WORDS) return false;
  return row.every((run, index) => index === 0 || !isApart(run, row[index - 1], MAX_SPACE));
}

function widthOf(row: Row): number {
  const last = row.at(-1);
  return last === undefined ? 0 : last.x + last.width - (row[0]?.x ?? 0);
}

function textOf(row: Row): string {
  return row
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
