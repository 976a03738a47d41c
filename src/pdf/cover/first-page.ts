import type { Canvas } from '@napi-rs/canvas';
import { openForDrawing } from '../pdfjs/draw-page.ts';
import type { Cover } from './cover-files.ts';
import { coverFiles } from './cover-files.ts';
import { looksLikeCover } from './page-look.ts';

/** Pixels: a little more than the large form has, whatever the page's own unit is. */
const DRAWN = { width: 1200, height: 1600 };
/** A page that is longer or wider than this is a scroll or a banner. */
const MOST_SLANTED = 2.2;

/** The first page of a PDF as its cover; `null` where it is a page like others. @throws {AppError} as `openPdf` does */
export async function coverOfFirstPage(file: string): Promise<Cover | null> {
  const drawer = await openForDrawing(file);
  try {
    const scaleFor = (width: number, height: number): number =>
      Math.min(DRAWN.width / width, DRAWN.height / height);
    return await drawer.draw(1, scaleFor, async ({ canvas }) =>
      isBookShaped(canvas) && (await looksLikeCover(canvas)) ? coverFiles(canvas, 'page') : null,
    );
  } finally {
    await drawer.close();
  }
}

function isBookShaped({ width, height }: Canvas): boolean {
  return Math.max(width, height) <= MOST_SLANTED * Math.min(width, height);
}
