import type { GreyPicture } from './grey-picture.ts';

/** Shades in between are the edges of letters, where a scanner has made any. */
const DARK = 64;
const BRIGHT = 192;
/** Black and white alone has fewer of them than this, as a share of what is dark. */
const MAX_BETWEEN = 0.02;

/**
 * Smooths letters whose edges are stairs: a picture in black and white alone that is drawn finer than it is. The model
 * learned from letters with soft edges.
 */
export function smoothStairs(picture: GreyPicture): GreyPicture {
  const { width, height, grey } = picture;
  let dark = 0;
  let between = 0;
  for (const shade of grey) {
    if (shade < DARK) dark += 1;
    else if (shade < BRIGHT) between += 1;
  }
  if (between > MAX_BETWEEN * dark) return picture;
  const rows = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const own = grey[at] ?? 255;
      const left = x === 0 ? own : (grey[at - 1] ?? 255);
      const right = x === width - 1 ? own : (grey[at + 1] ?? 255);
      rows[at] = (left + 2 * own + right) >> 2;
    }
  }
  const smooth = new Uint8Array(grey.length);
  for (let at = 0; at < grey.length; at += 1) {
    const own = rows[at] ?? 255;
    smooth[at] = ((rows[at - width] ?? own) + 2 * own + (rows[at + width] ?? own)) >> 2;
  }
  return { width, height, grey: smooth };
}
