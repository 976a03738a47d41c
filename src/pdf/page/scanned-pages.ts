import type { Box } from './geometry.ts';
import type { PageText } from './page-text.ts';
import type { TextRun } from './text-runs.ts';

/** What pictures cover of a page that is one: a scan has white margins at most. */
const MIN_COVERED = 0.6;
/** And where the page has words of its own, in ink: two screenshots and a running head are no scan. */
const MIN_COVERED_WITH_INK = 0.8;

/**
 * Tells a scanned page: pictures cover most of it, be it one or many strips. Text without ink on it is what somebody's
 * recognition made of it; text with ink is a stamp, a page number.
 *
 * @param view of the page: left, bottom, right, top
 */
export function scanOf(
  view: Box,
  images: readonly Box[],
  runs: readonly TextRun[],
): Exclude<PageText['scan'], undefined> | null {
  if (images.length === 0) return null;
  const covered = images.reduce((sum, box) => sum + areaWithin(box, view), 0);
  const share = covered / areaWithin(view, view);
  if (!(share >= MIN_COVERED)) return null;
  const isLayered = runs.some(({ unseen, text }) => unseen === 'invisible' && text.trim() !== '');
  if (isLayered) return 'layered';
  return share >= MIN_COVERED_WITH_INK ? 'bare' : null;
}

function areaWithin([left, bottom, right, top]: Box, view: Box): number {
  const width = Math.min(right, view[2]) - Math.max(left, view[0]);
  const height = Math.min(top, view[3]) - Math.max(bottom, view[1]);
  return Math.max(0, width) * Math.max(0, height);
}
