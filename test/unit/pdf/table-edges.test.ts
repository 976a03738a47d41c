import { describe, expect, test } from 'vitest';
import { setPage } from '../../../tools/kit/pdf-page.ts';
import type { PageLine } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const CELLS = [72, 200, 330];
const ROWS = ['Lamp|Light|Where', '1|oil, dim|loft', '2|gas, bright|hall', '3|oil, dim|church'];
const ABOVE = [
  'The lamps were moved from the reading desks to the cellar and from there to the loft,',
  'and the list below says of every one of them in which of our rooms it stands now and',
];
const BELOW = [
  'The library moved three times in a hundred years, and lost something at every move.',
  'First the maps went, then the newspapers, and finally the little brass lamps.',
];

/** A table between lines, in their letters and as far apart as they are. */
function around(above: readonly PageLine[], below: readonly PageLine[], rows = ROWS) {
  const lines = [...above, ...rows, ...below];
  const page = setPage(lines);
  const set = page.lines.flatMap((line) => {
    const cells = line.text.split('|');
    return cells.map((text, index) => ({ ...line, text, x: cells.length > 1 ? (CELLS[index] ?? 0) : 72 }));
  });
  return { lines: set };
}

describe('the text around a table', () => {
  test.each([
    { end: ['what it gives.'] },
    { end: ['what it', 'gives.'] },
    { end: ['what it', 'gives'] },
    { end: ['why:'] },
  ])('above it is read to its short end, which would fit into a cell: $end', async ({ end }) => {
    const { text, as } = await readPages([around([...ABOVE, ...end], BELOW)]);
    expect(text).toEqual([[...ABOVE, ...end].join(' '), BELOW.join(' ')]);
    expect(as('table')).toEqual([ROWS.join('\n').replaceAll('|', ' ')]);
  });

  test('below it is read from its short beginning, which would fit into a cell', async () => {
    const { text } = await readPages([around([...ABOVE, 'what it gives.'], ['None burns.', ...BELOW])]);
    expect(text.slice(1).join(' ')).toBe(['None burns.', ...BELOW].join(' '));
  });

  test('is two paragraphs where the last line above had room for the next word', async () => {
    const above = [...ABOVE, ABOVE[0] ?? '', 'and nobody knows where the next one is or is to stand.'];
    const { text } = await readPages([around(above, BELOW)]);
    expect(text).toEqual([above.join(' '), BELOW.join(' ')]);
  });

  test('is one sentence where it goes on below', async () => {
    const { text } = await readPages([around(ABOVE, ['who carried it there. Nobody else would know.'])]);
    expect(text).toEqual([[...ABOVE, 'who carried it there. Nobody else would know.'].join(' ')]);
  });

  test('ends where a cell of two lines begins', async () => {
    const rows = ['Lamp, and', 'its number|Light|Where', ...ROWS.slice(1)];
    const { text, as } = await readPages([around([...ABOVE, 'what it gives.'], BELOW, rows)]);
    expect(text).toEqual([[...ABOVE, 'what it gives.'].join(' '), BELOW.join(' ')]);
    expect(as('table').join('\n')).toContain('Lamp, and\nits number Light Where');
  });
});

describe('sentences in columns', () => {
  const options = [
    ['depth', '12', 'The lamp is let down by so many yards before'],
    ['', '', 'it is lit, and it burns until the keeper comes.'],
    ['colour', 'red', 'The glass that is put before the flame; ships'],
    ['', '', 'that come from the north see nothing else of it.'],
    ['oil', '3', 'So many pints are burned in a night of winter'],
    ['', '', 'when the wind comes over the hill from the east.'],
  ];

  test('are read where they say what the cells before them mean', async () => {
    const cells = options.flatMap((row, index) =>
      row.flatMap((text, cell) =>
        text === '' ? [] : [{ text, x: [72, 150, 220][cell] ?? 0, y: 640 - 14 * index }],
      ),
    );
    const page = setPage(ABOVE);
    const { text, removed } = await readPages([{ lines: [...page.lines, ...cells] }]);
    for (const [, , sentence = ''] of options) expect(text.join(' ')).toContain(sentence);
    expect(removed).toEqual([]);
  });

  test('are read where they stand beside a table', async () => {
    const beside = [
      'Example. The keeper of the lamp looks for the row',
      'that has his year in it. Then he looks for the',
      'column that has his lamp in it and reads down. The',
      'number where the two of them meet is what he burns.',
    ];
    const rows = Array.from({ length: 24 }, (_, index) => index);
    const lines = [
      ...beside.map((text, index) => ({ text, x: 72, y: 700 - 14 * index })),
      ...rows.flatMap((row) =>
        [0, 1, 2].map((cell) => ({ text: `${row + 10 * cell}`, x: 380 + 60 * cell, y: 700 - 14 * row })),
      ),
    ];
    const { text, as } = await readPages([setPage([...ABOVE, ...BELOW]), { lines }]);
    for (const line of beside) expect(text.join(' ')).toContain(line);
    expect(as('table').join('\n')).toContain('23 33 43');
  });
});
