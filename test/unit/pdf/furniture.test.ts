import { describe, expect, test } from 'vitest';
import type { BookFacts } from '../../../src/pdf/cleaning/book-facts.ts';
import { removeFurniture } from '../../../src/pdf/cleaning/furniture.ts';
import type { PageText, TextLine } from '../../../src/pdf/page/page-text.ts';
import type { SortedPage } from '../../../src/pdf/page/sorted-page.ts';
import { runStep, STATISTICS, unsorted } from '../../helpers/cleaning.ts';
import { textLine, textPage } from '../../helpers/pdf-lines.ts';

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const body = (page: number): string[] =>
  Array.from(
    { length: 20 },
    (_, index) => `Line ${index} of page ${page} says ${'something '.repeat(3)}${page * index}`,
  );

const sort = (pages: readonly PageText[], facts: Partial<BookFacts> = {}): SortedPage[] =>
  runStep(removeFurniture, pages.map(unsorted), facts);

function clean(count: number, extra: (page: number) => TextLine[], bodyOf = body): Map<number, string[]> {
  const pages: PageText[] = Array.from({ length: count }, (_, index) => {
    return textPage(index + 1, bodyOf(index + 1), extra(index + 1));
  });
  const sorted = sort(pages);
  // Whatever is removed, the rest stays as it is.
  for (const [index, page] of sorted.entries()) {
    expect(page.lines.length + page.removed.length).toBe(pages[index]?.lines.length);
    expect(page.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(bodyOf(index + 1)));
  }
  return new Map(
    sorted.map(({ page, removed }) => [page, removed.map(({ kind, text }) => `${kind}: ${text}`)]),
  );
}

const TITLES = ['Pigeons and Time', 'The Second Lake', 'Buttons'];

