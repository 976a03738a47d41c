import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cover, CoverSize } from '../../../src/pdf/cover/cover-files.ts';
import { makeCover } from '../../../src/pdf/cover/make-cover.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import { scanPdf } from '../../../tools/kit/scanned-pdf.ts';

const LIMITS = { heapMb: 128, memoryMb: 256, timeoutMs: 60_000 };
const TEXT = { title: 'The Harbour', author: 'Ada Marsh', language: 'en' };
const BLUE = 'q 0.1 0.2 0.6 rg 0 0 612 792 re f Q';
/** In the middle of the page, three quarters of it. */
const PICTURE = 'q 0.5 0.3 0.2 rg 60 60 492 600 re f Q';

let dir: string;
let files = 0;
beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'tandem-covers-'))));
afterAll(() => rm(dir, { recursive: true }));

async function saved(content: Buffer): Promise<string> {
  const file = join(dir, String(files++));
  await writeFile(file, content);
  return file;
}

async function coverOf(pdf: Buffer, text = TEXT): Promise<Cover> {
  return makeCover({ from: 'book', pdf: await saved(pdf), text }, LIMITS);
}

async function coverOfPicture(picture: Buffer): Promise<Cover> {
  return makeCover({ from: 'picture', file: await saved(picture) }, LIMITS);
}

/** Red, green and blue at a place, as shares of the picture's sides. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<number[]> {
  const image = await loadImage(picture);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const at = context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data;
  return [...at.subarray(0, 3)];
}

async function sizeOf(cover: Cover, size: CoverSize): Promise<[number, number]> {
  const { width, height } = await loadImage(cover.files[size]);
  return [width, height];
}

describe('the first page of a PDF', () => {
  const title = { text: 'HARBOUR', x: 90, y: 600, size: 90, bold: true };
  const author = { text: 'Ada Marsh', x: 90, y: 200, size: 40 };

  test.each([
    ['a coloured page with a title', makePdf({ pages: [{ lines: [title], background: BLUE }] })],
    ['a picture without words', makePdf({ pages: [{ lines: [], background: PICTURE }] })],
    ['few large words on white', makePdf({ pages: [{ lines: [title, author] }] })],
  ])('is the cover: %s', async (_name, pdf) => {
    const cover = await coverOf(pdf);
    expect(cover).toMatchObject({ origin: 'page', width: 1200, height: 1553 });
  });

  const lines = Array.from({ length: 45 }, (_, row) => ({
    text: 'The harbour was quiet, and nobody saw the ship that came in by night.',
    x: 72,
    y: 740 - 15 * row,
  }));
  const letter = [0, 1, 2].map((row) => ({ text: 'A short note.', x: 72, y: 700 - 20 * row }));

  test.each([
    ['a page of a book', makeBookPdf()],
    ['a page of text', makePdf({ pages: [{ lines }] })],
    [
      'a page of text on a tinted ground',
      makePdf({ pages: [{ lines, background: 'q 1 0.9 0.5 rg 0 0 612 792 re f Q' }] }),
    ],
    ['a note of three lines', makePdf({ pages: [{ lines: letter }] })],
    ['an empty page', makePdf({ pages: [{ lines: [] }] })],
    ['a banner', makePdf({ pages: [{ lines: [], background: BLUE, width: 1200, height: 200 }] })],
    ['a file that is no PDF', Buffer.from('%PDF-1.7 and nothing else')],
    ['a locked file', makeBookPdf({ encrypt: { userPassword: 'secret' } })],
  ])('is not: %s', async (_name, pdf) => {
    expect((await coverOf(pdf)).origin).toBe('drawn');
  });

  test.each([0, 1] as const)('is not, where it is a scan of text, turned by %i quarters', async (turn) => {
    const scan = await scanPdf(makePdf({ pages: [{ lines }] }), { worn: true, turns: [turn] });
    expect((await coverOf(scan)).origin).toBe('drawn');
  });
});

describe('a cover that is drawn', () => {
  const drawn = (text: Partial<typeof TEXT>): Promise<Cover> =>
    makeCover({ from: 'book', pdf: null, text: { ...TEXT, ...text } }, LIMITS);

  test('is the same for the same words, and another one for others', async () => {
    const [one, same, other] = await Promise.all([drawn({}), drawn({}), drawn({ title: 'The River' })]);
    expect(one.files.large.equals(same.files.large)).toBe(true);
    expect(one.files.large.equals(other.files.large)).toBe(false);
    expect(await sizeOf(one, 'large')).toEqual([1200, 1600]);
    expect(await sizeOf(one, 'square')).toEqual([1400, 1400]);
    expect(await sizeOf(one, 'small')).toEqual([240, 320]);
  });

  /** Whether anything is as bright as letters are, where the title stands. */
  async function hasTitle({ files: { large } }: Cover): Promise<boolean> {
    const image = await loadImage(large);
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(100, 150, 1000, 700).data.some((part, at) => at % 4 === 0 && part > 200);
  }

  test('has its title in any script that the machine can write, and no boxes for one that it can not', async () => {
    expect(await hasTitle(await drawn({ title: 'Über den Fluß' }))).toBe(true);
    expect(await hasTitle(await drawn({ title: 'Война и мир', language: 'ru' }))).toBe(true);
    // No font has a letter of this script, which was encoded only in 2024.
    expect(await hasTitle(await drawn({ title: '\u{10D4A}\u{10D4B}\u{10D4C}', language: 'en' }))).toBe(false);
    expect(await hasTitle(await drawn({ title: 'Smile \u{10FFFF} now' }))).toBe(true);
  });

  test.each(['W'.repeat(300), 'a '.repeat(150), '   ', '\u0000\u202e"'])(
    'copes with the title %j',
    async (title) => {
      expect((await drawn({ title })).origin).toBe('drawn');
    },
  );
});

