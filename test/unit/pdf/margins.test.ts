import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

/** Prose whose sentences run on from line to line. */
const running = Array.from({ length: 24 }, (_, index) =>
  index === 23
    ? 'and that was the whole of it.'
    : `and in the evening of day ${index + 1} the keeper, who had waited for it, lit the lamp again`,
);

describe('numbers of lines', () => {
  test.each([
    ['every line, at the left', 1, 40],
    ['every fifth line, at the right', 5, 540],
  ])('%s go', async (_name, step, x) => {
    const page = setPage(running);
    const lines = page.lines.filter((_line, index) => (index + 1) % step === 0);
    page.lines.push(...lines.map(({ y }, index) => ({ text: String(step * (index + 1)), x, y, size: 7 })));
    // The last page of a chapter has too few to be known by themselves.
    const next = step * (lines.length + 1);
    const end = setPage(prose(5, 6));
    end.lines.push({ text: String(next), x, y: end.lines[2]?.y ?? 0, size: 7 });
    const { text, as } = await readPages([page, end]);
    expect(text.join(' ')).toBe([...running, ...prose(5, 6)].join(' '));
    expect(as('margin')).toEqual([lines.map((_line, index) => step * (index + 1)).join(' '), String(next)]);
  });

  test('are not the codes that stand before the words of a table', async () => {
    const page = setPage(Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 'unused' : 'set mode')));
    page.lines.push(...page.lines.map(({ y }, index) => ({ text: String(index), x: 40, y })));
    const { as } = await readPages([page]);
    expect(as('margin')).toEqual([]);
  });

  test('are not those of the entries of a list, nor years', async () => {
    const page = setPage(prose(1, 18));
    page.lines.forEach((line, index) => (line.x = index % 2 === 0 ? 100 : 100.5));
    page.lines.push(...page.lines.map(({ y }, index) => ({ text: String(index + 1), x: 80, y })));
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toMatch(/\b7 An old man|\b7 The captain/);
    expect(as('margin')).toEqual([]);
  });
});

describe('notes in the margin', () => {
  test('go, and the lines beside them are whole', async () => {
    const page = setPage(running);
    const note = ['The lamp of', 'Inver was lit', 'in 1822.'];
    page.lines.push(...note.map((text, index) => ({ text, x: 520, y: 600 - 9 * index, size: 7.5 })));
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe(running.join(' '));
    expect(as('margin')).toEqual([note.join(' ')]);
  });

  test('may be as far from the text as the number of its heading', async () => {
    const page = setPage([{ text: '3 Results', x: 50, size: 16 }, ...running]);
    page.lines.push({ text: 'The lamp of', x: 25, y: 600, size: 7.5 });
    const { text, as } = await readPages([page]);
    expect(text.join(' ')).toBe(['3 Results', ...running].join(' '));
    expect(as('margin')).toEqual(['The lamp of']);
  });

  test('are none where they are the short lines of a box, which is read whole', async () => {
    const page = setPage(running.map((text) => text.slice(0, 44)));
    const box = [
      'Take along',
      'a pencil and something that you',
      'like to eat. Leave the rest',
      'in the bag.',
    ];
    page.lines.push(...box.map((text, index) => ({ text, x: 330, y: 640 - 12 * index, size: 9 })));
    const { text, as } = await readPages([page]);
    expect(as('margin')).toEqual([]);
    expect(text.join(' ')).toContain(box.join(' '));
  });

  test('are none in the size of the text, nor where they are a column of their own', async () => {
    const sideHead = setPage(running);
    sideHead.lines.push({ text: 'The lamp', x: 10, y: 600, bold: true });
    const column = setPage(running);
    column.lines.push(
      ...prose(3, 24).map((text, index) => ({
        text: text.slice(0, 26),
        x: 520,
        y: 720 - 10 * index,
        size: 7.5,
      })),
    );
    const { text, as } = await readPages([sideHead, column]);
    expect(text.join(' ')).toContain('The lamp and in the evening');
    expect(text.join(' ')).toContain(prose(3, 24)[0]?.slice(0, 26));
    expect(as('margin')).toEqual([]);
  });
});
