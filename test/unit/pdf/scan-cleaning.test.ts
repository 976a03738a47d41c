import { expect, test } from 'vitest';
import { collectStatistics } from '../../../src/pdf/book/book-statistics.ts';
import { tagFootnotes } from '../../../src/pdf/cleaning/footnotes.ts';
import { removeFurniture } from '../../../src/pdf/cleaning/furniture.ts';
import { isHeading } from '../../../src/pdf/paragraphs/headings.ts';
import type { PageText } from '../../../src/pdf/page/page-text.ts';
import { runStep, unsorted } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const WORDS = ['boats', 'rain', 'keeper', 'harbour', 'lamp', 'winter', 'road', 'mill', 'letters', 'seven'];
const body = (page: number): string[] =>
  Array.from({ length: 20 }, (_, index) =>
    [3, 7, 1, 9, 5, 2].map((step) => WORDS[(page * step + index * (step + page)) % WORDS.length]).join(' '),
  );
/** As a page that was read from a picture. */
const scanned = (page: PageText): PageText => ({ ...page, noise: [] });
const removedFrom = (pages: PageText[]): string[][] =>
  runStep(removeFurniture, pages.map(unsorted)).map(({ removed }) =>
    removed.map(({ kind, text }) => `${kind}: ${text}`),
  );

test('heads of scanned pages stand a little higher or lower, and their letters are misread', () => {
  const heads = ['2 THE SLow RETURN OF WORMS', 'The Slow Retum of Worms', '4 The Slow Return of Worrns'];
  const pages = heads.map((head, index) =>
    textPage(index + 1, body(index + 1), [textLine(head, 55 + 4 * index)]),
  );
  expect(removedFrom(pages.map(scanned))).toEqual(heads.map((head) => [`header: ${head}`]));
  // What differs in a document with its own text is different.
  expect(removedFrom(pages)).toEqual([[], [], []]);
});

test('numbers count along with the pages of a book that lies open on each page of a scan', () => {
  const pages = [11, 12, 13, 14, 15, 16].map((number, index) => {
    const page = textPage(Math.floor(index / 2) + 1, body(index), [textLine(`${number} of words`, 700)]);
    return scanned(page);
  });
  expect(removedFrom(pages).flat()).toHaveLength(6);
});

test.each(['!The', '1. The', '° The'])(
  'a note that opens with "%s" at the foot of a scanned page is known by its size and place',
  (start) => {
    const notes = [
      textLine(`${start} manuscript is known from the church register,`, 420, { size: 7.5 }),
      textLine('compare sheet 88 there.', 430, { size: 7.5 }),
    ];
    const page = textPage(1, body(1), notes);
    const statistics = collectStatistics();
    statistics.add(page);
    const kinds = (each: PageText): (string | undefined)[] =>
      runStep(tagFootnotes, [unsorted(each)], { statistics: statistics.result() })
        .flatMap(({ lines }) => lines.slice(-3))
        .map(({ part }) => part?.kind);
    expect(kinds(scanned(page))).toEqual([undefined, 'footnote', 'footnote']);
    expect(kinds(page)).toEqual([undefined, undefined, undefined]);
  },
);

test('an item of a list is no heading, although it is set larger than most of the page', () => {
  const statistics = collectStatistics();
  statistics.add(textPage(1, body(1)));
  const judge = (text: string): boolean => {
    const placed = {
      ...{ type: 'line' as const, page: 1, margins: { left: 72, right: 400 }, places: [] },
      line: textLine(text, 60, { size: 13 }),
    };
    const question = { lines: [placed], text, before: null, after: null };
    return isHeading({ ...question, statistics: statistics.result() });
  };
  expect(judge('Additional Features')).toBe(true);
  expect(judge('• Operation is similar to that of a tape recorder')).toBe(false);
});
