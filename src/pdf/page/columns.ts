import type { TextRun } from './text-runs.ts';

/** The white strip between two columns: from its left to its right edge, in points. */
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
const STEP = 2;
/**
 * Where gutters are looked for, as shares of the text's width: between two columns, among three (whose first gutter must not be
 * taken for that of two columns), and between two columns of different width.
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

/**
 * Finds the strips between two or three columns of running text; none on a page with one column. Hardly any line crosses them, and all
 * columns are filled like running text, unless the strips lie where those of pages before did (figures and listings fill a
 * column less).
 */
export function findGutters(runs: readonly TextRun[], known: readonly Gutter[] = []): readonly Gutter[] {
  const inked = runs.filter((run) => run.text.trim() !== '');
  if (inked.length < 2 * MIN_ROWS_WHEN_KNOWN) return [];
  const left = percentile(
    inked.map((run) => run.x),
    0.02,
  );
  const right = percentile(
    inked.map((run) => run.x + run.width),
    0.98,
  );
  if (known.length > 0 && areUsed(inked, known, [left, right])) return known;
  let best: { gutters: readonly Gutter[]; crossing: number } | null = null;
  for (const ranges of LAYOUTS) {
    const strips = ranges.map(([from, to]) =>
      widestStrip(inked, left + from * (right - left), left + to * (right - left)),
    );
    const gutters = strips.filter((strip) => strip !== null);
    if (gutters.length < ranges.length) continue;
    const crossing = crossingShare(inked, gutters, [left, right]);
    if (crossing !== null && (best === null || crossing < best.crossing)) best = { gutters, crossing };
  }
  return best?.gutters ?? [];
}

/** Whether columns of running text stand side by side here, too, be it below a figure or a listing that goes across them. */
function areUsed(inked: readonly TextRun[], gutters: readonly Gutter[], [left, right]: Range): boolean {
  const crossed = toRows(inked.filter((run) => !isWithin(run, gutters.map(middle))));
  const sides = columnsBetween(gutters, left, right).map(([from, to]) =>
    toRows(inked.filter((run) => isBetween(run, from, to))),
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
function crossingShare(
  inked: readonly TextRun[],
  gutters: readonly Gutter[],
  [left, right]: Range,
): number | null {
  const middles = gutters.map(middle);
  const inside = inked.filter((run) => isWithin(run, middles));
  let rows = 0;
  for (const [from, to] of columnsBetween(gutters, left, right)) {
    const own = [...toRows(inside.filter((run) => isBetween(run, from, to))).values()];
    if (own.length < MIN_ROWS || percentile(own, 0.5) < MIN_FILL * (to - from)) return null;
    rows += own.length;
  }
  const crossing = toRows(inked.filter((run) => !isWithin(run, middles))).size / rows;
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
function widestStrip(inked: readonly TextRun[], from: number, to: number): Gutter | null {
  const counts: { x: number; crossing: number }[] = [];
  for (let x = from; x <= to; x += STEP) {
    let crossing = 0;
    for (const run of inked) if (run.x < x && run.x + run.width > x) crossing += 1;
    counts.push({ x, crossing });
  }
  const least = Math.min(...counts.map(({ crossing }) => crossing));
  let best: Gutter | null = null;
  let start: number | null = null;
  for (const { x, crossing } of counts) {
    start = crossing > least ? null : (start ?? x);
    if (start !== null && (best === null || x - start > best.right - best.left))
      best = { left: start, right: x };
  }
  return best !== null && best.right - best.left >= STEP ? best : null;
}

/** The inked width of each baseline. */
function toRows(runs: readonly TextRun[]): Map<number, number> {
  const widths = new Map<number, number>();
  for (const run of runs) {
    const baseline = Math.round(run.y / 3);
    widths.set(baseline, (widths.get(baseline) ?? 0) + run.width);
  }
  return widths;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
