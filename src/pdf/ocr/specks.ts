import { median } from '../median.ts';
import { findBlots } from './blots.ts';
import type { Blot } from './blots.ts';
import type { GreyPicture } from './grey-picture.ts';

/** What is darker than this share of the paper's brightness is ink or dust. */
const DARK = 0.72;
/** Pixels. At 300 dots per inch, no full stop is so small. */
const ALWAYS_DUST = 4;
/** Where no letter is near, dust may be as large as the dot over an i; a bullet is larger. In heights of letters. */
const DUST = 0.3;
/** So near to a dot is the letter that it belongs to, or the word that it ends. In heights of letters. */
const NEAR = 0.4;
/** Dust is strewn; letters that are made of dots, leaders and shades have more of them within a letter's height. */
const MAX_AROUND = 10;
/** Fewer on a page are none, and nothing is touched. */
const MIN_SPECKS = 60;
/** How far the shade of a speck goes beyond what is dark of it. Pixels. */
const HALO = 2;

/**
 * Takes specks of dust off the page between its lines, and the smallest ones within them, before they are read as
 * signs.
 */
export function removeSpecks(picture: GreyPicture): GreyPicture {
  const { width, height } = picture;
  const paper = shadeOfPaper(picture);
  const blots = findBlots(picture, DARK * paper);
  const { small, heights } = blots;
  if (small.length < MIN_SPECKS || heights.length === 0) return picture;
  const letter = median(heights);
  const isDust = (blot: Blot): boolean => {
    if (blots.countNear(blot, letter) > MAX_AROUND) return false;
    const size = Math.max(blot.right - blot.left, blot.bottom - blot.top) + 1;
    return blot.area <= ALWAYS_DUST || (size <= DUST * letter && !blots.hasLetterNear(blot, NEAR * letter));
  };
  const dust = small.filter(isDust);
  if (dust.length < MIN_SPECKS) return picture;
  const grey = picture.grey.slice();
  for (const { left, top, right, bottom } of dust) {
    for (let y = Math.max(0, top - HALO); y <= Math.min(height - 1, bottom + HALO); y += 1) {
      const row = y * width;
      grey.fill(paper, row + Math.max(0, left - HALO), row + Math.min(width, right + HALO + 1));
    }
  }
  return { width, height, grey };
}

/** The commonest shade of what is bright. */
function shadeOfPaper({ grey }: GreyPicture): number {
  const counts = new Uint32Array(256);
  for (const shade of grey) counts[shade] = (counts[shade] ?? 0) + 1;
  let best = 255;
  for (let shade = 128; shade < 256; shade += 1) if ((counts[shade] ?? 0) > (counts[best] ?? 0)) best = shade;
  return best;
}
