import { toRegion } from './geometry.ts';
import type { Box, Matrix, Region } from './geometry.ts';

/** Strips that a program cut a picture into touch each other; points. */
const TOUCHING = 1;
/** Smaller ones are logos, icons, letters; in font sizes of the page's text. */
const MIN_WIDTH = 8;
const MIN_HEIGHT = 5;
/** What covers more of the page is its ground, or a scan. */
const MAX_SHARE = 0.6;

interface Page {
  view: Box;
  /** From user space to the coordinates of its lines. */
  transform: Matrix;
  /** Font size of most of its text, in points. */
  size: number;
}

/** Where a page has pictures that somebody may have written a caption for. */
export function findPictures(images: readonly Box[], { view, transform, size }: Page): Region[] {
  if (images.length === 0) return [];
  const page = toRegion(view, transform);
  const area = (page.right - page.left) * (page.bottom - page.top);
  return joinStrips(images.map((image) => toRegion(image, transform))).filter((region) => {
    const [width, height] = [region.right - region.left, region.bottom - region.top];
    return width > MIN_WIDTH * size && height > MIN_HEIGHT * size && width * height < MAX_SHARE * area;
  });
}

/** Strips come one below the other, and each is as wide as the one before. */
function joinStrips(images: readonly Region[]): Region[] {
  const joined: Region[] = [];
  for (const image of images) {
    const last = joined.at(-1);
    if (last !== undefined && isStripOf(last, image)) {
      last.top = Math.min(last.top, image.top);
      last.bottom = Math.max(last.bottom, image.bottom);
    } else {
      joined.push({ ...image });
    }
  }
  return joined;
}

function isStripOf(picture: Region, image: Region): boolean {
  const isAsWide =
    Math.abs(picture.left - image.left) < TOUCHING && Math.abs(picture.right - image.right) < TOUCHING;
  const touches =
    Math.abs(picture.bottom - image.top) < TOUCHING || Math.abs(picture.top - image.bottom) < TOUCHING;
  return isAsWide && touches;
}
