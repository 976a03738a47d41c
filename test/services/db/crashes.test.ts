import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { countDeath, claimBook, releaseBook } from '../../../src/db/claims.ts';
import type { BookClaim } from '../../../src/db/claims.ts';
import { insertExtraction, clearExtraction, updateExtraction } from '../../../src/db/extraction.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { insertBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

let database: TestDatabase;
let bookId: string;
/** No worker with such a key lives: every claim is one of the dead. */
let workerKey = 1;

beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(async () => ({ id: bookId } = await insertBook(database.pool)));

async function claim(): Promise<BookClaim> {
  const taken = await claimBook(database.pool, 'extract', bookId, workerKey++);
  if (taken === null) throw new Error('the book can not be claimed');
  if (taken.attempt > 1) await clearExtraction(database.pool, taken);
  return taken;
}

/**
 * A worker reads so many pages, writes so many segments and dies. @returns how many deaths count when the next one
 * comes.
 */
async function deathAt({ pages, segments = 0 }: { pages: number; segments?: number }): Promise<number> {
  const dead = await claim();
  if (pages > 0) await updateExtraction(database.pool, dead, { pagesRead: pages });
  if (segments > 0) {
    await insertExtraction(database.pool, dead, {
      chapters: [],
      paragraphs: [],
      removed: [],
      segments: Array.from({ length: segments }, (_, position) => ({
        position,
        chapterIndex: 0,
        text: 'Some words.',
        contentKey: `${bookId}-${position}`,
        firstSentence: position,
        sentences: 1,
        pauseMs: 0,
      })),
    });
  }
  const next = await claimBook(database.pool, 'extract', bookId, workerKey++);
  const crashes = next?.book.crashes ?? NaN;
  if (next !== null) await releaseBook(database.pool, next);
  return crashes;
}

test('deaths at one place count, the first time that it is reached excepted', async () => {
  const counts = [];
  for (let time = 0; time < 4; time += 1) counts.push(await deathAt({ pages: 40 }));
  expect(counts).toEqual([0, 1, 2, 3]);
});

test('deaths before the first page count', async () => {
  expect([await deathAt({ pages: 0 }), await deathAt({ pages: 0 })]).toEqual([1, 2]);
});

test('a book that gets further is not suspected any more', async () => {
  await deathAt({ pages: 40 });
  expect(await deathAt({ pages: 40 })).toBe(1);
  expect(await deathAt({ pages: 41 })).toBe(0);
  expect(await deathAt({ pages: 41 })).toBe(1);
});

test('a death early in what was read without harm before says nothing', async () => {
  await deathAt({ pages: 100 });
  expect([await deathAt({ pages: 60 }), await deathAt({ pages: 49 }), await deathAt({ pages: 0 })]).toEqual([
    1, 1, 1,
  ]);
});

test('segments are places behind the last page', async () => {
  await deathAt({ pages: 10, segments: 2 });
  expect(await deathAt({ pages: 10, segments: 3 })).toBe(0);
  expect(await deathAt({ pages: 10, segments: 3 })).toBe(1);
});

test('segments of the narration before are none of the next one', async () => {
  await deathAt({ pages: 10, segments: 8 });
  await narrateAgain(database.pool, '', bookId);
  // Dies before it has cleared them away.
  await claimBook(database.pool, 'extract', bookId, workerKey++);
  expect(await deathAt({ pages: 0 })).toBe(2);
});

test('the death of a child is counted while its worker lives, and once', async () => {
  const first = await claim();
  await updateExtraction(database.pool, first, { pagesRead: 5 });
  expect(await countDeath(database.pool, first)).toBe(0);
  await releaseBook(database.pool, first);
  const second = await claim();
  await updateExtraction(database.pool, second, { pagesRead: 5 });
  expect(await countDeath(database.pool, second)).toBe(1);
  expect(await countDeath(database.pool, first)).toBeNull();
  await releaseBook(database.pool, second);
  await claim();
  expect((await getBook(database.pool, bookId))?.crashes).toBe(1);
});
