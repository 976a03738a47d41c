import type { Box } from './page/hidden-text.ts';
import type { PageText } from './page/page-text.ts';
import type { TextItem } from './page/text-runs.ts';

/** What pictures cover of a page that is one: a scan has white margins at most. */
const MIN_COVERED = 0.6;

/**
 * Tells a scanned page: pictures cover most of it, be it one or many strips. Text without ink on it is what somebody's recognition
 * made of it; text with ink is a stamp, a page number.
 *
 * @param view of the page: left, bottom, right, top
 */
export function scanOf(
  view: Box,
  images: readonly Box[],
  items: readonly TextItem[],
): Exclude<PageText['scan'], undefined> | null {
  if (images.length === 0) return null;
  const covered = images.reduce((sum, box) => sum + areaWithin(box, view), 0);
  if (covered < MIN_COVERED * areaWithin(view, view)) return null;
  const isLayered = items.some(({ unseen, str }) => unseen === 'invisible' && str.trim() !== '');
  return isLayered ? 'layered' : 'bare';
}

function areaWithin([left, bottom, right, top]: Box, view: Box): number {
  const width = Math.min(right, view[2]) - Math.max(left, view[0]);
  const height = Math.min(top, view[3]) - Math.max(bottom, view[1]);
  return Math.max(0, width) * Math.max(0, height);
}
