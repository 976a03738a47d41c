import { describe, expect, test } from 'vitest';
import { markBullets } from '../../../src/pdf/ocr/bullets.ts';
import { facingPages } from '../../../src/pdf/ocr/facing-pages.ts';
import type { GreyPicture } from '../../../src/pdf/ocr/grey-picture.ts';
import { removeNoise } from '../../../src/pdf/ocr/noise.ts';
import { layOut } from '../../../src/pdf/ocr/page-layout.ts';
import { readsAlike } from '../../../src/pdf/ocr/reads-alike.ts';
import type { RecognizedBlock } from '../../../src/pdf/ocr/recognizer.ts';
import { recognizedBlock } from '../../helpers/recognized.ts';

const textOf = (blocks: readonly RecognizedBlock[]): string[] =>
  blocks.flatMap(({ paragraphs }) =>
    paragraphs.flat().map(({ words }) => words.map(({ text }) => text).join(' ')),
  );

describe('the layout of a picture', () => {
  const COLUMN = ['Eight words of a column', 'and eight more of it', 'which end in this line'];

  test('keeps the order in which it was read, and numbers the columns', () => {
    const lines = layOut(
      [
        recognizedBlock(['A line that goes across the whole of the page and both of its columns'], 100),
        recognizedBlock(COLUMN, 200),
        recognizedBlock(COLUMN, 200, { left: 900 }),
        recognizedBlock(['Another line that goes across the whole of the page and its columns'], 400),
      ],
      300 / 72,
    );
    expect(lines.map(({ column }) => column)).toEqual([0, 1, 1, 1, 2, 2, 2, 0]);
    expect(lines[4]).toMatchObject({ text: COLUMN[0], x: 216, y: 48 });
  });

  test('counts what goes on below the end of the other column to its own', () => {
    const blocks = [
      recognizedBlock(COLUMN, 200),
      recognizedBlock([...COLUMN, ...COLUMN], 200, { left: 900 }),
      recognizedBlock(['the end of a column'], 560, { left: 900 }),
    ];
    expect(layOut(blocks, 1).at(-1)?.column).toBe(2);
  });

  test('takes the pieces of a column from the top', () => {
    const lines = layOut(
      [recognizedBlock(['which ends in this line'], 250), recognizedBlock(['A paragraph in pieces'], 200)],
      1,
    );
    expect(lines.map(({ text }) => text)).toEqual(['A paragraph in pieces', 'which ends in this line']);
  });

  test('puts a heading below columns in front of the wide text that it is for', () => {
    const blocks = [
      recognizedBlock(COLUMN, 200),
      recognizedBlock(['A Heading'], 450),
      recognizedBlock(COLUMN, 200, { left: 900 }),
      recognizedBlock(['Text below the heading that goes across the whole of the page again'], 500),
    ];
    const lines = layOut(blocks, 1);
    expect(lines.slice(6).map(({ text, column }) => [text.slice(0, 9), column])).toEqual([
      ['A Heading', 0],
      ['Text belo', 0],
    ]);
  });
});

describe('noise', () => {
  test('is left out by lines and by parts, and listed', () => {
    const { blocks, noise } = removeNoise([
      recognizedBlock(['[inn'], 50, { size: 120, confidence: 42 }),
      recognizedBlock(['A sentence whose words were read well.', '| ~~ =='], 200),
      recognizedBlock(['uo eee mm of ws aa', 'ra fon ti sa wo ee'], 800, { confidence: 55 }),
    ]);
    expect(textOf(blocks)).toEqual(['A sentence whose words were read well.']);
    expect(noise).toEqual(['[inn', '| ~~ ==', 'uo eee mm of ws aa ra fon ti sa wo ee']);
  });

  test('is no short speech that was read with doubts', () => {
    const { blocks, noise } = removeNoise([recognizedBlock(['“Who dah?”'], 200, { confidence: 62 })]);
    expect(textOf(blocks)).toEqual(['“Who dah?”']);
    expect(noise).toEqual([]);
    const line = "fait qu'elles étaient toutes d'accord.";
    expect(textOf(removeNoise([recognizedBlock([line], 0, { confidence: 58 })]).blocks)).toEqual([line]);
  });

  test('is neither a word that was read badly within a line nor a dash', () => {
    const line = 'Only one of thcse words – and the dash – is hard to read';
    const { blocks, noise } = removeNoise([recognizedBlock([line], 0, { confidences: { 3: 12, 5: 40 } })]);
    expect(textOf(blocks)).toEqual([line]);
    expect(noise).toEqual([]);
  });
});

test('bullets are put back where a line begins with what they were taken for', () => {
  const marked = markBullets([
    recognizedBlock(['® Operation is simple'], 0, { confidences: { 0: 60 } }),
    recognizedBlock(['¢ Each of them'], 50, { confidences: { 0: 29 } }),
    recognizedBlock(['e Utilizes high speed'], 100, { confidences: { 0: 3 } }),
    recognizedBlock(['e come va'], 150),
    recognizedBlock(['© 1986 by the author'], 200),
    recognizedBlock(['*'], 250),
  ]);
  expect(textOf(marked)).toEqual([
    '• Operation is simple',
    '• Each of them',
    '• Utilizes high speed',
    'e come va',
    '© 1986 by the author',
    '*',
  ]);
});

describe('a picture of an open book', () => {
  /** White, but for black boxes: left and right edges as shares of the width. */
  const picture = (boxes: readonly (readonly [number, number])[], width = 600, height = 400): GreyPicture => {
    const grey = new Uint8Array(width * height).fill(255);
    for (let y = 40; y < 360; y += 1) {
      for (const [left, right] of boxes)
        if (y % 10 < 5) grey.fill(0, y * width + left * width, y * width + right * width);
    }
    return { width, height, grey };
  };

  test('is two pages, parted at the fold', () => {
    const pages = facingPages(
      picture([
        [0.1, 0.45],
        [0.53, 0.9],
      ]),
    );
    expect(pages.map(({ left, width }) => [left, width])).toEqual([
      [0, 294],
      [294, 306],
    ]);
  });

  test('is parted within its shadow', () => {
    const shaded = picture([
      [0.1, 0.45],
      [0.55, 0.9],
    ]);
    for (let y = 0; y < shaded.height; y += 1) shaded.grey.fill(60, y * 600 + 292, y * 600 + 308);
    expect(facingPages(shaded).map(({ width }) => width)).toEqual([300, 300]);
  });

  test.each([
    [
      'upright',
      picture(
        [
          [0.1, 0.45],
          [0.55, 0.9],
        ],
        400,
        600,
      ),
    ],
    ['with a line across its middle', picture([[0.1, 0.9]])],
    [
      'in two columns',
      picture([
        [0.1, 0.49],
        [0.505, 0.9],
      ]),
    ],
  ])('is none when it is %s', (_what, page) => {
    expect(facingPages(page)).toHaveLength(1);
  });
});

test('running heads read alike although letters and page numbers are misread', () => {
  expect(readsAlike('2 THE SLow RETURN OF WORMS', 'The Slow Retum of Worms 3')).toBe(true);
  expect(readsAlike('The Slow Return of Worms 17', 'The Slow Return of Worms l8')).toBe(true);
  expect(readsAlike('1.2 Sites of the survey', '1.3 Sites of the survey and more')).toBe(false);
  expect(readsAlike('Section 2', 'Section 3')).toBe(false);
  expect(readsAlike('The boats came home before the rain', 'The road goes on behind the mill')).toBe(false);
});
