import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extractBook } from '../../../src/pdf/extract-book.ts';
import { drawMarks } from '../../../src/pdf/eye/draw-marks.ts';
import { collectMarks } from '../../../src/pdf/eye/page-marks.ts';
import type { Mark } from '../../../src/pdf/eye/page-marks.ts';
import { openForDrawing } from '../../../src/pdf/pdfjs/draw-page.ts';
import type { PageDrawer } from '../../../src/pdf/pdfjs/draw-page.ts';
import { createAnonymousSpool } from '../../../src/pdf/spool.ts';
import { heading, prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import type { PdfPage } from '../../../tools/kit/pdf-writer.ts';

let dir: string;
let file: string;
let drawer: PageDrawer;
let marks: ReadonlyMap<number, readonly Mark[]>;

const HEADINGS = ['', 'Of the Sea', 'A Storm', 'Letters', 'The Morning'];

/** With a head, a note and its mark; `rotate`d, a page that lies on its side and is shown upright. */
function page(number: number, rotate = 0): PdfPage {
  const [first = '', ...rest] = prose(number);
  const marked = first.replace(',', '.^1^');
  const set = setPage([heading(HEADINGS[number] ?? ''), marked, ...rest], ['^1^ At least it is said so.']);
  set.lines.push({ text: 'THE LAMP', x: 72, y: 770, size: 9 }, { text: 'a stamp', x: 30, y: 300, angle: 90 });
  if (rotate === 0) return set;
  // Its text runs up the sheet.
  const lines = set.lines.map((line) => ({
    ...line,
    x: 792 - line.y,
    y: line.x,
    angle: (line.angle ?? 0) + 90,
  }));
  return { lines, width: 792, height: 612, rotate };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-eye-'));
  file = join(dir, 'book.pdf');
  await writeFile(file, makePdf({ pages: [page(1), page(2), page(3), page(4, 90)] }));
  // The first to load pdf.js in a process decides that it can draw, so that this file needs a process of its own.
  drawer = await openForDrawing(file);
  const collected = collectMarks((number) => number !== 3);
  const options = {
    ...{ file, include: [], maxPages: 100, skip: [], places: true },
    ocr: { enabled: false, reason: 'these pages have text' } as const,
    createSpool: () => createAnonymousSpool(dir),
  };
  for await (const event of extractBook(options)) collected.add(event);
  marks = collected.result();
}, 120_000);
afterAll(async () => {
  await drawer.close();
  await rm(dir, { recursive: true });
});

const of = (number: number, fate: Mark['fate']): Mark | undefined =>
  marks.get(number)?.find((mark) => mark.fate === fate);

test('each line has a place and a fate, and what was left out has a reason', () => {
  expect([...marks.keys()].toSorted()).toEqual([1, 2, 4]);
  const boxes = marks.get(1)?.filter(({ fate }) => fate === 'text' || fate === 'heading') ?? [];
  expect(boxes.flatMap((mark) => mark.boxes)).toHaveLength(21);
  expect(of(1, 'header')?.why).toBe('furniture: comes again on the pages around');
  expect(of(1, 'margin')?.why).toBe('turned-text: runs up or down the page');
  expect(of(1, 'note-mark')?.why).toBe('note-marks: “1” is raised, or a sign, behind a word or a sentence');
  expect(of(1, 'footnote')?.why).toMatch(/^footnotes: /);
});

test('a place is where the file has it', () => {
  const [left, bottom, right, top] = of(1, 'header')?.boxes[0] ?? [];
  expect(left).toBeCloseTo(72, 0);
  expect([bottom, top]).toEqual([expect.closeTo(770 - 0.25 * 9, 0), expect.closeTo(770 + 0.8 * 9, 0)]);
  expect(right).toBeGreaterThan(110);
});

test.each([1, 4])('page %i is drawn with a box around each line, in its colour', async (number) => {
  const picture = await loadImage(await drawMarks(drawer, number, marks.get(number) ?? []));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  /** The colour of the frame to the left of a line whose baseline begins here, in points of the page as it is shown. */
  const frameAt = (x: number, y: number): string => {
    const { data } = context.getImageData(Math.round(1.6 * x) - 1, Math.round(1.6 * (y - 2)), 3, 1);
    const pixels = [0, 4, 8].map((at) => [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    const [red = 0, green = 0, blue = 0] = pixels.toSorted((a, b) => sum(a) - sum(b))[0] ?? [];
    if (green > red + 20 && green > blue + 20) return 'green';
    if (blue > green + 20) return red > green ? 'purple' : 'blue';
    return red > green + 40 ? 'orange' : 'none';
  };
  // Shown upright, both pages are the same: 792 points high.
  expect(frameAt(72, 792 - 770)).toBe('purple');
  expect(frameAt(72, 792 - 720)).toBe('blue');
  expect(frameAt(72, 792 - 706 + 14 * 5)).toBe('green');
  expect(frameAt(72, 792 - 60)).toBe('orange');
  expect(frameAt(200, 792 - 650)).toBe('none');
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
