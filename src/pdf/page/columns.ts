import { usualSize } from './sizes.ts';
import type { TextRun } from './text-runs.ts';

/** The white strip between two columns: from its left to its right edge, in page coordinates. */
export interface Gutter {
  left: number;
  right: number;
}

/** A column that isn't at least this full is a table or a list of terms, which is read line by line. */
const MIN_FILL = 0.6;
const MIN_ROWS = 8;
/** Where the gutters of earlier pages are, a few rows are enough. */
const MIN_ROWS_WHEN_KNOWN = 4;
/** Titles, wide figures' captions and page furniture may cross the strip. */
const MAX_CROSSING_SHARE = 0.3;
/** Running heads and feet that go across columns. */
const MAX_HEADS = 2;
/** How finely strips are looked for, in font sizes of the text; and the least that one is wide, in such steps. */
const STEP = 0.05;
const MIN_STEPS = 4;
/** The letters of a typewriter stand below each other, and so do its spaces, which are 0.6 font sizes wide. */
const MIN_STEPS_TYPED = 15;
/** However wide the page is and however small its letters. */
const MAX_STEPS = 1_000;
/** Runs of one row have baselines that differ by less; in font sizes of the text. */
const SAME_ROW = 0.3;
/** Of the edges of all runs, so much may stand out on each side: a number in the margin, a word that is too long. */
const OUTLIERS = 0.02;
/**
 * Where gutters are looked for, as shares of the text's width: between two columns, among three (whose first gutter
 * must not be taken for that of two columns), and between two columns of different width.
 */
const LAYOUTS: readonly (readonly Range[])[] = [
  [[0.37, 0.63]],
  [
    [0.22, 0.45],
    [0.55, 0.78],
  ],
  [[1 / 3, 2 / 3]],
];

type Range = readonly [from: number, to: number];

/** The runs that aren't blank, where most of them begin and end, the size of most text and whether it is typed. */
interface Page {
  inked: readonly TextRun[];
  left: number;
  right: number;
  size: number;
  typed: boolean;
}

/**
 * Finds the strips between two or three columns of running text; none on a page with one column. Hardly any line
 * crosses them, and all columns are filled like running text, unless the strips lie where those of pages before did
 * (figures and listings fill a column less).
 */
export function findGutters(runs: readonly TextRun[], known: readonly Gutter[] = []): readonly Gutter[] {
  const inked = runs.filter((run) => run.text.trim() !== '');
  if (inked.length < 2 * MIN_ROWS_WHEN_KNOWN) return [];
  const left = percentile(
    inked.map((run) => run.x),
    OUTLIERS,
  );
  const right = percentile(
    inked.map((run) => run.x + run.width),
    1 - OUTLIERS,
  );
  const typed = inked.filter(({ mono }) => mono).length > inked.length / 2;
  const page: Page = { inked, left, right, size: usualSize(inked), typed };
  if (known.length > 0 && areUsed(page, known)) return known;
  let best: { gutters: readonly Gutter[]; crossing: number } | null = null;
  for (const ranges of LAYOUTS) {
    const strips = ranges.map(([from, to]) =>
      widestStrip(page, left + from * (right - left), left + to * (right - left)),
    );
    const gutters = strips.filter((strip) => strip !== null);
    if (gutters.length < ranges.length) continue;
    const crossing = crossingShare(page, gutters);
    if (crossing !== null && (best === null || crossing < best.crossing)) best = { gutters, crossing };
  }
  return best?.gutters ?? [];
}

/**
 * Whether columns of running text stand side by side here, too, be it below a figure or a listing that goes across
 * them.
 */
