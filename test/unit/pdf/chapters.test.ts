import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chaptersFromBookmarks } from '../../../src/pdf/structure/chapters.ts';
import { inferChapters } from '../../../src/pdf/structure/inferred-chapters.ts';
import type { Paragraph } from '../../../src/pdf/paragraphs/paragraphs.ts';
import type { CleanItem } from '../../../src/pdf/paragraphs/passing.ts';
import { openPageSource } from '../../../src/pdf/pdfjs/source.ts';
import { makePdf } from '../../../tools/kit/pdf-writer.ts';
import type { PdfOutlineEntry } from '../../../tools/kit/pdf-writer.ts';
import { STATISTICS, textParagraph } from '../../helpers/cleaning.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-test-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function fromBookmarks(outline: PdfOutlineEntry[]): Promise<string[]> {
  const file = join(dir, 'outline.pdf');
  const pages = Array.from({ length: 9 }, (_, index) => ({
    lines: [{ text: `Page ${index}`, x: 72, y: 700 }],
  }));
  await writeFile(file, makePdf({ pages, outline }));
  const source = await openPageSource(file);
  const chapters = chaptersFromBookmarks(await source.bookmarks());
  await source.close();
  return chapters.map(({ title, page }) => `${page} ${title}`);
}

describe('chaptersFromBookmarks', () => {
  test('takes the upper level and no web links', async () => {
    const outline = [
      { title: 'The website', url: 'https://example.org/' },
      { title: 'The Sea', page: 2, children: [{ title: 'Tides', page: 3 }] },
      { title: 'The Land', page: 5 },
    ];
    expect(await fromBookmarks(outline)).toEqual(['2 The Sea', '5 The Land']);
  });

  test('is told nothing by the sections that a program made', async () => {
    const outline = [
      { title: 'Default Section', page: 1 },
      { title: 'Untitled Section', page: 4 },
      { title: 'Abschnitt ohne Titel', page: 6 },
    ];
    expect(await fromBookmarks(outline)).toEqual([]);
    const named = [...outline, { title: 'The Sea', page: 2 }, { title: 'The Land', page: 5 }];
    expect(await fromBookmarks(named)).toEqual(['2 The Sea', '5 The Land']);
  });

  test('takes no article of Italian for a number', async () => {
    const outline = [
      { title: 'Le origini', page: 1 },
      {
        title: 'La storia',
        page: 2,
        children: [
          { title: 'I rilasci 1.x', page: 2 },
          { title: 'I rilasci 2.x', page: 3 },
        ],
      },
      { title: 'Il futuro', page: 5 },
    ];
    expect(await fromBookmarks(outline)).toEqual(['1 Le origini', '2 La storia', '5 Il futuro']);
  });

  test('is told nothing by captions', async () => {
    const captions = [
      { title: 'Table 1. Kinds of lamps', page: 3 },
      { title: 'Figure 12: The old light', page: 4 },
      { title: 'Table 2', page: 6 },
    ];
    const chapters = [
      { title: 'The Sea', page: 2 },
      { title: 'Table manners', page: 5 },
    ];
    expect(await fromBookmarks([...captions, ...chapters])).toEqual(['2 The Sea', '5 Table manners']);
    expect(await fromBookmarks(captions)).toEqual([]);
  });

  test('looks below the title of the book', async () => {
    const children = [
      { title: 'The Sea', page: 2 },
      { title: 'The Land', page: 5 },
    ];
    expect(await fromBookmarks([{ title: 'A Book', page: 1, children }])).toEqual([
      '2 The Sea',
      '5 The Land',
    ]);
  });

  test('looks into parts, and keeps the title of a part', async () => {
    const outline = [
      { title: 'Preface', page: 1 },
      {
        title: 'Part I',
        page: 2,
        children: [
          { title: 'The Sea', page: 2 },
          { title: 'The Land', page: 3 },
        ],
      },
      { title: 'Part II', page: 5, children: [{ title: 'The Sky', page: 6 }] },
    ];
    expect(await fromBookmarks(outline)).toEqual([
      '1 Preface',
      '2 Part I: The Sea',
      '3 The Land',
      '5 Part II',
      '6 The Sky',
    ]);
  });

  test('looks below entries whose chapters are numbered on from one to the next', async () => {
    const outline = [
      { title: 'Preface', page: 1 },
      {
        title: 'Piracy',
        page: 2,
        children: [
          { title: 'Chapter 1: Creators', page: 2 },
          { title: '2: Copyists', page: 3 },
        ],
      },
      { title: 'Property', page: 4, children: [{ title: '3: Founders', page: 5 }] },
    ];
    expect(await fromBookmarks(outline)).toEqual([
      '1 Preface',
      '2 Piracy: Chapter 1: Creators',
      '3 2: Copyists',
      '4 Property',
      '5 3: Founders',
    ]);
    const sections = [1, 2].map((chapter) => ({
      title: `${chapter} Title`,
      page: chapter,
      children: [
        { title: '1 First', page: chapter },
        { title: '2 Second', page: chapter },
      ],
    }));
    expect(await fromBookmarks(sections)).toEqual(['1 1 Title', '2 2 Title']);
  });

  test('takes no bookmark that stands alone, and none for every page', async () => {
    expect(await fromBookmarks([{ title: 'A Book', page: 1 }])).toEqual([]);
    const pages = [1, 2, 3, 4].map((page) => ({ title: `Page ${page}`, page }));
    expect(await fromBookmarks([...pages, { title: 'Notes', page: 5 }])).toEqual([]);
  });

  test('orders by page and skips entries without a place', async () => {
    const outline = [{ title: 'Later', page: 7 }, { title: 'Nowhere' }, { title: 'Earlier', page: 2 }];
    expect(await fromBookmarks(outline)).toEqual(['2 Earlier', '7 Later']);
  });
});

