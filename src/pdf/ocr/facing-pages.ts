import type { GreyPicture, PictureArea } from './grey-picture.ts';

/** Wider than this by its height, a picture can be of an open book. */
const MIN_ASPECT = 1.15;
/** Where the fold is looked for, as shares of the width. */
const MIDDLE = [0.4, 0.6] as const;
/**
 * Two inner margins are wider than the strip between two columns; a share of the picture's width, with room for a
 * crooked picture.
 */
const MIN_STRIP = 0.03;
/** The edges of the paper and what lies behind it; a share of the height. */
const MARGIN = 0.04;
const DARK = 128;
/** A share of the height: specks, and the shadow in the fold. Text lies between them. */
const MAX_SPECKS = 0.004;
const MIN_SHADOW = 0.9;

/** The pages of a book that lies open on one picture, left and right; the picture itself if it is of one page. */
export function facingPages({ width, height, grey }: GreyPicture): PictureArea[] {
  const whole: PictureArea = { left: 0, top: 0, width, height };
  if (width < MIN_ASPECT * height) return [whole];
  const from = Math.floor(MIDDLE[0] * width);
  const to = Math.ceil(MIDDLE[1] * width);
  const dark = new Uint32Array(to - from);
  const top = Math.floor(MARGIN * height);
  const rows = height - 2 * top;
  for (let row = top; row < top + rows; row += 1) {
    for (let x = from; x < to; x += 1)
      if ((grey[row * width + x] ?? 255) < DARK) dark[x - from] = (dark[x - from] ?? 0) + 1;
  }
  let best = { start: 0, length: 0 };
  let start = 0;
  dark.forEach((count, index) => {
    const share = count / rows;
    if (share > MAX_SPECKS && share < MIN_SHADOW) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  if (best.length < MIN_STRIP * width) return [whole];
  const fold = from + best.start + Math.floor(best.length / 2);
  return [
    { ...whole, width: fold },
    { ...whole, left: fold, width: width - fold },
  ];
}
