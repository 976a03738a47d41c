import type { Matrix } from '../page/geometry.ts';
import type { GreyPicture } from './grey-picture.ts';

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

const TURNS: readonly Turn[] = [0, 1, 2, 3];

const DARK = 128;
/** Lines of text make rows of pixels differ this much more from their neighbours than columns do. */
const CLEAR = 1.5;
/** About the height of small letters' strokes at 300 dots per inch. Pixels. */
const STEP = 4;

export function turnBy(one: number, other: number): Turn {
  return TURNS[(one + other) % 4] ?? 0;
}

/** The picture turned, pixel by pixel. */
export function turnPicture(picture: GreyPicture, turn: Turn): GreyPicture {
  if (turn === 0) return picture;
  const { width, height, grey } = picture;
  const turned = new Uint8Array(grey.length);
  if (turn === 2) {
    for (let at = 0, to = grey.length - 1; at < grey.length; at += 1, to -= 1) turned[to] = grey[at] ?? 255;
    return { width, height, grey: turned };
  }
  // Where the pixels of a row go: one is a turned row further than the other.
  const step = turn === 1 ? height : -height;
  for (let y = 0; y < height; y += 1) {
    let to = turn === 1 ? height - 1 - y : (width - 1) * height + y;
    for (let at = y * width; at < (y + 1) * width; at += 1, to += step) turned[to] = grey[at] ?? 255;
  }
  return { width: height, height: width, grey: turned };
}

/** The same for points of a page of this size. */
export function turnMatrix(turn: Turn, width: number, height: number): Matrix {
  const matrices: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [0, 1, -1, 0, height, 0],
    [-1, 0, 0, -1, width, height],
    [0, -1, 1, 0, 0, width],
  ];
  return matrices[turn] ?? [1, 0, 0, 1, 0, 0];
}

/** Whether lines of text go across the picture or down it; `null` where that can't be told. */
export function directionOfLines({ width, height, grey }: GreyPicture): 'across' | 'down' | null {
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if ((grey[at] ?? 255) >= DARK) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const [across, down] = [unevenness(rows), unevenness(columns)];
  if (across > CLEAR * down) return 'across';
  return down > CLEAR * across ? 'down' : null;
}

/** How much neighbours differ, by how much ink there is: the same for a picture and for a part of it. */
function unevenness(counts: Float64Array): number {
  let difference = 0;
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    sum += count;
    if (at >= STEP) difference += (count - (counts[at - STEP] ?? 0)) ** 2;
  }
  return sum === 0 ? 0 : (difference * counts.length) / sum ** 2;
}
