import { expect, test } from 'vitest';
import { drawnSizes } from '../../../src/pdf/page/drawn-sizes.ts';
import type { SourceFont, SourceText } from '../../../src/pdf/page/page-source.ts';

const FONT: SourceFont = {
  ...{ family: 'serif', name: null, ascent: 0.8, descent: -0.2 },
  ...{ drawn: true, vertical: false },
};

/** Words in letters of ten points, for which the file tells another size. */
function words(told: number, text = 'the equations have been solved'): SourceText[] {
  return [
    {
      ...{ text, rightToLeft: false, font: 'F' },
      ...{ transform: [10, 0, 0, told, 72, 700], width: 4.5 * text.length, height: told },
    },
  ];
}

test('drawn letters whose box has nothing to do with their size are as large as their widths say', () => {
  const size = drawnSizes(words(240), { F: FONT }).get('F') ?? 0;
  expect(size).toBeGreaterThan(8);
  expect(size).toBeLessThan(12);
});

test.each([
  ['a box that fits', words(10), FONT],
  ['narrow letters', words(20), FONT],
  ['letters that are no drawings', words(240), { ...FONT, drawn: false }],
  ['too few letters to tell', words(240, 'a 2'), FONT],
  ['spaces alone', words(240, '     '), FONT],
  ['letters that take no room', words(240).map((text) => ({ ...text, width: 0 })), FONT],
])('%s: the size stays', (_what, texts, font) => {
  expect(drawnSizes(texts, { F: font }).size).toBe(0);
});
