import { describe, expect, test } from 'vitest';
import { toLines } from '../../src/pdf/lines.ts';
import { toRuns } from '../../src/pdf/text-runs.ts';
import type { TextItem, TextRun } from '../../src/pdf/text-runs.ts';

const run = (text: string, x: number, y: number, rest: Partial<TextRun> = {}): TextRun => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  style: 0,
  rightToLeft: false,
  ...rest,
});
const texts = (runs: TextRun[]): string[] => toLines(runs).lines.map(({ text }) => text);

describe('toLines', () => {
  test('sorts by height and joins what is on one baseline, with spaces only at gaps', () => {
    expect(
      texts([run('second', 72, 120), run('Fi', 72, 100), run('rst', 82, 100), run('line', 102, 100.4)]),
    ).toEqual(['First line', 'second']);
  });

  test('keeps a superscript in its line', () => {
    expect(
      texts([run('culture.', 72, 100), run('5', 112, 96, { size: 6, width: 3 }), run('Next', 72, 112)]),
    ).toEqual(['culture.5', 'Next']);
  });

  test('reads text once that is printed twice to look bold', () => {
    expect(texts([run('Bold', 72, 100), run('Bold', 72.3, 100), run('Bold', 120, 100)])).toEqual([
      'Bold Bold',
    ]);
  });

  test('joins right-to-left text from the right', () => {
    const rtl = { rightToLeft: true };
    expect(texts([run('עולם', 72, 100, rtl), run('שלום', 100, 100, rtl)])).toEqual(['שלום עולם']);
  });

  test('reads the left column before the right one, between lines that go across', () => {
    const long = 'a full line of a column with words';
    const rows = Array.from({ length: 20 }, (_, index) => index);
    const runs = [
      run('A title that goes across both of the columns of this page', 100, 50),
      ...rows.flatMap((row) => [
        run(`L${row} ${long}`, 72, 100 + 12 * row),
        run(`R${row} ${long}`, 300, 103 + 12 * row),
      ]),
      run('A foot that goes across both of the columns of this page, too', 100, 500),
    ];
    const { lines, gutter } = toLines(runs);
    expect(lines.map(({ text }) => text.split(' ')[0])).toEqual([
      'A',
      ...rows.map((row) => `L${row}`),
      ...rows.map((row) => `R${row}`),
      'A',
    ]);
    expect(lines.map(({ column }) => column)).toEqual([0, ...rows.map(() => 1), ...rows.map(() => 2), 0]);
    expect(gutter).not.toBeNull();
  });

  test('reads a table row by row', () => {
    const rows = Array.from({ length: 20 }, (_, row) => [
      run(`key${row}`, 72, 100 + 12 * row),
      run(`value${row}`, 300, 100 + 12 * row),
    ]);
    expect(texts(rows.flat())).toEqual(rows.map((_, row) => `key${row} value${row}`));
  });
});

describe('toRuns', () => {
  const item = (str: string, transform: number[]): TextItem => ({
    str,
    dir: 'ltr',
    transform,
    width: 50,
    height: 10,
    fontName: 'f',
  });
  const upright = [1, 0, 0, -1, 0, 800];

  test('counts heights from the top of the page', () => {
    const { runs } = toRuns([item('Text', [10, 0, 0, 10, 72, 700])], upright, () => 3);
    expect(runs).toEqual([
      { text: 'Text', x: 72, y: 100, width: 50, size: 10, style: 3, rightToLeft: false },
    ]);
  });

  test('sets text along the edge apart', () => {
    const items = [
      item('The text of this page', [10, 0, 0, 10, 72, 700]),
      item('a stamp', [0, 10, -10, 0, 20, 300]),
    ];
    const { runs, rotated } = toRuns(items, upright, () => 0);
    expect(runs.map(({ text }) => text)).toEqual(['The text of this page']);
    expect(rotated).toEqual(['a stamp']);
  });

  test.each([
    ['a quarter to the left', [0, 10, -10, 0, 100, 72], [0, 10, -10, 0, 112, 72]],
    ['a quarter to the right', [0, -10, 10, 0, 112, 700], [0, -10, 10, 0, 100, 700]],
    ['upside down', [-10, 0, 0, -10, 500, 100], [-10, 0, 0, -10, 500, 112]],
  ])('turns a page upright whose text runs %s', (_name, first, second) => {
    const { runs, rotated } = toRuns([item('second', second), item('first', first)], upright, () => 0);
    expect(rotated).toEqual([]);
    expect(toLines(runs).lines.map(({ text }) => text)).toEqual(['first', 'second']);
  });
});
