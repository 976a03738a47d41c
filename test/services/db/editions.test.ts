import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readBookmarks, writeBookmark } from '../../../src/db/bookmarks.ts';
import type { Book } from '../../../src/db/books.ts';
import { getBook } from '../../../src/db/books.ts';
import { checkCompleteness } from '../../../src/db/completeness.ts';
import { claimBook } from '../../../src/db/claims.ts';
import type { BookClaim } from '../../../src/db/claims.ts';
import { newSpeech, writeCarriedPlaces } from '../../../src/db/editions.ts';
import type { CarriedPlaces } from '../../../src/db/editions.ts';
import { endExtraction, insertExtraction } from '../../../src/db/extraction.ts';
import type { SegmentRef } from '../../../src/db/extraction.ts';
import { keepPosition, readPosition } from '../../../src/db/positions.ts';
import { findNextPosition } from '../../../src/db/spoken-segments.ts';
import { carriedPlaces } from '../../../src/worker/carried-places.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { insertBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

let database: TestDatabase;
let claim: BookClaim;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  const book = await insertBook(database.pool);
  claim = (await claimBook(database.pool, 'extract', book.id, 7)) as BookClaim;
});

const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes a text of a sentence a segment, as what is known of the book by now. */
async function write(...texts: string[]): Promise<SegmentRef[]> {
  const written = await insertExtraction(database.pool, claim, {
    chapters: [{ index: 0, title: texts[0] ?? '', page: 1, included: true }],
    paragraphs: texts.map((text, index) => ({
      ...{ index, chapterIndex: 0, page: 1, kind: 'text' },
      ...{ firstSentence: index, sentences: [text] },
    })),
    segments: texts.map((text, position) => ({
      ...{ position, chapterIndex: 0, text, contentKey: keyOf(text), pauseMs: 0 },
      ...{ firstSentence: position, sentences: 1, sentenceStarts: [0] },
    })),
    removed: [],
  });
  const { length } = texts;
  await endExtraction(database.pool, claim, {
    chapters: 1,
    paragraphs: length,
    segments: length,
    removed: 0,
  });
  return written;
}

async function texts(): Promise<[id: number, text: string, state: string][]> {
  const { rows } = await database.pool.query<{ id: number; text: string; state: string }>(
    'SELECT id, text, state FROM segments WHERE book_id = $1 ORDER BY position',
    [claim.bookId],
  );
  return rows.map(({ id, text, state }) => [id, text, state]);
}

describe('a text that takes the place of an earlier one', () => {
  test('leaves segments that sound the same as they are, with their speech', async () => {
    await write('One.', 'Two.');
    await database.pool.query(`UPDATE segments SET state = 'stored', bought = true WHERE book_id = $1`, [
      claim.bookId,
    ]);
    const [one, two] = await texts();
    expect(await write('One.', 'Two.', 'Three.')).toMatchObject([{ position: 2 }]);
    expect(await texts()).toEqual([one, two, [expect.any(Number), 'Three.', 'planned']]);
  });

  test('puts others in the place of those that have changed, to be spoken', async () => {
    await write('One.', 'A running head.', 'Three.');
    await database.pool.query(`UPDATE segments SET state = 'stored' WHERE book_id = $1`, [claim.bookId]);
    const [one] = await texts();
    expect(await write('One.', 'Two.', 'Three and four.')).toMatchObject([{ position: 1 }, { position: 2 }]);
    expect(await texts()).toEqual([
      one,
      [expect.any(Number), 'Two.', 'planned'],
      [expect.any(Number), 'Three and four.', 'planned'],
    ]);
  });

  test('takes away what stood behind its end', async () => {
    await write('One.', 'Two.', 'Three.');
    await write('One.', 'Two and three.');
    expect((await texts()).map(([, text]) => text)).toEqual(['One.', 'Two and three.']);
    expect(await checkCompleteness(database.pool, claim.bookId)).toMatchObject({
      ...{ sentences: 2, segments: 2, paragraphGaps: 0, segmentGaps: 0, misplaced: 0, missing: 0 },
    });
  });
});

describe('a listener to a text that has changed', () => {
  const next = (...heard: string[]): Promise<number> =>
    findNextPosition(database.pool, claim.bookId, heard.map(keyOf), heard.length);

  test('goes on behind what they heard last', async () => {
    await write('One.', 'Two.', 'Three.');
    expect(await next('One.', 'Two.')).toBe(2);
    await write('A title.', 'One.', 'Two.', 'Three.');
    expect(await next('One.', 'Two.')).toBe(3);
  });

  test('hears what has changed behind the last segment that they heard and that is still there', async () => {
    await write('One.', 'Two.', 'Three.');
    expect(await next('One.', 'A running head. Two.')).toBe(1);
  });

  test('goes on by number where nothing of it is left', async () => {
    await write('Eins.', 'Zwei.', 'Drei.');
    expect(await next('One.', 'Two.')).toBe(2);
  });

  test('hears words that come again where they are heard by now', async () => {
    await write('One.', 'Chorus.', 'Two.', 'Chorus.', 'Three.');
    expect(await next('One.', 'Chorus.', 'Two.', 'Chorus.')).toBe(4);
    expect(await next('One.', 'Chorus.')).toBe(2);
  });
});

describe('a new edition of a book', () => {
  const SECONDS = 10;
  const times = (count: number): { startSeconds: number; durationSeconds: number }[] =>
    Array.from({ length: count }, (_none, position) => ({
      startSeconds: position * SECONDS,
      durationSeconds: SECONDS,
    }));

  test('has its listener and their bookmarks at the same sentences, and only what is new to buy', async () => {
    await write('One.', 'Two.', 'Three.', 'Four.');
    const former = claim.bookId;
    await database.pool.query(
      `UPDATE segments SET start_seconds = position * ${SECONDS}, duration_seconds = ${SECONDS} WHERE book_id = $1`,
      [former],
    );
    await keepPosition(database.pool, '', former, { seconds: 33, listenedAt: new Date() });
    const mark = { id: randomUUID(), seconds: 10, note: 'here' };
    await writeBookmark(database.pool, former, mark, 5);

    const { id } = await insertBook(database.pool, { editionOf: former });
    claim = (await claimBook(database.pool, 'extract', id, 7)) as BookClaim;
    await write('A preface.', 'One.', 'And two.', 'Three.', 'Four.');
    expect(await newSpeech(database.pool, id, former)).toMatchObject({ characters: 18 });
    const book = (await getBook(database.pool, id)) as Book;
    const context = { pool: database.pool, log: quietLog } as WorkerContext;
    const carried = (await carriedPlaces(context, book, times(5))) as CarriedPlaces;
    // "Four." has moved on by one, and of "Two." only what came before it is left.
    expect(carried).toMatchObject({ position: { seconds: 40 }, bookmarks: [{ ...mark, seconds: 10 }] });

    await writeCarriedPlaces(database.pool, id, carried);
    expect(await readPosition(database.pool, '', id)).toMatchObject({ seconds: 40 });
    expect(await readBookmarks(database.pool, id)).toHaveLength(1);
    await keepPosition(database.pool, '', id, { seconds: 3, listenedAt: new Date() });
    await writeCarriedPlaces(database.pool, id, carried);
    expect(await readPosition(database.pool, '', id)).toMatchObject({ seconds: 3 });
  });
});
