import { expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

/** Rows of two cells below a head whose cells are no wider apart than words, at the top of a page. */
function tablePage(head: readonly string[]) {
  const after = setPage(prose(2, 12)).lines.map((line) => ({ ...line, y: line.y - 120 }));
  const rows = ['1 37', '2 84', '3 98', '4 100'].flatMap((row, index) => {
    const y = 720 - 12 * (head.length + index);
    return row.split(' ').map((text, cell) => ({ text, x: 200 + 120 * cell, y, size: 9 }));
  });
  const lines = [
    ...head.map((text, index) => ({ text, x: 200, y: 720 - 12 * index, size: 9 })),
    ...rows,
    { text: 'Table 5: Number of boats that came home in a year.', x: 180, y: 636, size: 9 },
    ...after,
  ];
  return { lines };
}

const head = ['Number share of the boats', 'of years that came home'];

test('the lines of a head go with the rows of their table', async () => {
  const { text, as } = await readPages([setPage(prose(1)), tablePage(head)]);
  expect(text.join(' ')).not.toContain('share of the boats');
  expect(as('table')[0]).toMatch(/^Number share of the boats\nof years that came home\n1 37/);
});

test('what stands above a head and close to it is text, and so may the head be', async () => {
  const many = ['He told them', 'to write down', 'what they knew', 'of every year', 'and every boat'];
  const { text } = await readPages([setPage(prose(1)), tablePage(many)]);
  for (const line of many) expect(text.join(' ')).toContain(line);
});

test('two columns of text above a caption are no rows of its table', async () => {
  const beside = Array.from({ length: 8 }, (_, row) => [
    { text: `the boats that came home in the year ${row} were`, x: 72, y: 720 - 12 * row, size: 10 },
    { text: `of those that had gone to sea in the year ${row}`, x: 330, y: 720 - 12 * row, size: 10 },
  ]).flat();
  const rows = ['1 37 12', '2 84 11', '3 98 10'].flatMap((row, index) =>
    row.split(' ').map((text, cell) => ({ text, x: 180 + 40 * cell, y: 590 - 12 * index, size: 9 })),
  );
  const lines = [...beside, { text: 'Table 5: Boats by year.', x: 180, y: 605, size: 9 }, ...rows];
  const { text, as } = await readPages([setPage(prose(1)), { lines }, setPage(prose(2))]);
  expect(text.join(' ')).toContain('the boats that came home in the year 3 were');
  expect(text.join(' ')).toContain('of those that had gone to sea in the year 3');
  expect(as('table')).toEqual([
    rows
      .map((cell) => cell.text)
      .join(' ')
      .replace(/(\d+ \d+ \d+) /g, '$1\n'),
  ]);
});
