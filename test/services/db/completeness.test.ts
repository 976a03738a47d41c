import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkCompleteness } from '../../../src/db/completeness.ts';
import { insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

let database: TestDatabase;
let bookId: string;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  const book = await insertNarratingBook(database.pool, 7, ['One.', 'Two.', 'Three.', 'Four.']);
  bookId = book.id;
});

const WHOLE = { sentences: 4, segments: 4, paragraphGaps: 0, segmentGaps: 0, misplaced: 0, missing: 0 };

test('a book as it was read is whole', async () => {
  expect(await checkCompleteness(database.pool, bookId)).toEqual(WHOLE);
});

test.each([
  ['a paragraph is gone', 'DELETE FROM paragraphs WHERE book_id = $1 AND index = 1', { paragraphGaps: 1 }],
  [
    'the last paragraph is gone',
    'DELETE FROM paragraphs WHERE book_id = $1 AND index = 3',
    { sentences: 3, missing: 1 },
  ],
  [
    'a segment is gone',
    'DELETE FROM segments WHERE book_id = $1 AND position = 1',
    { segments: 3, segmentGaps: 1 },
  ],
  [
    'a segment has no sentence',
    'UPDATE segments SET sentences = 0 WHERE book_id = $1 AND position = 3',
    { segmentGaps: 1, missing: 1 },
  ],
  [
    'a sentence is spoken twice',
    'UPDATE segments SET sentences = 2 WHERE book_id = $1 AND position = 1',
    { segmentGaps: 1 },
  ],
  [
    'a segment is in another chapter',
    'UPDATE segments SET chapter_index = 1 WHERE book_id = $1 AND position = 2',
    { misplaced: 1 },
  ],
  [
    'a chapter begins inside of a segment',
    'UPDATE paragraphs SET chapter_index = 1 WHERE book_id = $1 AND index = 3',
    { misplaced: 1 },
  ],
])('it shows when %s', async (_what, harm, found) => {
  await database.pool.query(harm, [bookId]);
  expect(await checkCompleteness(database.pool, bookId)).toEqual({ ...WHOLE, ...found });
});

test('a chapter that begins in the middle of a segment is seen behind a paragraph of several sentences', async () => {
  await database.pool.query(`DELETE FROM paragraphs WHERE book_id = $1 AND index IN (1, 2)`, [bookId]);
  await database.pool.query(
    `UPDATE paragraphs SET sentences = ARRAY['One.', 'Two.', 'Three.'] WHERE book_id = $1 AND index = 0`,
    [bookId],
  );
  await database.pool.query(
    `UPDATE paragraphs SET index = 1, chapter_index = 1 WHERE book_id = $1 AND index = 3`,
    [bookId],
  );
  await database.pool.query(`DELETE FROM segments WHERE book_id = $1 AND position = 3`, [bookId]);
  await database.pool.query(`UPDATE segments SET sentences = 2 WHERE book_id = $1 AND position = 2`, [
    bookId,
  ]);
  expect(await checkCompleteness(database.pool, bookId)).toEqual({ ...WHOLE, segments: 3, misplaced: 1 });
});
