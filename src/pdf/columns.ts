import type { TextRun } from './text-runs.ts';

/** The white strip between two columns: from its left to its right edge, in points. */
export interface Gutter {
  left: number;
  right: number;
}

/** A column that isn't at least this full is a table or a list of terms, which is read line by line. */
const MIN_FILL = 0.6;
const MIN_ROWS = 8;
/** Titles, wide figures' captions and page furniture may cross the strip. */
const MAX_CROSSING_SHARE = 0.3;
const STEP = 2;

/**
 * Finds the strip between two columns of running text, or `null`. It lies in the middle third of the text, hardly any line
 * crosses it, and both sides are filled like running text, unless they lie beside a gutter that is known from pages before (figures
 * and listings fill a column less).
 *
 */
export function findGutter(runs: readonly TextRun[], known: Gutter | null = null): Gutter | null {
  const inked = runs.filter((run) => run.text.trim() !== '');
  if (inked.length < 2 * MIN_ROWS) return null;
  const left = percentile(
    inked.map((run) => run.x),
    0.02,
  );
  const right = percentile(
    inked.map((run) => run.x + run.width),
    0.98,
  );
  const span = right - left;
  const counts: { x: number; crossing: number }[] = [];
  for (let x = left + span / 3; x <= right - span / 3; x += STEP) {
    counts.push({ x, crossing: inked.filter((run) => run.x < x && run.x + run.width > x).length });
  }
  const least = Math.min(...counts.map(({ crossing }) => crossing));
  const gutter = widestStrip(counts, least);
  if (gutter === null || gutter.right - gutter.left < STEP) return null;
  const middle = (gutter.left + gutter.right) / 2;
  const leftRows = toRows(inked.filter((run) => run.x + run.width <= middle));
  const rightRows = toRows(inked.filter((run) => run.x >= middle));
  const crossingRows = toRows(inked.filter((run) => run.x < middle && run.x + run.width > middle));
  if (leftRows.length < MIN_ROWS || rightRows.length < MIN_ROWS) return null;
  if (crossingRows.length > MAX_CROSSING_SHARE * (leftRows.length + rightRows.length)) return null;
  if (known !== null && known.left < gutter.right && gutter.left < known.right) return gutter;
  const filled = fill(leftRows, middle - left) >= MIN_FILL && fill(rightRows, right - middle) >= MIN_FILL;
  return filled ? gutter : null;
}

function widestStrip(counts: readonly { x: number; crossing: number }[], least: number): Gutter | null {
  let best: Gutter | null = null;
  let start: number | null = null;
  for (const { x, crossing } of counts) {
    start = crossing > least ? null : (start ?? x);
    if (start !== null && (best === null || x - start > best.right - best.left))
      best = { left: start, right: x };
  }
  return best;
}

/** The inked width of each baseline. */
function toRows(runs: readonly TextRun[]): number[] {
  const widths = new Map<number, number>();
  for (const run of runs) {
    const baseline = Math.round(run.y / 3);
    widths.set(baseline, (widths.get(baseline) ?? 0) + run.width);
  }
  return [...widths.values()];
}

/** How much of the column a typical row fills. */
function fill(rows: readonly number[], columnWidth: number): number {
  return percentile(rows, 0.5) / columnWidth;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
