import type { GreyPicture } from './grey-picture.ts';

/** What is dark and touches. Pixels. */
export interface Blot {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
}

/** What letters are made of is larger than this. Pixels. */
const MIN_LETTER = 40;
/** A grid in which is noted what is where. Pixels. */
const CELL = 4;

export interface Blots {
  /** Those too small for letters: dots, and dust. */
  small: readonly Blot[];
  /** Heights of the others. */
  heights: readonly number[];
  /** Whether one of the others is as near to a small one as that. Pixels. */
  hasLetterNear: (blot: Blot, reach: number) => boolean;
  /** How many small ones are as near to one as that, itself included. */
  countNear: (blot: Blot, reach: number) => number;
}

/** @param dark shades below it are dark */
export function findBlots(picture: GreyPicture, dark: number): Blots {
  const { width, height, grey } = picture;
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const letters = new Uint8Array(columns * rows);
  const dots = new Uint16Array(columns * rows);
  const cellOf = (x: number, y: number): number => Math.floor(y / CELL) * columns + Math.floor(x / CELL);
  const small: Blot[] = [];
  const heights: number[] = [];
  const seen = new Uint8Array(grey.length);
  for (let start = 0; start < grey.length; start += 1) {
    if (seen[start] === 1 || (grey[start] ?? 255) >= dark) continue;
    const pixels = fill(picture, dark, start, seen);
    const blot = boundsOf(pixels, width);
    if (blot.area < MIN_LETTER) {
      small.push(blot);
      const cell = cellOf(blot.left, blot.top);
      dots[cell] = (dots[cell] ?? 0) + 1;
    } else {
      heights.push(blot.bottom - blot.top + 1);
      for (const at of pixels) letters[cellOf(at % width, Math.floor(at / width))] = 1;
    }
  }
  const sumNear = (counts: ArrayLike<number>, { left, top, right, bottom }: Blot, reach: number): number => {
    const within = (at: number, end: number): number => Math.max(0, Math.min(end - 1, Math.floor(at / CELL)));
    let sum = 0;
    for (let row = within(top - reach, rows); row <= within(bottom + reach, rows); row += 1)
      for (let at = within(left - reach, columns); at <= within(right + reach, columns); at += 1)
        sum += counts[row * columns + at] ?? 0;
    return sum;
  };
  return {
    ...{ small, heights },
    hasLetterNear: (blot, reach) => sumNear(letters, blot, reach) > 0,
    countNear: (blot, reach) => sumNear(dots, blot, reach),
  };
}

/** The dark pixels that touch each other from this one on, at their sides or corners. */
function fill({ width, height, grey }: GreyPicture, dark: number, start: number, seen: Uint8Array): number[] {
  const pixels = [start];
  seen[start] = 1;
  for (let next = 0; next < pixels.length; next += 1) {
    const at = pixels[next] ?? start;
    const x = at % width;
    const y = (at - x) / width;
    for (let near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near += 1) {
      for (let side = Math.max(0, x - 1); side <= Math.min(width - 1, x + 1); side += 1) {
        const other = near * width + side;
        if (seen[other] === 1 || (grey[other] ?? 255) >= dark) continue;
        seen[other] = 1;
        pixels.push(other);
      }
    }
  }
  return pixels;
}

function boundsOf(pixels: readonly number[], width: number): Blot {
  const blot: Blot = { left: width, top: Infinity, right: 0, bottom: 0, area: pixels.length };
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    blot.left = Math.min(blot.left, x);
    blot.right = Math.max(blot.right, x);
    blot.top = Math.min(blot.top, y);
    blot.bottom = Math.max(blot.bottom, y);
  }
  return blot;
}
