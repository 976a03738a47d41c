import { describe, expect, test } from 'vitest';
import { bandOfText } from '../../../src/pdf/ocr/grey-picture.ts';
import type { GreyPicture } from '../../../src/pdf/ocr/grey-picture.ts';
import { removeSpecks } from '../../../src/pdf/ocr/specks.ts';
import { smoothStairs } from '../../../src/pdf/ocr/stairs.ts';
import { directionOfLines, turnMatrix, turnPicture } from '../../../src/pdf/ocr/turns.ts';
import type { Turn } from '../../../src/pdf/ocr/turns.ts';
import { createRandom } from '../../../tools/kit/random.ts';

type Box = readonly [left: number, top: number, width: number, height: number];

const PAPER = 240;
const INK = 20;

function paint(width: number, height: number, boxes: readonly Box[]): GreyPicture {
  const grey = new Uint8Array(width * height).fill(PAPER);
  for (const [left, top, w, h] of boxes)
    for (let y = top; y < top + h; y += 1) grey.fill(INK, y * width + left, y * width + left + w);
  return { width, height, grey };
}

/** Letters as bars of 8 by 20 pixels, in lines 60 pixels apart. */
function letters(width: number, height: number): Box[] {
  const boxes: Box[] = [];
  for (let top = 40; top + 30 < height; top += 60)
    for (let left = 40; left + 50 < width; left += 14) boxes.push([left + ((top / 4) % 11), top, 8, 20]);
  return boxes;
}

function isDarkAt({ width, grey }: GreyPicture, x: number, y: number): boolean {
  return (grey[y * width + x] ?? 255) < 128;
}

describe('a picture that lies on its side', () => {
  const one = paint(30, 20, [[4, 2, 1, 1]]);

  test.each([0, 1, 2, 3] as const)('is turned by %i quarters, and its points with it', (turn: Turn) => {
    const turned = turnPicture(one, turn);
    const [a, b, c, d, e, f] = turnMatrix(turn, 30, 20);
    const [x, y] = [a * 4.5 + c * 2.5 + e, b * 4.5 + d * 2.5 + f];
    expect(turned.width).toBe(turn % 2 === 0 ? 30 : 20);
    expect(isDarkAt(turned, Math.floor(x), Math.floor(y))).toBe(true);
    expect(turned.grey.filter((shade) => shade < 128)).toHaveLength(1);
    expect(turnPicture(turned, ((4 - turn) % 4) as Turn)).toEqual(one);
  });

  test('is known by the way its lines go', () => {
    const page = paint(600, 800, letters(600, 800));
    expect(directionOfLines(page)).toBe('across');
    expect(directionOfLines(turnPicture(page, 1))).toBe('down');
    expect(directionOfLines(paint(600, 800, []))).toBeNull();
    expect(directionOfLines(paint(600, 600, [[200, 200, 200, 200]]))).toBeNull();
  });

  test('is compared by the band in which it has most strokes, and not by its darkest one', () => {
    const text = letters(600, 200).map(([x, y, w, h]): Box => [x, y + 500, w, h]);
    const { top, height } = bandOfText(paint(600, 800, [[50, 50, 400, 300], ...text]), 0.25);
    expect(top).toBeGreaterThan(450);
    expect(top + height).toBeLessThanOrEqual(800);
  });
});

describe('specks of dust', () => {
  const random = createRandom(5);
  /** Between the lines, which begin every 60 pixels from 40 and are 20 high. */
  const strewn = (count: number, size: number): Box[] =>
    Array.from({ length: count }, (_, at) => {
      const left = 12 + 45 * (at % 12) + Math.floor(random.next() * 20);
      return [left, 76 + 60 * (Math.floor(at / 12) % 10) + Math.floor(random.next() * 4), size, size];
    });
  const text = letters(600, 660);
  const paintPage = (boxes: readonly Box[]): GreyPicture => paint(600, 800, boxes);
  /** Two pictures of megabytes are compared without naming every pixel. */
  const isSame = (one: GreyPicture, other: GreyPicture): boolean =>
    Buffer.compare(Buffer.from(one.grey), Buffer.from(other.grey)) === 0;

  test.each([2, 3, 5])('of %i pixels go, and nothing else', (size) => {
    const clean = removeSpecks(paintPage([...text, ...strewn(120, size)]));
    expect(isSame(clean, paintPage(text))).toBe(true);
  });

  test('stay where they end a word or are the dot over a letter', () => {
    const dots = text.map(([left, top]): Box => [left + 2, top - 7, 4, 4]);
    const page = [...text, [566, 56, 4, 4] as const, ...dots];
    expect(isSame(removeSpecks(paintPage([...page, ...strewn(120, 2)])), paintPage(page))).toBe(true);
  });

  test('are none where letters are made of dots, and where there are a few', () => {
    const matrix = Array.from({ length: 400 }, (_, at): Box => {
      return [40 + 8 * (at % 50), 690 + 8 * Math.floor(at / 50), 4, 4];
    });
    const dotted = paintPage([...text, ...matrix]);
    expect(isSame(removeSpecks(dotted), dotted)).toBe(true);
    const few = paintPage([...text, ...strewn(20, 3)]);
    expect(removeSpecks(few)).toBe(few);
  });
});

describe('letters with edges like stairs', () => {
  test('are smoothed; letters with soft edges stay as they are', () => {
    const page = paint(200, 100, letters(200, 100));
    const smooth = smoothStairs(page);
    expect(smooth.grey.some((shade) => shade > 64 && shade < 192)).toBe(true);
    expect(smoothStairs(smooth)).toBe(smooth);
    // As much ink as before.
    const sum = ({ grey }: GreyPicture): number => grey.reduce((all, shade) => all + shade, 0);
    expect(Math.abs(sum(smooth) / sum(page) - 1)).toBeLessThan(0.01);
  });
});
