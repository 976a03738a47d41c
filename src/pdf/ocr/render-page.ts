import type { Canvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PagePicture {
  png: Buffer;
  /** Pixels. */
  width: number;
  height: number;
  /** Pixels a point. */
  scale: number;
  /** Whether there is next to nothing on it. */
  isBlank: boolean;
}

const POINTS_PER_INCH = 72;
/** What Tesseract's models were trained on. */
const DOTS_PER_INCH = 300;
/** An A4 page at 300 dpi has 8.7 million; four bytes each. A larger page gets fewer dots per inch. */
const MAX_PIXELS = 9_000_000;
/** Every so many pixels one is looked at. */
const INK_SAMPLE = 97;
const DARK = 160;
/** A line of text covers about 0.2 % of a page. */
const BLANK_SHARE = 0.0005;

/** Draws one page. The picture is the only one in memory: its canvas is freed before this returns. */
export async function renderPage(document: PDFDocumentProxy, number: number): Promise<PagePicture> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const page = await document.getPage(number);
  let canvas: Canvas | undefined;
  try {
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / (width * height)));
    const viewport = page.getViewport({ scale });
    canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    // pdf.js is typed for browsers; this canvas does what it needs.
    await page.render({ canvas, viewport }).promise;
    const { width: pixelWidth, height: pixelHeight } = canvas;
    return {
      png: canvas.toBuffer('image/png'),
      width: pixelWidth,
      height: pixelHeight,
      scale,
      isBlank: isBlank(canvas),
    };
  } finally {
    page.cleanup();
    if (canvas !== undefined) canvas.width = canvas.height = 1;
  }
}

function isBlank(canvas: Canvas): boolean {
  const pixels = canvas.data();
  let dark = 0;
  let seen = 0;
  for (let at = 0; at < pixels.length; at += 4 * INK_SAMPLE) {
    seen += 1;
    if ((pixels[at + 1] ?? 255) < DARK) dark += 1;
  }
  return dark < seen * BLANK_SHARE;
}
