import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { ClaimLost, claimBook, releaseBook } from '../../../src/db/claims.ts';
import { updateExtraction } from '../../../src/db/extraction.ts';
import { finishBook } from '../../../src/db/finished-audio.ts';
import { beginAssembly, failClaimedBook } from '../../../src/db/stages.ts';
import { announceWorker, youngestHeartbeatSeconds } from '../../../src/db/workers.ts';
import type { Presence } from '../../../src/db/workers.ts';
import { AppError, toProblem } from '../../../src/errors.ts';
import { insertBook, insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { quietLog } from '../../../tools/kit/log.ts';

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

test('the claim of a dead worker is taken over at once, and fenced', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const dead = await claimBook(pool, 'extract', book.id, deadKey);
  const successor = await claimBook(pool, 'extract', book.id, alive.key());
  expect(dead?.attempt).toBe(1);
  expect(successor?.attempt).toBe(2);
  if (dead === null || successor === null) throw new Error('unreachable');

  await expect(updateExtraction(pool, dead, { pages: 3 })).rejects.toThrow(ClaimLost);
  expect(await failClaimedBook(pool, dead, toProblem(new AppError('pdf-broken')))).toBe(false);
  await updateExtraction(pool, successor, { pages: 4 });
  expect((await getBook(pool, book.id))?.pages).toBe(4);
});

test('a claim that is given back is free at once', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const claim = await claimBook(pool, 'extract', book.id, alive.key());
  if (claim === null) throw new Error('unreachable');
  await releaseBook(pool, claim);
  expect(await claimBook(pool, 'extract', book.id, alive.key())).toMatchObject({ attempt: 2 });
});

test('a claim that an error left in the name of a living worker is free for that worker alone', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  await claimBook(pool, 'extract', book.id, alive.key());
  expect(await claimBook(pool, 'extract', book.id, deadKey, { reclaim: true })).toBeNull();
  const again = await claimBook(pool, 'extract', book.id, alive.key(), { reclaim: true });
  expect(again).toMatchObject({ attempt: 2 });
});

test('a worker whose connection is cut keeps its key, and its claims stay its own', async () => {
  const { pool } = database;
  const book = await insertBook(pool);
  const worker = await announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  const key = worker.key();
  await claimBook(pool, 'extract', book.id, key);
  const isAlive = async (): Promise<boolean> => {
    const { rows } = await pool.query<{ lives: boolean }>('SELECT worker_is_alive($1) AS lives', [key]);
    return rows[0]?.lives ?? false;
  };
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 8302 AND objid = $1::oid`,
    [key],
  );
  await pool.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
  await vi.waitUntil(isAlive, { timeout: 60_000, interval: 20 });
  expect(worker.key()).toBe(key);
  expect(await claimBook(pool, 'extract', book.id, alive.key())).toBeNull();
  await worker.leave();
  // The server ends a session a moment after its connection is closed.
  await vi.waitUntil(async () => !(await isAlive()), { timeout: 60_000, interval: 20 });
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
    doubts: [],
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
