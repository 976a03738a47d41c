import { describe, expect, test } from 'vitest';
import { tagNotices } from '../../../src/pdf/cleaning/notices.ts';
import type { TextLine } from '../../../src/pdf/page/page-text.ts';
import { prose, setPage } from '../../../tools/kit/pdf-page.ts';
import { runStep, unsorted } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';
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

  test('may say whatever it likes where it stands in a sentence that turns the page', async () => {
    const foot = ['P. Vane and L. Orr (Eds.): Tides 2012, pp. 154–165.', 'Under review.'];
    const { text, as } = await readPages([
      setPage([...prose(1).slice(0, 18), 'and the rain came from'], foot),
      secondPage,
    ]);
    expect(text.join(' ')).toContain('and the rain came from the north, as it had always done.');
    expect(as('footnote')).toEqual([foot.join('\n')]);
  });

  test('is read where the sentence above it has ended, and where no sentence goes on behind it', async () => {
    const foot = ['He had asked for the ledger,', 'which he was given in March.'];
    const ended = await readPages([
      setPage([...prose(1).slice(0, 18), 'and the rain came.'], foot),
      secondPage,
    ]);
    const cut = await readPages([
      setPage([...prose(1).slice(0, 18), 'and the rain came from'], foot),
      setPage(['The north is where rain comes from, they said.', ...prose(2)]),
    ]);
    for (const { text } of [ended, cut]) expect(text.join(' ')).toContain(foot.join(' '));
  });

  test('above the columns of a paper takes neither the abstract nor the addresses along', () => {
    const notice = [
      'Copyright 2012 Harbour Press. All of it may be copied',
      'without fee and without prior leave.',
    ];
    const small = (text: string, y: number): TextLine => textLine(text, y, { size: 9, width: 450 });
    const column = (number: number): TextLine[] =>
      prose(number, 8).map((text, index) => {
        const x = 72 + 240 * (number - 1);
        return textLine(text, 240 + 12 * index, { column: number, x, width: 220 });
      });
    const lines = [
      textLine('How many boats there are', 80, { size: 16 }),
      small('Harbour Office, Quay Street, Inver', 120),
      ...notice.map((text, index) => small(text, 140 + 11 * index)),
      small('Boats were counted on every morning of a year, from the tower of the old church, by', 170),
      small('two people who did not know of each other. Both of them found the same number.', 181),
      ...[...column(1), ...column(2)],
    ];
    const [page] = runStep(tagNotices, [unsorted({ ...textPage(1, []), lines })]);
    const left = page?.lines.filter(({ part }) => part !== undefined).map(({ text }) => text);
    expect(left).toEqual(notice);
  });

  test('below the abstract of a page without other text doesn’t take it along', () => {
    const abstract = [
      'Boats were counted on every morning of a year, from the tower of the old church, by',
      'two people who did not know of each other, and without prior knowledge of the harbour.',
      'Both of them found the same number on most days, and on the others the fog was to',
      'blame, as one of them wrote. The numbers are given by month, and by kind of boat.',
    ];
    const notice = [
      '© 2021 Harbour Press. All rights reserved.',
      'https://doi.org/10.9999/tides.12',
      '0747-7171/© 2021 Harbour Press.',
    ];
    const heights = [...abstract.map((_, index) => 220 + 11 * index), 264, 300, 311];
    const [first] = [textPage(1, [])];
    const lines = [
      textLine('Contents lists of the journal are available from the library of the harbour office', 40),
      textLine('How many boats there are', 80, { size: 16 }),
      ...[...abstract, ...notice].map((text, index) =>
        textLine(text, heights[index] ?? 0, { size: 9, width: 400 }),
      ),
    ];
    const [page] = runStep(tagNotices, [unsorted({ ...first, lines }), unsorted(textPage(2, prose(2)))]);
    const left = page?.lines.filter(({ part }) => part !== undefined).map(({ text }) => text);
    expect(left).toEqual(notice);
  });
});