describe('removeFurniture', () => {
  test('takes page numbers out, also Roman ones and those at changing sides', () => {
    const removed = clean(8, (page) => [
      textLine(roman[page - 1] ?? '', 700, { x: page % 2 === 0 ? 72 : 400 }),
    ]);
    for (const [page, texts] of removed) expect(texts).toEqual([`page-number: ${roman[page - 1] ?? ''}`]);
  });

  test('takes running heads out that alternate between left and right pages', () => {
    const removed = clean(9, (page) => [textLine(page % 2 === 0 ? 'THE LIGHTHOUSE' : 'A CHAPTER', 60)]);
    for (const [page, texts] of removed)
      expect(texts).toEqual([`header: ${page % 2 === 0 ? 'THE LIGHTHOUSE' : 'A CHAPTER'}`]);
  });

  test('takes a head out that names chapter and section, also where no other page has one', () => {
    const heads = ['Chapter 3 says more than 4.1. Read it', 'CHAPTER 3. THE SEA 3.2. TIDES AND …'];
    const removed = clean(2, (page) => [textLine(heads[page - 1] ?? '', 60)]);
    expect([...removed.values()]).toEqual([[], ['header: CHAPTER 3. THE SEA 3.2. TIDES AND …']]);
  });

  test('takes a head out whose words change on every page when its number counts along', () => {
    const words = ['abs', 'agrep', 'all', 'any', 'aperm', 'append', 'apply', 'array'];
    const removed = clean(8, (page) => [textLine(`${words[page - 1] ?? ''} ${page + 12}`, 60)]);
    for (const texts of removed.values()) expect(texts).toHaveLength(1);
  });

  test('takes two lines of furniture below each other', () => {
    const removed = clean(6, (page) => [
      textLine(`${page} FREE CULTURE`, 700),
      textLine('<http://example.org>', 730),
    ]);
    for (const [page, texts] of removed) {
      expect(texts.toSorted()).toEqual(
        [`footer: <http://example.org>`, `footer: ${page} FREE CULTURE`].toSorted(),
      );
    }
  });

  test('takes the book’s title out of the only head that a short document has', () => {
    const pages = [1, 2].map((page) =>
      textPage(page, body(page), [textLine(page === 1 ? 'On Bees' : '2 ON BEES', 60, { style: 1 })]),
    );
    const [first, second] = sort(pages, { title: 'On bees' });
    expect(first?.removed).toEqual([]);
    expect(second?.removed).toMatchObject([{ kind: 'header', text: '2 ON BEES' }]);
    expect(sort(pages, { title: 'Bees' }).flatMap(({ removed }) => removed)).toEqual([]);
  });

  test('knows the page number at the foot of a page that opens a chapter', () => {
    const removed = clean(7, (page) =>
      page === 4 ? [textLine('4', 730, { x: 300 })] : [textLine(`${page} THE LIGHTHOUSE`, 60)],
    );
    expect(removed.get(4)).toEqual(['page-number: 4']);
  });

  test('knows furniture on a page with hardly any text', () => {
    const bodyOf = (page: number): string[] => (page === 4 ? ['The end.'] : body(page));
    const removed = clean(6, (page) => [textLine(`${page} THE LIGHTHOUSE`, 730)], bodyOf);
    expect(removed.get(4)).toEqual(['footer: 4 THE LIGHTHOUSE']);
  });

  test('knows the head of a page that has a picture and small words below it', () => {
    const small = (text: string, y: number): TextLine => textLine(text, y, { size: 8 });
    const removed = clean(
      8,
      (page) => [
        textLine(`CHAPTER I ${page}`, 60),
        ...(page === 5 ? [small('HE HELD THE LAMP', 600), small('ABOVE HIS HEAD.', 612)] : []),
      ],
      (page) => (page === 5 ? [] : body(page)),
    );
    expect(removed.get(5)).toEqual(['header: CHAPTER I 5']);
  });

  test('leaves headings of short chapters alone, which stand at the same height', () => {
    const removed = clean(9, (page) =>
      page % 3 === 1 ? [textLine(`Chapter ${(page + 2) / 3}`, 70, { size: 18 })] : [],
    );
    expect([...removed.values()].flat()).toEqual([]);
  });

  test.each([
    { title: '5.3 What Was Counted', look: { size: 11, bold: true, style: 2 } },
    { title: '3 What Was Counted', look: { size: 10, bold: true, style: 2 } },
    { title: 'Silence', look: { size: 11.5, style: 3 } },
  ])('leaves the heading of a section at the top of a page whose head would name it: $title', (heading) => {
    const removed = clean(7, (page) =>
      page === 4
        ? [textLine(heading.title, 60, heading.look), textLine('94', 760)]
        : [
            textLine(`${page < 4 ? '2 Other Things' : heading.title} ${page + 90}`, 60, {
              size: 9,
              style: 1,
            }),
          ],
    );
    expect(removed.get(4)).toEqual(['page-number: 94']);
    expect(removed.get(3)).toEqual(['header: 2 Other Things 93']);
    expect(removed.get(5)).toEqual([`header: ${heading.title} 95`]);
  });

  test.each([
    ['the pages behind them have its words', (page: number) => TITLES[Math.floor((page - 1) / 2)] ?? ''],
    ['all other pages have the words of the book', () => 'Of Time and Birds'],
  ])('leaves headings of chapters of two pages that stand as high as the heads; %s', (_name, head) => {
    const removed = clean(6, (page) =>
      page % 2 === 1
        ? [textLine(TITLES[(page - 1) / 2] ?? '', 60, { size: 11.5, bold: true, style: 2 })]
        : [textLine(head(page), 60, { size: 9, style: 1 })],
    );
    expect([1, 3, 5].flatMap((page) => removed.get(page))).toEqual([]);
    expect(removed.get(2)).toEqual([`header: ${head(2)}`]);
  });

  test('leaves the numbers of chapters that open one page after the other', () => {
    const removed = clean(5, (page) => [
      textLine(String(page), 760),
      ...(page === 4 || page === 5 ? [textLine(String(page - 2), 60)] : []),
    ]);
    for (const [page, texts] of removed) expect(texts).toEqual([`page-number: ${page}`]);
  });

  test('leaves body text alone: numbers that do not count along, and lines that differ', () => {
    const years = [1931, 1945, 1950, 1951, 1977, 1980];
    const bodyOf = (page: number): string[] => [
      String(years[page - 1]),
      ...body(page),
      `Total ${page * page * 7}`,
    ];
    expect([...clean(6, () => [], bodyOf).values()].flat()).toEqual([]);
  });

  test('takes heads out of pages with pictures that say which page of how many it is', () => {
    const removed = clean(
      5,
      (page) => [textLine(`Manual of the lamp ${page + 10} / 98`, 45)],
      (page) => (page === 3 ? ['Press the button.'] : []),
    );
    expect([...removed.values()].flat()).toHaveLength(5);
  });

  test('knows heads that are larger than the listings on all the pages around', () => {
    const pages = Array.from({ length: 8 }, (_, index) =>
      textPage(
        index + 1,
        [],
        [
          textLine(`Chapter 2 Graphics ${index + 1}`, 60, { size: 10 }),
          ...body(index).map((line, row) => textLine(line, 100 + 9 * row, { size: 8 })),
        ],
      ),
    );
    const heads = (bodySize: number): number =>
      sort(pages, { statistics: { ...STATISTICS, bodySize } }).filter(({ removed }) => removed.length > 0)
        .length;
    expect(heads(10)).toBe(8);
    expect(heads(8)).toBe(0);
  });

  test('leaves pages alone that have nothing but a line or two', () => {
    const removed = clean(
      5,
      () => [],
      (page) => [`A sentence on page ${page}.`, 'The same on all of them.'],
    );
    expect([...removed.values()].flat()).toEqual([]);
  });

  test('a single page has nothing to be compared with, so that place, size and wording have to do', () => {
    const removed = (...lines: TextLine[]) => [...clean(1, () => lines).values()].flat();
    expect(removed(textLine('1', 730))).toEqual(['page-number: 1']);
    expect(removed(textLine('Registered in Norland No. 448120 Page 1 of 1', 730))).toHaveLength(1);
    expect(removed(textLine('file:///C:/Users/desk/notice.html 1/1', 730))).toHaveLength(1);
    const small = { size: 8 };
    expect(removed(textLine('1 of 2 04/03/2024, 09:05', 730, small))).toHaveLength(1);
    const imprint = [
      textLine('Amtsgericht Altenau HRB 4481 · Geschäftsführer: H. Toller', 720, small),
      textLine('Sparkasse Altenau · IBAN DE00 1234 5678 Seite 1 von 1', 730, small),
    ];
    expect(removed(...imprint)).toHaveLength(2);
    const sentence = textLine('This offer was made to those who keep pigeons in the yard and', 720, small);
    expect(removed(sentence, textLine('have read all of it. Page 1 of 1', 730, small))).toHaveLength(1);
    expect(removed(textLine('She came back on the last page of the year.', 730))).toEqual([]);
    expect(removed(textLine('Yours, the harbour master', 730))).toEqual([]);
  });

  test('a sentence with which two pages begin is read', () => {
    const removed = clean(6, (page) =>
      page === 2 || page === 3 ? [textLine('the pump must be primed again by two people', 60)] : [],
    );
    expect([...removed.values()].flat()).toEqual([]);
  });
});
