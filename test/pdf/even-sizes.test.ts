import { expect, test } from 'vitest';
import { evenSizes } from '../../src/pdf/ocr/even-sizes.ts';
import type { TextRun } from '../../src/pdf/text-runs.ts';

const word = (size: number): TextRun => ({
  text: 'word',
  x: 72,
  y: 100,
  width: 20,
  size,
  style: 0,
  mono: false,
  bold: false,
  rightToLeft: false,
});

test('takes rows of about the usual height for text of one size, and leaves titles and notes what they are', () => {
  // As Tesseract measured the rows of one column, between a title and a note.
  const rows = [29, 14.3, 16.4, 15.3, 14, 14.8, 20.1, 12.9, 14.5, 14.6, 9.8];
  const sizes = evenSizes(rows.map(word)).map(({ size }) => size);
  expect(sizes).toEqual([29, ...Array.from({ length: 9 }, () => 14.6), 9.8]);
});

test('has nothing to say about a page without words', () => {
  expect(evenSizes([])).toEqual([]);
});
