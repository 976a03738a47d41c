import { median } from '../median.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { LeavingOut } from './leaving-out.ts';

/** A watermark's letters are this much larger than those of the page. */
export const WATERMARK_SCALE = 2.5;
/** And they are printed over so many characters, on two lines at least; initials only reach down beside theirs. */
const MIN_COVERED_CHARACTERS = 8;
/** Baselines nearer to each other are one; in sizes of the watermark. */
const SAME_BASELINE = 0.02;
/** Letters reach this far above their baseline, in font sizes. */
const CAPITAL_HEIGHT = 0.7;

const WHY = {
  kind: 'watermark',
  reason: 'is printed in large letters over the text',
  evidence: ['look', 'place'],
} as const;

/** Takes out what is printed in large letters across the text; the text beside it must not be taken for its line. */
export function removeOverprints(page: RunsPage, leaveOut: LeavingOut): RunsPage {
  const { runs } = page;
  const sizes = runs.filter(({ text }) => text.trim() !== '').map(({ size }) => size);
  const usual = median(sizes);
  const large = runs.filter(({ size, text }) => size > WATERMARK_SCALE * usual && text.trim().length > 1);
  const found = large.filter((run) => coversText(run, runs));
  return leaveOut.runs(
    page,
    found.map((run) => ({ ...WHY, runs: [run] })),
  );
}

function coversText(mark: TextRun, runs: readonly TextRun[]): boolean {
  const top = mark.y - CAPITAL_HEIGHT * mark.size;
  const baselines = new Set<number>();
  let characters = 0;
  for (const { text, x, y, width, size } of runs) {
    const middle = y - 0.25 * size;
    if (size * WATERMARK_SCALE > mark.size || middle < top || middle > mark.y) continue;
    const covered = Math.min(x + width, mark.x + mark.width) - Math.max(x, mark.x);
    if (covered <= 0 || width <= 0) continue;
    characters += (covered / width) * text.trim().length;
    baselines.add(Math.round(y / (SAME_BASELINE * mark.size)));
  }
  return characters >= MIN_COVERED_CHARACTERS && baselines.size > 1;
}
