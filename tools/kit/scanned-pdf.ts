import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { GreyPicture } from '../../src/pdf/ocr/grey-picture.ts';
import { drawPicture } from '../../src/pdf/ocr/page-picture.ts';
import { turnPicture } from '../../src/pdf/ocr/turns.ts';
import type { Turn } from '../../src/pdf/ocr/turns.ts';
import { openForDrawing } from '../../src/pdf/pdfjs/draw-page.ts';
import { pdfFile, pdfStream } from './pdf-file.ts';
import { createRandom } from './random.ts';

/** What a page of the scan is made of. */
export type ScannedPage = 'as it is' | 'unreadable' | 'blank';

export interface ScanOptions {
  /** How each page looks; those that aren't named are as they are. */
  looks?: readonly ScannedPage[];
  /** From 1; all of them unless given. */
  pages?: readonly number[];
  /** How each page lies, in quarter turns clockwise; those that aren't named lie as they should. */
  turns?: readonly Turn[];
  /** How crooked the pages lie, clockwise. */
  tiltDegrees?: number;
  /** Two pages side by side on each picture, as a book lies open. */
  spreads?: boolean;
  /** With grain, grey paper, and the traces of a JPEG file. */
  worn?: boolean;
}

/** A scan of a PDF as a copier makes it: every page is one grey picture of 300 dpi, without any text behind it. */
export async function scanPdf(pdf: Buffer, options: ScanOptions = {}): Promise<Buffer> {
  const { looks = [], turns = [], tiltDegrees = 0, spreads = false, worn = false } = options;
  const dir = await mkdtemp(join(tmpdir(), 'tandem-scan-'));
  try {
    const file = join(dir, 'original.pdf');
    await writeFile(file, pdf);
    const original = await openForDrawing(file);
    const numbers = options.pages ?? Array.from({ length: original.pages }, (_, index) => index + 1);
    const pictures: GreyPicture[] = [];
    for (const number of numbers)
      pictures.push(
        turnPicture(
          change(await drawPicture(original, number), looks[number - 1] ?? 'as it is'),
          turns[number - 1] ?? 0,
        ),
      );
    await original.close();
    const sheets = spreads ? sideBySide(pictures) : pictures;
    const scanned: GreyPicture[] = [];
    for (const sheet of sheets) {
      const lying = tiltDegrees === 0 ? sheet : tilt(sheet, tiltDegrees);
      scanned.push(worn ? await wear(lying) : lying);
    }
    return toPdf(scanned);
  } finally {
    await rm(dir, { recursive: true });
  }
}

function change(picture: GreyPicture, look: ScannedPage): GreyPicture {
  if (look === 'blank') return { ...picture, grey: new Uint8Array(picture.grey.length).fill(255) };
  if (look === 'unreadable') smear(picture);
  return picture;
}

/** Coarse blocks that are dark where there was ink: something is there, but no letter. */
function smear({ grey, width, height }: GreyPicture): void {
  const block = 40;
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const shade = (left * 7 + top * 13) % 3 === 0 ? 90 : 255;
      for (let y = top; y < Math.min(height, top + block); y += 1)
        grey.fill(shade, y * width + left, y * width + Math.min(width, left + block));
    }
  }
}

/** The first page lies alone on the right, as in a book. */
function sideBySide(pictures: readonly GreyPicture[]): GreyPicture[] {
  const sheets: GreyPicture[] = [];
  for (let left = -1; left < pictures.length; left += 2) {
    const pair = [pictures[left], pictures[left + 1]];
    const width = Math.max(...pair.map((page) => page?.width ?? 0));
    const height = Math.max(...pair.map((page) => page?.height ?? 0));
    const canvas = createCanvas(2 * width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    pair.forEach((page, side) => {
      if (page !== undefined) context.drawImage(toCanvas(page), side * width, 0);
    });
    sheets.push(toGrey(canvas));
  }
  return sheets;
}

function tilt(picture: GreyPicture, degrees: number): GreyPicture {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(toCanvas(picture), -canvas.width / 2, -canvas.height / 2);
  return toGrey(canvas);
}

const PAPER = 236;
const INK = 38;
/** Shades, up and down. */
const GRAIN = 22;
const JPEG_QUALITY = 55;

async function wear({ width, height, grey }: GreyPicture): Promise<GreyPicture> {
  const random = createRandom(1);
  const worn = grey.map((shade) => {
    const paler = INK + (shade / 255) * (PAPER - INK) + (random.next() - 0.5) * 2 * GRAIN;
    return Math.max(0, Math.min(255, Math.round(paler)));
  });
  const jpeg = toCanvas({ width, height, grey: worn }).toBuffer('image/jpeg', JPEG_QUALITY);
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(jpeg), 0, 0);
  return toGrey(canvas);
}

function toCanvas({ width, height, grey }: GreyPicture): Canvas {
  const pixels = new Uint8ClampedArray(4 * grey.length);
  grey.forEach((shade, at) => pixels.fill(shade, 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4));
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

function toGrey(canvas: Canvas): GreyPicture {
  const pixels = canvas.data();
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = pixels[4 * at + 1] ?? 255;
  return { width: canvas.width, height: canvas.height, grey };
}

const POINTS_PER_PIXEL = 72 / 300;

function toPdf(pictures: readonly GreyPicture[]): Buffer {
  const pages = pictures.map(({ width, height, grey }, index) => {
    const [w, h] = [width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL];
    const image = 3 + 3 * index;
    return [
      pdfStream(
        Buffer.from(grey),
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      ),
      pdfStream(`q ${w} 0 0 ${h} 0 0 cm /I Do Q`),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${image + 1} 0 R >>`,
    ];
  });
  const kids = pages.map((_page, index) => `${5 + 3 * index} 0 R`).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    ...pages.flat(),
  ]);
}
