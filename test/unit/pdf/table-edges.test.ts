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
