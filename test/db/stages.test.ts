import { afterAll, beforeAll, expect, test } from 'vitest';
import { getBook } from '../../src/db/books.ts';
import {
  ClaimLost,
  beginAssembly,
  claimBook,
  failClaimedBook,
  finishBook,
  releaseBook,
  updateExtraction,
} from '../../src/db/stages.ts';
import type { Presence } from '../../src/db/workers.ts';
import { announceWorker, youngestHeartbeatSeconds } from '../../src/db/workers.ts';
import { AppError, toProblem } from '../../src/errors.ts';
import { insertBook, insertNarratingBook } from '../helpers/books.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { quietLog } from '../helpers/log.ts';

let database: TestDatabase;
let alive: Presence;
/** The key of a worker that has gone. */
let deadKey: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const announce = () => announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  const gone = await announce();
  deadKey = gone.key();
  await gone.leave();
  alive = await announce();
});
afterAll(async () => {
  await alive.leave();
  await database.drop();
});

test('a living worker keeps its claim, and nobody else gets the book', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const first = await claimBook(pool, 'extract', book.id, alive.key());
  expect(first?.attempt).toBe(1);
  expect(await claimBook(pool, 'extract', book.id, alive.key())).toBeNull();
});

test('the claim of a dead worker is taken over at once, counted as a crash, and fenced', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const dead = await claimBook(pool, 'extract', book.id, deadKey);
  const successor = await claimBook(pool, 'extract', book.id, alive.key());
  expect(dead?.attempt).toBe(1);
  expect(successor?.attempt).toBe(2);
  expect(successor?.book.crashes).toBe(1);
  if (dead === null || successor === null) throw new Error('unreachable');

  await expect(updateExtraction(pool, dead, { pages: 3 })).rejects.toThrow(ClaimLost);
  expect(await failClaimedBook(pool, dead, toProblem(new AppError('pdf-broken')))).toBe(false);
  await updateExtraction(pool, successor, { pages: 4 });
  expect((await getBook(pool, book.id))?.pages).toBe(4);
});

test('a claim that is given back is no crash', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const claim = await claimBook(pool, 'extract', book.id, alive.key());
  if (claim === null) throw new Error('unreachable');
  await releaseBook(pool, claim);
  const again = await claimBook(pool, 'extract', book.id, alive.key());
  expect(again?.book.crashes).toBe(0);
});

test('of many that see the last segment stored, one begins the assembly', async () => {
  const { pool } = database;
  const book = await insertNarratingBook(pool, alive.key(), ['one', 'two']);
  expect(await beginAssembly(pool, book.id)).toBe(false);
  await pool.query(`UPDATE segments SET state = 'stored' WHERE book_id = $1`, [book.id]);
  const winners = await Promise.all(Array.from({ length: 6 }, () => beginAssembly(pool, book.id)));
  expect(winners.filter(Boolean)).toHaveLength(1);
});

test('a finished book is not finished again by a claim that was overtaken', async () => {
  const { pool } = database;
  const book = await insertNarratingBook(pool, alive.key(), ['one']);
  await pool.query(`UPDATE segments SET state = 'stored' WHERE book_id = $1`, [book.id]);
  await beginAssembly(pool, book.id);
  const dead = await claimBook(pool, 'assemble', book.id, deadKey);
  const claim = await claimBook(pool, 'assemble', book.id, alive.key());
  if (dead === null || claim === null) throw new Error('unreachable');
  const audio = {
    mp3Key: `books/${book.id}/audio-2.mp3`,
    mp3Bytes: 10,
    mp3Sha256: 'a'.repeat(64),
    durationSeconds: 2.5,
    chapters: [{ index: 0, startSeconds: 0, durationSeconds: 2.5 }],
    segments: [{ startSeconds: 0, durationSeconds: 2.5 }],
  };
  await finishBook(pool, claim, audio);
  await expect(finishBook(pool, dead, { ...audio, mp3Key: 'books/other' })).rejects.toThrow(ClaimLost);
  const finished = await getBook(pool, book.id);
  expect(finished).toMatchObject({
    status: 'ready',
    mp3Key: audio.mp3Key,
    durationSeconds: 2.5,
    claimedBy: null,
  });
});

test('a heartbeat is seen while its worker lives', async () => {
  expect(await youngestHeartbeatSeconds(database.pool)).toBeLessThan(60);
});
