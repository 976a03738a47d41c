import { describe, expect, test } from 'vitest';
import { setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const CHAPTER = [
  '^1^When the water was low they waited. ^2^And they said to the ferryman,',
  'Why do you not row?^a^ ^3^He answered them, Where there is no water there is',
  'no ferry. ^4^“Then we shall sit,” they said, and sat down on the stones.',
];
const READ = [
  'When the water was low they waited. And they said to the ferryman,',
  'Why do you not row? He answered them, Where there is no water there is',
  'no ferry. “Then we shall sit,” they said, and sat down on the stones.',
].join(' ');

describe('the numbers of verses', () => {
  test('go, and the marks of notes beside them', async () => {
    const { text, as } = await readPages([setPage(CHAPTER)]);
    expect(text).toEqual([READ]);
    expect(as('note-mark').toSorted()).toEqual(['1', '2', '3', '4', 'a']);
  });

  test('go on the next page, however few, and begin again with a chapter', async () => {
    const next = ['^5^In the evening the water came back, and none of them had seen it come.'];
    const pages = [
      setPage(CHAPTER),
      setPage([...next, { text: 'The Other Bank', size: 16, gap: 1 }, ...CHAPTER]),
    ];
    const { text } = await readPages(pages);
    // Whether the page's end is a paragraph's doesn't matter here.
    expect(text.join(' ')).toBe([READ, next[0]?.slice(3), 'The Other Bank', READ].join(' '));
  });

  test('are none that don’t count up, nor before a symbol', async () => {
    const lines = [
      'They found ^14^C in the wood, ^15^N in the soil and ^16^O in the ice of that year,',
      '^7^Li in the salt, and ^40^Kr nowhere.',
    ];
    const { text, as } = await readPages([setPage(lines)]);
    expect(as('note-mark')).toEqual([]);
    expect(text.join(' ')).toContain('found 14C in');
  });
});