const text = (page: number, characters = 3000): Paragraph => textParagraph('x'.repeat(characters), { page });
const heading = (title: string, page: number, size = 16): Paragraph => ({
  ...text(page),
  kind: 'heading',
  text: title,
  size,
  opensPage: true,
});

describe('inferChapters', () => {
  test('takes "Chapter N" labels with the heading below them, and the epilogue', () => {
    const paragraphs = [
      text(1),
      ...[1, 2, 3].flatMap((n) => [
        heading(`Chapter ${n}`, 10 * n),
        heading(`Title ${n}`, 10 * n, 14),
        text(10 * n),
        heading('Aside', 10 * n, 12),
        text(10 * n),
      ]),
      heading('Epilogue', 50),
      text(50),
    ];
    expect([...inferChapters(paragraphs, STATISTICS, 'en').values()]).toEqual([
      'Chapter 1: Title 1',
      'Chapter 2: Title 2',
      'Chapter 3: Title 3',
      'Epilogue',
    ]);
  });

  test('goes on below a part whose chapters are counted anew, and names the part', () => {
    const chapters = (part: string): Paragraph[] => [
      heading(`Part ${part}`, 1),
      text(1),
      ...[1, 2].flatMap((n) => [heading(`Chapter ${n}. Sea ${part}`, n), text(n)]),
    ];
    const paragraphs = [heading('Part II', 0), text(0), text(0), text(0), text(0), text(0)];
    const plan = inferChapters([...paragraphs, ...chapters('I'), ...chapters('II')], STATISTICS, 'en');
    expect([...plan]).toEqual([
      [6, 'Part I: Chapter 1. Sea I'],
      [10, 'Chapter 2. Sea I'],
      [12, 'Part II: Chapter 1. Sea II'],
      [16, 'Chapter 2. Sea II'],
    ]);
  });

  test('does not take references to chapters for chapters', () => {
    const label = { ...text(1), text: 'Chapter 2 tells what happened then.', opensPage: true };
    const paragraphs = [
      heading('Chapter 1', 1),
      text(1),
      heading('Chapter 2', 5),
      label,
      text(5),
      heading('Chapter 3', 9),
      text(9),
    ];
    expect([...inferChapters(paragraphs, STATISTICS, 'en').keys()]).toEqual([0, 2, 5]);
  });

  test('takes headings whose numbers rise one by one, however short the sections are, and none of their sections', () => {
    const section = (title: string, size: number): Paragraph[] => [
      { ...heading(title, 1, size), opensPage: false },
      text(1, 600),
    ];
    const paragraphs = [
      heading('The Title', 1, 20),
      ...section('Preface', 14),
      ...section('1 Introduction', 14),
      ...section('1.1 Sites', 14),
      ...section('2 Methods', 14),
      ...section('7 reasons', 12),
      ...section('3 Results', 14),
    ];
    expect([...inferChapters(paragraphs, STATISTICS, 'en').values()]).toEqual([
      'Preface',
      '1 Introduction',
      '2 Methods',
      '3 Results',
    ]);
  });

  test('takes no list whose items follow each other', () => {
    const paragraphs = [
      text(1),
      ...['1. diet', '2. medicine by mouth', '3. insulin'].map((item) => heading(item, 1)),
      text(2),
      text(3),
    ];
    expect([...inferChapters(paragraphs, STATISTICS, 'en').values()]).toEqual([]);
  });

  test('takes bare numbers with the titles below them', () => {
    const paragraphs = ['One', 'Two', 'Three'].flatMap((number, n) => [
      heading(number, n + 1, 12),
      heading(`Title ${number}`, n + 1),
      text(n + 1),
    ]);
    expect([...inferChapters(paragraphs, STATISTICS, 'en').values()]).toEqual([
      'One: Title One',
      'Two: Title Two',
      'Three: Title Three',
    ]);
  });

  const chaptersOf = (items: CleanItem[]): string[] => [...inferChapters(items, STATISTICS, 'en').values()];
  const contentsLine = (line: string, left = 72): CleanItem => ({
    ...{ type: 'removed', page: 2, kind: 'contents', text: line, step: 'contents', reason: 'has dots' },
    places: [{ page: 2, box: [left, 700, 500, 712] }],
  });

  test('takes the headings that the table of contents has on its upper level', () => {
    const items = [
      heading('The Lamp', 1, 30),
      contentsLine('Contents'),
      contentsLine('Sea . . . . . 3'),
      contentsLine('Harbours . . . 4', 90),
      contentsLine('Land, and what people have'),
      contentsLine('said of it . . . 5', 90),
      contentsLine('Sky 9'),
      ...[heading('Sea', 3), text(3), heading('Harbours', 4), text(4), heading('A Word in Large', 4)],
      ...[heading('2', 5, 24), heading('Land, and what people have said of it', 5), text(5)],
      ...[heading('Harbours', 7, 12), text(7), heading('Sky', 9), text(9)],
    ];
    expect(chaptersOf(items)).toEqual(['Sea', '2: Land, and what people have said of it', 'Sky']);
  });

  test('takes what looks largest of a table of contents without indents', () => {
    const titles = ['Sea', 'Land', 'Sky', 'Stars'];
    const items = titles.flatMap((title, n) => [
      ...[
        contentsLine(`${title} ... ${n}`),
        contentsLine(`Of ${title} ... ${n}`),
        contentsLine(`On ${title} ... ${n}`),
      ],
      ...[heading(title, n), heading(`Of ${title}`, n, 13), text(n), heading(`On ${title}`, n, 13), text(n)],
    ]);
    expect(chaptersOf(items)).toEqual(titles);
  });

  test('takes what stands behind the last chapter and looks like one', () => {
    const numbered = [1, 2, 3].flatMap((n) => [
      heading(`Chapter ${n}`, n),
      heading(`Title ${n}`, n, 20),
      text(n),
    ]);
    const items = [
      ...numbered,
      ...[heading('Appendix A', 5), heading('Forms', 5, 20), text(5)],
      ...[heading('Release Notes', 6, 20), text(6)],
      ...[{ ...heading('Not on top of a page', 6, 20), opensPage: false }, text(6)],
    ];
    expect(chaptersOf(items).slice(3)).toEqual(['Appendix A: Forms', 'Release Notes']);
  });

  test('takes the lettered appendices of a paper whose sections open no pages', () => {
    const section = (title: string): Paragraph[] => [
      { ...heading(title, 1), opensPage: false },
      text(1, 900),
    ];
    const titles = ['Acknowledgments', '0. Introduction', '1. Methods', '2. Results', 'A Proofs', 'B Data'];
    expect(chaptersOf([...titles, 'Zebras', 'D Nothing'].flatMap(section))).toEqual(titles);
  });

  test('takes the articles of by-laws, whose sections are as large', () => {
    const items = ['I — NAME', 'II — MEMBERS', 'III — MEETINGS'].flatMap((title) => [
      ...[{ ...heading(`ARTICLE ${title}`, 1), opensPage: false }, text(1)],
      ...[1, 2].flatMap((n) => [heading(`Section ${n}: of it`, 1), text(1)]),
    ]);
    expect(chaptersOf(items)).toEqual(['ARTICLE I — NAME', 'ARTICLE II — MEMBERS', 'ARTICLE III — MEETINGS']);
  });

  test('takes no sections, however many there are', () => {
    const items = ['2.1 Sea', '2.2 Land', '2.3 Sky'].flatMap((title) => [heading(title, 1), text(1)]);
    expect(chaptersOf(items)).toEqual([]);
  });

  test('takes the largest headings that are spread over the book', () => {
    const paragraphs = [
      heading('The Title', 1, 30),
      ...['Sea', 'Land', 'Sky'].flatMap((name, n) => [
        heading(name, 3 * n + 2),
        ...[1, 2, 3].flatMap(() => [heading('Part of it', 3 * n + 3, 12), text(3 * n + 3)]),
      ]),
    ];
    expect([...inferChapters(paragraphs, STATISTICS, 'en').values()]).toEqual(['Sea', 'Land', 'Sky']);
  });

  test('counts formulas for the length of chapters, though they are not read', () => {
    const aFormula = {
      kind: 'formula',
      step: 'formulas',
      reason: 'is more signs than words',
      places: [],
    } as const;
    const sections = (formula: number): CleanItem[] =>
      ['Sea', 'Land', 'Sky'].flatMap((name, n) => [
        heading(name, n + 1),
        text(n + 1, 400),
        { type: 'removed' as const, page: n + 1, ...aFormula, text: 'x'.repeat(formula) },
      ]);
    expect([...inferChapters(sections(400), STATISTICS, 'en').values()]).toEqual(['Sea', 'Land', 'Sky']);
    expect(inferChapters(sections(0), STATISTICS, 'en').size).toBe(0);
  });

  test('does not take a mass of small headings for chapters', () => {
    const paragraphs = Array.from({ length: 200 }, (_, n) => [
      heading(`Entry ${String.fromCharCode(97 + (n % 26))}`, n),
      text(n, 400),
    ]).flat();
    expect(
      [...inferChapters(paragraphs, STATISTICS, 'en').values()].every((title) => /^Part \d+$/.test(title)),
    ).toBe(true);
  });

  test.each([
    ['en', 18_000],
    ['zh', 5_640],
  ])('cuts a long text without headings into parts of twenty minutes: %s', (language, partCharacters) => {
    const long = Array.from({ length: 30 }, (_, n) => text(n, partCharacters / 10));
    expect([...inferChapters(long, STATISTICS, language)]).toEqual([
      [0, 'Part 1'],
      [10, 'Part 2'],
      [20, 'Part 3'],
    ]);
  });

  test('cuts no short text', () => {
    expect(inferChapters([text(1)], STATISTICS, 'en').size).toBe(0);
  });
});
