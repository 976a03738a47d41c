import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import type { PageLine } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const between = (line: PageLine): PageLine[] => [...prose(1, 6), line, 'Then she came back.', ...prose(2, 6)];

describe('lines of asterisks', () => {
  test.each(['***', '* * *', '*', '∗ ∗ ∗'])('go, however close they stand to the text: %s', async (text) => {
    const read = await readPages([setPage(between({ text, x: 290 }))]);
    expect(read.text.join(' ')).toBe([...prose(1, 6), 'Then she came back.', ...prose(2, 6)].join(' '));
    expect(read.text[0]).toBe(prose(1, 6).join(' '));
    expect(read.removed).toEqual([{ page: 1, kind: 'garbled', text }]);
  });

  test('are none where a word stands beside them', async () => {
    for (const text of ['*** Then she came back to it.', '* Then she came back.']) {
      const read = await readPages([setPage(between(text))]);
      expect(read.text.join(' ')).toContain(text);
      expect(read.removed).toEqual([]);
    }
  });

  test('stay in a listing', async () => {
    const code = ['/*', ' * open(lamp);', '***', ' */'].map((text, index): PageLine => {
      return { text, font: 'courier', gap: index === 0 ? 1 : 0 };
    });
    const page = setPage([...prose(1, 6), ...code, { text: 'Then she came back.', gap: 1 }, ...prose(2, 6)]);
    expect((await readPages([page])).as('code')).toEqual(['/*\n* open(lamp);\n***\n*/']);
    expect((await readPages([page], ['code'])).text.join(' ')).toContain('***');
  });
});
