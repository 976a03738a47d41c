import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { SetLine } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const inBold = (text: string, gap = 1): SetLine => ({ text, bold: true, gap });
const after = ([first = '', ...rest]: string[]): (string | SetLine)[] => [{ text: first, gap: 0.3 }, ...rest];

describe('headings in the size of the text', () => {
  test('open chapters where they are bold', async () => {
    const titles = ['On a bench', 'Against walking', 'Is it art?'];
    const pages = titles.map((title, index) => setPage([inBold(title), ...after(prose(index + 1))]));
    const { headings, chapters } = await readPages(pages);
    expect(headings).toEqual(titles);
    expect(chapters).toEqual(titles);
  });

  test('of two lines are one, and text that only begins in bold isn’t one', async () => {
    const { text, headings } = await readPages([
      setPage([
        ...prose(1, 8),
        inBold('3 Guidelines on the use of lamps that must be kept burning until'),
        inBold('the keeper comes', 0),
        ...prose(2, 8),
        inBold('Note that this is important.'),
        { ...inBold('Keep in mind:'), then: [{ text: ' the lamp is hot, and nobody is to touch it.' }] },
      ]),
    ]);
    expect(headings).toEqual([
      '3 Guidelines on the use of lamps that must be kept burning until the keeper comes',
    ]);
    expect(text.at(-1)).toBe('Keep in mind: the lamp is hot, and nobody is to touch it.');
  });

  test('are no sentences, however large these are set', async () => {
    const large = (text: string, gap = 0): SetLine => ({ text, size: 16, gap });
    const { text, headings } = await readPages([
      setPage([
        large('The harbour was built by people who', 1),
        large('had never seen the sea and did not'),
        large('care for it.'),
        ...after(prose(1)),
        large('Who built the harbour.', 2),
        ...after(prose(2)),
      ]),
    ]);
    expect(headings).toEqual(['Who built the harbour.']);
    expect(text[0]).toMatch(/^The harbour was .* care for it\.$/);
  });

  test('can’t be told where the whole book is bold', async () => {
    const lines = prose(1).map((text) => ({ text, bold: true }));
    const { headings } = await readPages([setPage([...lines, inBold('On a bench'), ...lines])]);
    expect(headings).toEqual([]);
  });

  test('are known by capitals and by the middle of the line, with space around them', async () => {
    const { headings } = await readPages([
      setPage([
        ...prose(1, 6),
        { text: 'NO WARRANTY', gap: 1 },
        { text: prose(2, 6)[0] ?? '', gap: 1 },
        ...prose(2, 6).slice(1),
        { text: 'The second winter', italic: true, x: 250, gap: 1 },
        { text: prose(3, 6)[0] ?? '', gap: 1 },
        ...prose(3, 6).slice(1),
        { text: 'IV', x: 284, gap: 1 },
        { text: prose(4, 6)[0] ?? '', gap: 1 },
        'USA',
        { text: 'In the margin', italic: true, gap: 1 },
        { text: 'a = b + c', italic: true, x: 260, gap: 1 },
        { text: prose(5, 6)[0] ?? '', gap: 1 },
      ]),
    ]);
    expect(headings).toEqual(['NO WARRANTY', 'The second winter', 'IV']);
  });

  test('are known by Roman numbers in the middle of the line, also in small print', async () => {
    const pages = [
      setPage([
        ...prose(1, 6),
        { text: 'I. Introduction', x: 258, gap: 1 },
        { text: prose(2, 6)[0] ?? '', gap: 1 },
        ...prose(2, 6).slice(1),
        { ...inBold('II. METHODS'), x: 260, size: 10 },
        { text: prose(3, 6)[0] ?? '', gap: 1 },
        ...prose(3, 6).slice(1),
        { text: 'I. went home', gap: 1 },
        { text: prose(4, 6)[0] ?? '', gap: 1 },
      ]),
    ];
    expect((await readPages(pages)).headings).toEqual(['I. Introduction', 'II. METHODS']);
  });

  test('of a chapter and of its first section are two', async () => {
    const { headings } = await readPages([
      setPage([...prose(1, 6), inBold('2 Methods'), inBold('2.1 Sites', 0.2), ...after(prose(2, 6))]),
    ]);
    expect(headings).toEqual(['2 Methods', '2.1 Sites']);
  });
});
