import { expect, test } from 'vitest';
import { evenPage, evenSizes } from '../../../src/pdf/ocr/even-sizes.ts';
import type { RecognizedBlock } from '../../../src/pdf/ocr/recognizer.ts';
import { textLine } from '../../helpers/pdf-lines.ts';
import { recognizedLine } from '../../helpers/recognized.ts';

const paragraph = (...sizes: number[]): RecognizedBlock => ({
  paragraphs: [
    sizes.map((size, index) => recognizedLine('As many words in each line', 50 * index, { size })),
  ],
});
const sizesOf = (blocks: readonly RecognizedBlock[]): number[][] =>
  blocks.map(({ paragraphs }) => paragraphs.flat().map(({ size }) => size));

test('takes the rows of a paragraph for text of one size, and leaves titles and notes what they are', () => {
  const blocks = [
    paragraph(29),
    paragraph(14.3, 16.4, 15.3, 14, 14.8, 12.9),
    paragraph(15.2),
    paragraph(9.8),
  ];
  expect(sizesOf(evenSizes(blocks))).toEqual([[29], [14.8, 14.8, 14.8, 14.8, 14.8, 14.8], [14.8], [9.8]]);
});

test('has nothing to say about a page without words', () => {
  expect(evenSizes([])).toEqual([]);
});

test('gives headings of one kind one size on all pages of a book', () => {
  const page = (body: number, heading: number) => ({
    page: 1,
    transform: null,
    lines: [
      textLine('Introduction', 80, { size: heading }),
      ...[100, 112, 124].map((y) => textLine('Text in the usual size of this page', y, { size: body })),
    ],
    apart: [],
    unreadable: null,
  });
  const sizes = [page(10.3, 12.5), page(10.1, 11.7), page(10.6, 12.2)].map((each) =>
    evenPage(each, 10.3).lines.map(({ size }) => size),
  );
  expect(sizes).toEqual(Array.from({ length: 3 }, () => [11.8, 10.3, 10.3, 10.3]));
});
