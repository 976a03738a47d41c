import { describe, expect, test } from 'vitest';
import { normalizeAsSeen } from '../../../src/pdf/page/normalize.ts';
import { toLines } from '../../../src/pdf/page/lines.ts';
import { directionOf, fromRight } from '../../../src/pdf/page/reading-order.ts';
import type { TextRun } from '../../../src/pdf/page/text-runs.ts';
import { lettersAsSeen } from '../../../src/pdf/pdfjs/worker/glyphs.ts';

const EDGES = 400;
const run = (text: string, x: number, y = 100): TextRun => ({
  ...{ text, x, y, width: text.length * 5, size: 10, style: 0, mono: false, bold: false },
  rightToLeft: /[\u0590-\u08ff]/.test(text),
});

/** What is read of a page that has these runs, from the left. */
function read(runs: readonly TextRun[]): string[] {
  const edges = directionOf(runs) === 'rtl' ? EDGES : null;
  const given = edges === null ? runs : runs.map((one) => fromRight(one, edges));
  return toLines(given, [], edges).lines.map(({ text }) => text);
}

/** A line as it stands on the page. @param pieces from the left, each as it is seen */
const line = (pieces: string[], y = 100): TextRun[] => {
  let x = 72;
  return pieces.map((text) => {
    const placed = run(text, x, y);
    x += placed.width + 4;
    return placed;
  });
};
const turned = (text: string): string => Array.from(text).reverse().join('');

describe('text that is read from the right', () => {
  test('is read from there, a run or many', () => {
    expect(read([run(turned('ספר ישן'), 72)])).toEqual(['ספר ישן']);
    expect(read(line([turned('ישן'), turned('ספר')]))).toEqual(['ספר ישן']);
  });

  test.each([
    [
      'a Latin name and a year',
      ['.', 'Evening Star 1954', turned('כתב על כך העיתון הישן')],
      'כתב על כך העיתון הישן Evening Star 1954 .',
    ],
    ['a number with a point', [turned('גרסה'), '2.75', turned('אחרי')], 'אחרי 2.75 גרסה'],
    ['a range in Arabic', [turned('صفحة'), '20-12', turned('من')], 'من 12-20 صفحة'],
    ['a date', [turned('يوم'), '3/11/1999', turned('في')], 'في 3/11/1999 يوم'],
  ])('keeps the order of %s', (_name, pieces, expected) => {
    expect(read(line(pieces))).toEqual([expected]);
  });

  test.each([
    ['that are named as they look', '(', ')'],
    ['that are named as they are meant', ')', '('],
  ])('has its brackets the right way round %s', (_name, left, right) => {
    expect(read([run(`.${left}${turned('ירוק')}${right} ${turned('ספסל')}`, 72)])).toEqual(['ספסל (ירוק).']);
  });

  test('has its stop at its end where a line of it has Latin words only', () => {
    const hebrew = line([turned('שורה ארוכה של עברית שאין בה דבר אחר')], 88);
    expect(read([...hebrew, ...line(['.Harbour Post'])])[1]).toBe('Harbour Post.');
    expect(read([...hebrew, ...line(['Harbour Post.'])])[1]).toBe('Harbour Post.');
  });

  test('may be a word in a line that is read from the left', () => {
    expect(read(line(['The word', turned('ספסל'), 'is a bench (', turned('ירוק'), ').']))).toEqual([
      'The word ספסל is a bench ( ירוק ).',
    ]);
  });

  test('keeps the signs of vowels with their letters', () => {
    expect(read([run(turned('الولد'), 72), run(`\u064e${turned('كتاب')}`, 101)])).toEqual([
      'كتاب\u064e الولد',
    ]);
    const kasra = { ...run('\u0650', 72.4), width: 0 };
    expect(read([kasra, run(turned('كتاب الولد'), 72)])).toEqual(['كتاب الولد\u0650']);
  });

  test('begins in the right column', () => {
    const words = turned('מילה ועוד מילה ועוד אחת כאן');
    const rows = Array.from({ length: 20 }, (_, row) => [
      run(`${words} ${200 + row}`, 40, 100 + 12 * row),
      run(`${words} ${100 + row}`, 220, 100 + 12 * row),
    ]).flat();
    const numbers = read(rows).map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(numbers).toEqual([
      ...Array.from({ length: 20 }, (_, row) => 100 + row),
      ...Array.from({ length: 20 }, (_, row) => 200 + row),
    ]);
  });
});

test('ligatures and forms of several letters are taken apart from the right', () => {
  expect(lettersAsSeen('لا')).toBe('ال');
  expect(lettersAsSeen('ffi')).toBe('ffi');
  expect(turned(normalizeAsSeen('\ufefb'))).toBe('لا');
  expect(turned(normalizeAsSeen(`${turned('الله')}\ufef7`))).toBe('لأالله'.normalize('NFKC'));
});
