import type { Canvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Matrix } from '../page/geometry.ts';
import { openPdf } from './open-pdf.ts';

/** A PDF whose pages are drawn. */
export interface PageDrawer {
  readonly pages: number;
  /**
   * Draws one page and hands the picture to `use`; it is the only one in memory, and freed when `use` is done.
   *
   * @param number from 1
   * @param scaleFor pixels a point, for a page of this size in points
   */
  draw<T>(number: number, scaleFor: (width: number, height: number) => number, use: Use<T>): Promise<T>;
  close(): Promise<void>;
}

type Use<T> = (picture: DrawnPage) => T | Promise<T>;

export interface DrawnPage {
  canvas: Canvas;
  /** Pixels a point. */
  scale: number;
  /** From user space to points of the page as it is shown: not yet scaled. */
  transform: Matrix;
}

/** @throws {AppError} as `openPdf` does */
export async function openForDrawing(file: string, password?: string): Promise<PageDrawer> {
  const pdf = await openPdf(file, { drawing: true, password });
  return {
    pages: pdf.document.numPages,
    draw: (number, scaleFor, use) => drawPage(pdf.document, number, scaleFor, use),
    close: () => pdf.close(),
  };
}

async function drawPage<T>(
  document: PDFDocumentProxy,
  number: number,
  scaleFor: (width: number, height: number) => number,
  use: Use<T>,
): Promise<T> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const page = await document.getPage(number);
  let canvas: Canvas | undefined;
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const scale = scaleFor(width, height);
    const viewport = page.getViewport({ scale });
    canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    // pdf.js is typed for browsers; this canvas does what it needs.
    await page.render({ canvas, viewport }).promise;
    return await use({ canvas, scale, transform: transform as unknown as Matrix });
  } finally {
    page.cleanup();
    if (canvas !== undefined) canvas.width = canvas.height = 1;
  }
}
