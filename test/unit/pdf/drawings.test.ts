import { describe, expect, test } from 'vitest';
import type { PdfLine } from '../../../tools/kit/pdf-writer.ts';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

/** A chart 200 points high from `top` down, in the letters of the text: its axes, its legend, and what it is called. */
function chart(x: number, top: number): PdfLine[] {
  return [
    ...['0.3', '0.2', '0.1', '0'].map((text, index) => ({ text, x, y: top - 45 * index })),
    { text: 'N = 80', x: x + 150, y: top - 62 },
    { text: 'N = 256', x: x + 150, y: top - 74 },
    ...['calm', 'breeze', 'gale', 'storm'].map((text, index) => ({
      text,
      x: x + 20 + 50 * index,
      y: top - 150,
    })),
    { text: 'Wind', x: x + 100, y: top - 164 },
  ];
}

const before = prose(1, 10).slice(0, 9);
const after = setPage(['which is where they had always come from.', ...prose(2, 8)]).lines;

describe('what is written in a drawing', () => {
  test('goes with its caption, also in the letters of the text, and the sentence around it is whole', async () => {
    const page = setPage(before);
    page.lines.push(
      ...chart(110, 570),
      { text: 'Figure 2: What the wind did to the lamp.', x: 150, y: 380, size: 9 },
      ...after.map((line) => ({ ...line, y: line.y - 370 })),
    );
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe(
      [...before, 'which is where they had always come from.', ...prose(2, 8)].join(' '),
    );
    expect(as('figure')).toEqual(['0.3\n0.2\nN = 80\nN = 256\n0.1\n0\ncalm breeze gale storm\nWind']);
  });

  test('leaves the end of a paragraph above the figure alone, and a list', async () => {
    const page = setPage([...before, 'rain.', { text: '• oil', gap: 1 }, '• a wick']);
    page.lines.push(...chart(110, 500), { text: 'Figure 2: What the wind did.', x: 150, y: 310, size: 9 });
    const { text, as } = await readPages([page]);
    expect(text.slice(-2)).toEqual(['oil', 'a wick']);
    expect(text[0]).toMatch(/rain\.$/);
    expect(as('figure')).toHaveLength(1);
  });
});
