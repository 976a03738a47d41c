import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtractionEvent } from '../../../src/pdf/events.ts';
import { extractBook } from '../../../src/pdf/extract-book.ts';
import { createBeginnings } from '../../../src/pdf/first-pass/beginnings.ts';
import type { Beginning, BeginningPolicy } from '../../../src/pdf/first-pass/beginnings.ts';
import type { BookSoFar } from '../../../src/pdf/first-pass/book-so-far.ts';
import { createAnonymousSpool } from '../../../src/pdf/spool.ts';
import { makeBook } from '../../../tools/kit/pdf-book.ts';

let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'tandem-beginnings-'))));
afterAll(() => rmSync(dir, { recursive: true }));

async function read(pdf: Buffer, beginnings: boolean): Promise<ExtractionEvent[]> {
  const file = join(dir, 'book.pdf');
  writeFileSync(file, pdf);
  const events: ExtractionEvent[] = [];
  const options = {
    ...{ file, include: [], maxPages: 1000, skip: [], beginnings },
    ocr: { enabled: false, reason: 'these pages have text' } as const,
    createSpool: () => createAnonymousSpool(dir),
  };
  for await (const event of extractBook(options)) events.push(event);
  return events;
}

const isText = ({ type }: ExtractionEvent): boolean =>
  type === 'chapter' || type === 'paragraph' || type === 'removed';

describe('a book of a hundred pages', () => {
  test('is begun when a few of them are read, with the words that it has in the end', async () => {
    const events = await read(makeBook({ chapters: 10, pagesPerChapter: 12 }).pdf, true);
    const at = events.findIndex(({ type }) => type === 'beginning');
    const beginning = events[at] as Beginning;
    expect(events[at - 1]).toMatchObject({ type: 'progress', page: 16 });
    expect(beginning.language).toBe('en');
    expect(beginning.text.filter(({ type }) => type === 'paragraph').length).toBeGreaterThan(20);
    expect(events.filter(isText).slice(0, beginning.text.length)).toEqual(beginning.text);
  });

  test('is not, unless somebody asks for it', async () => {
    const events = await read(makeBook({ chapters: 10, pagesPerChapter: 12 }).pdf, false);
    expect(events.filter(({ type }) => type === 'beginning')).toEqual([]);
  });
});

test('a book of a few pages is read before it could be begun', async () => {
  const events = await read(makeBook({ chapters: 3, pagesPerChapter: 8 }).pdf, true);
  expect(events.filter(({ type }) => type === 'beginning')).toEqual([]);
});

describe('when a book is begun', () => {
  const withText = (characters: number): Beginning => ({
    ...{ type: 'beginning', language: 'en' },
    text: [{ type: 'paragraph', kind: 'text', page: 1, sentences: ['x'.repeat(characters)] }],
  });
  const nothing = { pages: () => [] } as unknown as BookSoFar;

  /** The numbers of known pages at which a book of so many pages was begun. */
  async function begunAt(
    pages: number,
    when: BeginningPolicy,
    /** Characters of text by known pages. */
    textOf: (known: number) => number = (known) => 1_000 * known,
  ): Promise<number[]> {
    const at: number[] = [];
    const begin = createBeginnings(when, ({ upTo }) => {
      at.push(upTo);
      return textOf(upTo) === 0 ? null : withText(textOf(upTo));
    });
    for (let known = 1; known <= pages; known += 1) await begin(known, pages, () => Promise.resolve(nothing));
    return at;
  }

  test('each time that twice as many pages are known, and not when all are', async () => {
    expect(await begunAt(64, { from: 4, worthFrom: 8, enough: Infinity })).toEqual([4, 8, 16, 32]);
  });

  test('no more often than there is enough to listen to', async () => {
    const when = { from: 16, worthFrom: 64, enough: 3_000 };
    expect(await begunAt(100, when)).toEqual([16]);
    expect(await begunAt(100, when, (known) => (known > 20 ? 5_000 : 0))).toEqual([16, 32]);
    const behindContents = (known: number): number => 40 + 100 * Math.max(0, known - 16);
    expect(await begunAt(200, when, behindContents)).toEqual([16, 32, 64]);
  });

  test('only where there is much to wait for', async () => {
    expect(await begunAt(63, { from: 16, worthFrom: 64, enough: 3_000 })).toEqual([]);
  });
});
