import type { Canvas, Image } from '@napi-rs/canvas';

/** The forms in which a cover is kept, all JPEG: for files and readers, for podcast apps, for lists. */
export const COVER_SIZES = ['large', 'square', 'small'] as const;
export type CoverSize = (typeof COVER_SIZES)[number];

/** Where a cover comes from: the book's first page, the program's own hand, or somebody who chose it. */
export const COVER_ORIGINS = ['page', 'drawn', 'uploaded'] as const;
export type CoverOrigin = (typeof COVER_ORIGINS)[number];

export interface Cover {
  origin: CoverOrigin;
  /** Of the large one, in pixels. */
  width: number;
  height: number;
  files: Readonly<Record<CoverSize, Buffer>>;
}

/** It is in every file of the book: fine enough for a tablet, at about 200 KB. */
const LARGE = { width: 1200, height: 1600 };
/** Apple's least; players show it at a fraction of that. */
const SQUARE = 1400;
/** A card of the library at three pixels a dot. */
const SMALL = { width: 240, height: 320 };
const QUALITY = 84;
/** So few pixels of the picture, drawn large, are its colours without its shapes. */
const BLUR = 6;
/** What is this near to a square is cut to one. */
const NEARLY_SQUARE = 1.08;

/** Brings a picture into all forms. A picture that is smaller than a form stays as it is, except for the square. */
export async function coverFiles(picture: Canvas | Image, origin: CoverOrigin): Promise<Cover> {
  const large = await fitted(picture, LARGE);
  const { width, height } = large;
  const small = await fitted(large, SMALL);
  const square = await squared(large, small);
  const files = {
    large: await large.encode('jpeg', QUALITY),
    square: await square.encode('jpeg', QUALITY),
    small: await small.encode('jpeg', QUALITY),
  };
  return { origin, width, height, files };
}

interface Box {
  width: number;
  height: number;
}

async function fitted(picture: Canvas | Image, { width, height }: Box): Promise<Canvas> {
  const scale = Math.min(1, width / picture.width, height / picture.height);
  if (scale === 1 && 'getContext' in picture) return picture;
  return scaled(picture, {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  });
}

/** The whole picture in the middle of a square, on a ground of its own colours. */
async function squared(picture: Canvas, small: Canvas): Promise<Canvas> {
  const ratio = picture.width / picture.height;
  const isNearly = ratio < NEARLY_SQUARE && ratio > 1 / NEARLY_SQUARE;
  const ground = await scaled(small, { width: BLUR, height: BLUR });
  const square = await scaled(ground, { width: SQUARE, height: SQUARE }, 'medium');
  const context = square.getContext('2d');
  if (!isNearly) {
    context.fillStyle = 'rgb(0 0 0 / 28%)';
    context.fillRect(0, 0, SQUARE, SQUARE);
  }
  const sides = [SQUARE / picture.width, SQUARE / picture.height];
  const scale = isNearly ? Math.max(...sides) : Math.min(...sides);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (SQUARE - width) / 2, (SQUARE - height) / 2, width, height);
  return square;
}

/** On white, since a JPEG has no holes. @param quality the finest takes seven times longer, and shows only in shapes */
async function scaled(
  picture: Canvas | Image,
  { width, height }: Box,
  quality: 'high' | 'medium' = 'high',
): Promise<Canvas> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = quality;
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}
