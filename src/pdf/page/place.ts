import { toBox } from './geometry.ts';
import type { Box, Matrix } from './geometry.ts';

/** Where something stands in the file, whoever looks at it. */
export interface Place {
  /** From 1. */
  page: number;
  box: Box;
}

interface Sheet {
  page: number;
  transform: Matrix | null;
}

/** A line or a run: its baseline, and its font size. */
interface Inked {
  x: number;
  y: number;
  width: number;
  size: number;
}

/** How far letters reach above and below their baseline, in font sizes. */
const ASCENT = 0.8;
const DESCENT = 0.25;

/** The places of what stands on one page; none where nothing is known of the page but its text. */
export function placesOf({ page, transform }: Sheet, inked: readonly Inked[]): Place[] {
  if (transform === null) return [];
  return inked.flatMap(({ x, y, width, size }) => {
    const region = { left: x, top: y - ASCENT * size, right: x + width, bottom: y + DESCENT * size };
    const box = toBox(region, transform);
    return box === null ? [] : [{ page, box }];
  });
}