describe('a picture that somebody sends', () => {
  function picture(width: number, height: number): Canvas {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#c02020';
    context.fillRect(0, 0, width, height / 2);
    return canvas;
  }

  test.each([
    ['JPEG', picture(2400, 3200).toBuffer('image/jpeg')],
    ['PNG', picture(2400, 3200).toBuffer('image/png')],
    ['WebP', picture(2400, 3200).toBuffer('image/webp')],
  ])('is brought into all sizes: %s', async (_name, bytes) => {
    const cover = await coverOfPicture(bytes);
    expect(cover).toMatchObject({ origin: 'uploaded', width: 1200, height: 1600 });
    expect(await sizeOf(cover, 'square')).toEqual([1400, 1400]);
    const [red = 0, green = 0] = await colourAt(cover.files.small, 0.5, 0.2);
    expect(red - green).toBeGreaterThan(100);
  });

  test('has white where it has holes', async () => {
    const {
      files: { large },
    } = await coverOfPicture(picture(100, 100).toBuffer('image/png'));
    expect(await colourAt(large, 0.5, 0.9)).toEqual([255, 255, 255]);
    expect(await colourAt(large, 0.5, 0.9)).not.toEqual(await colourAt(large, 0.5, 0.1));
  });

  test('is kept as it is where it is small', async () => {
    expect(await sizeOf(await coverOfPicture(picture(90, 120).toBuffer('image/png')), 'large')).toEqual([
      90, 120,
    ]);
  });

  test('of sixteen million pixels stays within its memory', async () => {
    const file = await saved(picture(4000, 4000).toBuffer('image/jpeg'));
    const cover = await makeCover(
      { from: 'picture', file },
      { heapMb: 64, memoryMb: 192, timeoutMs: 60_000 },
    );
    expect(cover.width).toBe(1200);
  });

  test('is refused where it is none, or broken', async () => {
    await expect(coverOfPicture(Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'not-a-picture' });
    const broken = picture(100, 100).toBuffer('image/png');
    broken.fill(0, 40);
    await expect(coverOfPicture(broken)).rejects.toMatchObject({ code: 'picture-broken' });
  });
});
