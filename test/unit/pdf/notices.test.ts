import { describe, expect, test } from 'vitest';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { readPages } from '../../helpers/read-pages.ts';

const notice = [
  'Permission to make digital or hard copies of all or part of this work for personal use',
  'is granted without fee provided that copies bear this notice on the first page.',
  'TIDES 12, June 15–20, 2012, Inver. Copyright 2012 Harbour Press. $5.00',
];
const firstPage = setPage([...prose(1).slice(0, 18), 'and the rain came from'], notice);
const secondPage = setPage(['the north, as it had always done.', ...prose(2)]);

describe('the notice of a publisher at the foot of the text', () => {
  test('goes, and the sentence above it goes on', async () => {
    const { text, as } = await readPages([firstPage, secondPage]);
    expect(text.join(' ')).toContain('and the rain came from the north, as it had always done.');
    expect(text.join(' ')).not.toMatch(/Permission|Harbour Press/);
    expect(as('footnote')).toEqual([notice.join('\n')]);
  });

  test('is read where notes are wanted', async () => {
    const { text } = await readPages([firstPage, secondPage], ['footnotes']);
    expect(text).toContain(notice.join(' '));
  });

  test('is not every small line, nor one that speaks of permission in the size of the text', async () => {
    const small = ['He had asked for permission to copy the ledger,', 'which he was given in March.'];
    const { text, removed } = await readPages([
      setPage(prose(1).slice(0, 18), small),
      setPage([...notice, ...prose(2)]),
    ]);
    expect(text.join(' ')).toContain(small.join(' '));
    expect(text.join(' ')).toContain(notice[0]);
    expect(removed).toEqual([]);
  });
});
