import type { Matrix } from '../page/geometry.ts';
import type { PageDrawer } from '../pdfjs/draw-page.ts';
import type { GreyPicture } from './grey-picture.ts';

export interface PagePicture extends GreyPicture {
  /** Pixels a point. */
  scale: number;
  /** From user space to points of the page as it is shown. */
  transform: Matrix;
}

const POINTS_PER_INCH = 72;
/** What Tesseract's models were trained on. */
const DOTS_PER_INCH = 300;
/** An A4 page at 300 dpi has 8.7 million; four bytes each while it is drawn. A larger page gets fewer dots per inch. */
const MAX_PIXELS = 9_000_000;
/** Every so many pixels one is looked at. */
const INK_SAMPLE = 97;
const DARK = 160;
/** A line of text covers about 0.2 % of a page. */
const BLANK_SHARE = 0.0005;

/** Draws one page as recognition wants it: grey, and as fine as memory allows. */
export function drawPicture(drawer: PageDrawer, number: number): Promise<PagePicture> {
  const scaleFor = (width: number, height: number): number =>
    Math.min(DOTS_PER_INCH / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / (width * height)));
  return drawer.draw(number, scaleFor, ({ canvas, scale, transform }) => ({
    ...{ width: canvas.width, height: canvas.height, grey: toGrey(canvas.data()) },
    ...{ scale, transform },
  }));
}

/** Whether there is next to nothing on it. */
export function isBlank({ grey }: GreyPicture): boolean {
  let dark = 0;
  let seen = 0;
  for (let at = 0; at < grey.length; at += INK_SAMPLE) {
    seen += 1;
    if ((grey[at] ?? 255) < DARK) dark += 1;
  }
  return dark < seen * BLANK_SHARE;
}

/** The brightness of red, green, blue as eyes see it (ITU-R BT.601), in parts of 256. */
function toGrey(pixels: Uint8Array): Uint8Array {
  const grey = new Uint8Array(pixels.length / 4);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    grey[at] = (77 * (pixels[from] ?? 0) + 150 * (pixels[from + 1] ?? 0) + 29 * (pixels[from + 2] ?? 0)) >> 8;
  }
  return grey;
}
