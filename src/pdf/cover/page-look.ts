import type { Canvas } from '@napi-rs/canvas';

/** The page is looked at from afar: so wide, in pixels. Lines of a book's text are then five pixels apart. */
const WIDTH = 256;
/** A square of so many pixels holds more than one line of text and the white above it; a picture fills it. */
const CELL = 8;
const FULL_CELL_SHARE = 0.9;
/** Of the page, covered by pictures or other colours. */
const PICTURE_SHARE = 0.3;
/** A row with less ink than this share of its width is dust. */
const DUST_SHARE = 0.006;
/**
 * Of a title page: few lines, a large one among them, and not all in one corner. What is higher than letters are is a
 * drawing, or a page of text that lies on its side. Shares of the page's height.
 */
const TITLE = { mostLines: 9, largestLine: 0.035, highestLine: 0.2, spread: 0.3 };
/**
 * Even of a page whose ground is coloured: more is a page of text. Lines that are narrow run into one from afar, so
 * their height counts, too, as a share of the page's.
 */
const COLOURED = { mostLines: 16, mostInked: 0.55 };
/** How far a colour is from the paper's before it is seen, of 3 × 255. */
const SEEN = 60;
/** Paper is bright, and without much colour. */
const PAPER = { brightness: 200, colour: 50 };

/**
 * Whether a page looks like a cover: a picture or a colour that fills much of it, or few large words. By its look
 * alone, since covers are as often pictures without a text as the other way round.
 */
export async function looksLikeCover(page: Canvas): Promise<boolean> {
  const { pixels, height } = await fromAfar(page);
  const ground = commonColour(pixels);
  const isInk = (at: number): boolean => distance(pixels, 4 * at, ground) > SEEN;
  const lines = linesOf(height, isInk);
  if (fullShare(height, isInk) >= PICTURE_SHARE) return true;
  if (!isPaper(ground)) {
    const inked = lines.reduce((sum, { from, to }) => sum + to - from, 0);
    return lines.length <= COLOURED.mostLines && inked <= COLOURED.mostInked * height;
  }
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return false;
  const largest = Math.max(...lines.map(({ from, to }) => to - from));
  return (
    lines.length <= TITLE.mostLines &&
    largest >= TITLE.largestLine * height &&
    largest <= TITLE.highestLine * height &&
    last.to - first.from >= TITLE.spread * height
  );
}

type Colour = readonly [red: number, green: number, blue: number];

async function fromAfar(page: Canvas): Promise<{ pixels: Uint8ClampedArray; height: number }> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const height = Math.max(CELL, Math.round((page.height * WIDTH) / page.width));
  const context = createCanvas(WIDTH, height).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(page, 0, 0, WIDTH, height);
  return { pixels: context.getImageData(0, 0, WIDTH, height).data, height };
}

/** The one that most pixels have, to a sixteenth of each of its parts. */
function commonColour(pixels: Uint8ClampedArray): Colour {
  const counts = new Uint32Array(4096);
  let most = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    const kind = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const count = (counts[kind] ?? 0) + 1;
    counts[kind] = count;
    if (count > (counts[most] ?? 0)) most = kind;
  }
  return [most >> 8, (most >> 4) & 15, most & 15].map((part) => part * 16 + 8) as unknown as Colour;
}

function isPaper(ground: Colour): boolean {
  return Math.min(...ground) >= PAPER.brightness && Math.max(...ground) - Math.min(...ground) <= PAPER.colour;
}

function distance(pixels: Uint8ClampedArray, at: number, [red, green, blue]: Colour): number {
  return (
    Math.abs((pixels[at] ?? 0) - red) +
    Math.abs((pixels[at + 1] ?? 0) - green) +
    Math.abs((pixels[at + 2] ?? 0) - blue)
  );
}

/** Rows of the page that hold ink, joined where they touch. */
function linesOf(height: number, isInk: (at: number) => boolean): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (let y = 0; y <= height; y += 1) {
    let ink = 0;
    if (y < height) for (let x = 0; x < WIDTH; x += 1) if (isInk(y * WIDTH + x)) ink += 1;
    const isLine = ink > DUST_SHARE * WIDTH;
    if (isLine) from ??= y;
    else if (from !== null) {
      lines.push({ from, to: y });
      from = null;
    }
  }
  return lines;
}

function fullShare(height: number, isInk: (at: number) => boolean): number {
  const [columns, rows] = [WIDTH / CELL, Math.floor(height / CELL)];
  let full = 0;
  for (let cell = 0; cell < columns * rows; cell += 1) {
    const start = Math.floor(cell / columns) * CELL * WIDTH + (cell % columns) * CELL;
    let ink = 0;
    for (let y = 0; y < CELL; y += 1)
      for (let x = 0; x < CELL; x += 1) if (isInk(start + y * WIDTH + x)) ink += 1;
    if (ink >= FULL_CELL_SHARE * CELL * CELL) full += 1;
  }
  return full / (columns * rows);
}