function areUsed({ inked, left, right, size }: Page, gutters: readonly Gutter[]): boolean {
  const crossed = toRows(
    inked.filter((run) => !isWithin(run, gutters.map(middle))),
    size,
  );
  const sides = columnsBetween(gutters, left, right).map(([from, to]) =>
    toRows(
      inked.filter((run) => isBetween(run, from, to)),
      size,
    ),
  );
  const rows = [...(sides[0] ?? new Map<number, number>())].filter(([row]) => !crossed.has(row));
  const full = rows.filter(([row]) =>
    columnsBetween(gutters, left, right).every(
      ([from, to], column) => (sides[column]?.get(row) ?? 0) > MIN_FILL * (to - from),
    ),
  );
  if (full.length >= MIN_ROWS_WHEN_KNOWN) return true;
  // Beside a drawing there may be text that isn't as long as what is below it.
  const fullIn = columnsBetween(gutters, left, right).map(
    ([from, to], column) =>
      [...(sides[column]?.values() ?? [])].filter((width) => width > MIN_FILL * (to - from)).length,
  );
  if (crossed.size <= MAX_HEADS && Math.min(...fullIn) >= MIN_ROWS) return true;
  // The last page of a chapter may have text in its first column only.
  const [[from, to] = [left, right]] = columnsBetween(gutters, left, right);
  const first = [...(sides[0]?.values() ?? [])];
  const filled = first.length >= MIN_ROWS && percentile(first, 0.5) > MIN_FILL * (to - from);
  return filled && crossed.size <= MAX_HEADS;
}

/** How many lines cross the gutters for each that lies between them; `null` where there are no columns. */
function crossingShare({ inked, left, right, size }: Page, gutters: readonly Gutter[]): number | null {
  const middles = gutters.map(middle);
  const inside = inked.filter((run) => isWithin(run, middles));
  let rows = 0;
  for (const [from, to] of columnsBetween(gutters, left, right)) {
    const between = inside.filter((run) => isBetween(run, from, to));
    const own = [...toRows(between, size).values()];
    if (own.length < MIN_ROWS || percentile(own, 0.5) < MIN_FILL * (to - from)) return null;
    rows += own.length;
  }
  const over = inked.filter((run) => !isWithin(run, middles));
  const crossing = toRows(over, size).size / rows;
  return crossing <= MAX_CROSSING_SHARE ? crossing : null;
}

function columnsBetween(gutters: readonly Gutter[], left: number, right: number): Range[] {
  const edges = [left, ...gutters.map(middle), right];
  return edges.slice(0, -1).map((from, index) => [from, edges[index + 1] ?? right]);
}

function middle({ left, right }: Gutter): number {
  return (left + right) / 2;
}

function isBetween(run: TextRun, from: number, to: number): boolean {
  const center = run.x + run.width / 2;
  return center > from && center <= to;
}

/** Whether the run crosses none of the lines down the middles of the gutters. */
function isWithin(run: TextRun, middles: readonly number[]): boolean {
  return middles.every((x) => run.x >= x || run.x + run.width <= x);
}

/** The widest strip that as few runs as possible cross. */
function widestStrip({ inked, size, typed }: Page, from: number, to: number): Gutter | null {
  const step = Math.max(STEP * size, (to - from) / MAX_STEPS);
  // Of no width, or none that is a number.
  if (!(step > 0) || !(to > from)) return null;
  const crossing = crossings(inked, from, step, 1 + Math.floor((to - from) / step));
  const least = crossing.reduce((min, count) => Math.min(min, count), Infinity);
  let best = { start: 0, steps: 0 };
  let start: number | null = null;
  crossing.forEach((count, index) => {
    start = count > least ? null : (start ?? index);
    if (start !== null && index - start > best.steps) best = { start, steps: index - start };
  });
  if (best.steps < (typed ? MIN_STEPS_TYPED : MIN_STEPS)) return null;
  return { left: from + best.start * step, right: from + (best.start + best.steps) * step };
}

/** How many runs lie across each of `count` places, which are a step apart. */
function crossings(runs: readonly TextRun[], from: number, step: number, count: number): Int32Array {
  const changes = new Int32Array(count + 1);
  const at = (place: number): number => Math.min(Math.max(place, 0), count);
  for (const { x, width } of runs) {
    const first = at(Math.floor((x - from) / step) + 1);
    const end = at(Math.ceil((x + width - from) / step));
    if (first >= end) continue;
    changes[first] = (changes[first] ?? 0) + 1;
    changes[end] = (changes[end] ?? 0) - 1;
  }
  let open = 0;
  return changes.subarray(0, count).map((change) => (open += change));
}

/** The inked width of each baseline. */
function toRows(runs: readonly TextRun[], size: number): Map<number, number> {
  const widths = new Map<number, number>();
  for (const run of runs) {
    const baseline = Math.round(run.y / Math.max(SAME_ROW * size, Number.EPSILON));
    widths.set(baseline, (widths.get(baseline) ?? 0) + run.width);
  }
  return widths;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
