import { describe, expect, test } from 'vitest';
import { shortenLinks } from '../../../src/pdf/cleaning/links.ts';
import { runStep, textParagraph } from '../../helpers/cleaning.ts';

function read(text: string): { text: string; left: string[] } {
  const items = runStep(shortenLinks, [textParagraph(text)]);
  return {
    text: items.flatMap((item) => (item.type === 'paragraph' ? [item.text] : [])).join('\n'),
    left: items.flatMap((item) => (item.type === 'removed' ? [item.text] : [])),
  };
}

describe('an address is shortened to its host, and listed', () => {
  test.each([
    [
      'at https://www.example.org/a/long/path, as',
      'at example.org, as',
      'https://www.example.org/a/long/path',
    ],
    ['the text (https://example.org/a) is', 'the text is', '(https://example.org/a)'],
    ['at https://example.org/ a_page.html it', 'at example.org it', 'https://example.org/ a_page.html'],
    ['at https://example.org/a/ b/c/d.html it', 'at example.org it', 'https://example.org/a/ b/c/d.html'],
    [
      'at https://de.example.org/wiki/Straße is',
      'at de.example.org is',
      'https://de.example.org/wiki/Straße',
    ],
    ['as doi:10.1000/182 says', 'as says', 'doi:10.1000/182'],
  ])('%s', (written, heard, left) => {
    expect(read(written)).toEqual({ text: heard, left: [left] });
  });
});

describe('the words after an address are read', () => {
  test.each([
    ['Siehe www.werft-nord.de. De Vries kam.', 'De Vries kam.'],
    ['See https://x.org/path. Info is there.', 'Info is there.'],
    ['See https://x.org/path. Com Bach left.', 'Com Bach left.'],
    ['See https://x.org/path. Well-known boats', 'Well-known boats'],
    ['Siehe https://x.org/pfad. z.B. das Boot', 'z.B. das Boot'],
    ['See https://x.org/ self-made boats', 'self-made boats'],
    ['See https://x.org/a/ and/or the harbour', 'and/or the harbour'],
    ['See https://x.org/a- co-operation', 'co-operation'],
    ['详见https://x.org/path。这里的港口很安静。', '。这里的港口很安静。'],
    ['ดูที่ https://x.org/pathท่าเรือเงียบ', 'ท่าเรือเงียบ'],
    ['Siehe doi:10.1000/182。港口很安静。', '港口很安静。'],
    ['See https://x.org/path—the harbour', '—the harbour'],
  ])('%s', (written, rest) => {
    expect(read(written).text.endsWith(rest)).toBe(true);
  });
});
