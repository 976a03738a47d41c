import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimBook } from '../../../src/db/claims.ts';
import { keepPosition } from '../../../src/db/positions.ts';
import { takeTurn } from '../../../src/db/speech.ts';
import { beginAssembly } from '../../../src/db/stages.ts';
import { orderSpeech } from '../../../src/db/speech-requests.ts';
import type { Chooser, WorkId } from '../../../src/db/turns.ts';
import { putOff, putOffMs, takeNext } from '../../../src/db/turns.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import type { Presence } from '../../../src/db/workers.ts';
import { insertBook, insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { quietLog } from '../../../tools/kit/log.ts';

const UNBOUNDED = { waitsForEstimate: false, needsReservation: false };

let database: TestDatabase;
let alive: Presence;
let deadKey: number;
let chooser: Chooser;

beforeAll(async () => {
  database = await createTestDatabase();
  const announce = () => announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  const gone = await announce();
  deadKey = gone.key();
  await gone.leave();
  alive = await announce();
  chooser = {
    workerKey: alive.key(),
    inHand: [],
    speech: { free: UNBOUNDED, paid: UNBOUNDED },
  };
});
beforeEach(() => database.pool.query('TRUNCATE books, shares, speech, speech_requests CASCADE'));
afterAll(async () => {
  await alive.leave();
  await database.drop();
});

test('books are read by account, in turns, whoever came first', async () => {
  const { pool } = database;
  const many = [];
  for (let index = 0; index < 4; index += 1) many.push((await insertBook(pool, { owner: 'many' })).id);
  const one = (await insertBook(pool, { owner: 'one' })).id;
  const order = [];
  for (let index = 0; index < 6; index += 1) order.push(await takeNext(pool, 'read', chooser));
  expect(order).toEqual([many[0], one, many[1], many[2], many[3], null]);
});

test('what many ask for at the same time is given to each of them once', async () => {
  const { pool } = database;
  const ids: unknown[] = [];
  for (let index = 0; index < 8; index += 1) ids.push((await insertBook(pool)).id);
  const given = await Promise.all(Array.from({ length: 10 }, () => takeNext(pool, 'read', chooser)));
  expect(given.filter((id) => id !== null).sort()).toEqual(ids.sort());
});

test('a small book of an account comes before a large one that is a little older', async () => {
  const { pool } = database;
  const large = await insertBook(pool, { sourceBytes: 50e6 });
  const small = await insertBook(pool);
  expect(await takeNext(pool, 'read', chooser)).toBe(small.id);
  expect(await takeNext(pool, 'read', chooser)).toBe(large.id);
});

test('work in living hands is passed over, that of the dead is not, nor what this worker has forgotten', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  const elsewhere = { ...chooser, workerKey: deadKey };
  await claimBook(pool, 'extract', id, alive.key());
  expect(await takeNext(pool, 'read', elsewhere)).toBeNull();
  expect(await takeNext(pool, 'read', { ...chooser, inHand: [id] })).toBeNull();
  expect(await takeNext(pool, 'read', chooser)).toBe(id);
  await pool.query('UPDATE books SET claimed_by = $1, not_before = NULL', [deadKey]);
  expect(await takeNext(pool, 'read', chooser)).toBe(id);
});

test('work that did not succeed is put off, and then chosen again', async () => {
  const { pool } = database;
  const { id } = await insertBook(pool);
  await putOff(pool, 'read', id, 60_000);
  expect(await takeNext(pool, 'read', chooser)).toBeNull();
  expect(await putOffMs(pool, 'read', id)).toBeGreaterThan(50_000);
  await putOff(pool, 'read', id, 0);
  expect(await putOffMs(pool, 'read', id)).toBe(0);
  expect(await takeNext(pool, 'read', chooser)).toBe(id);
});

test('speech is shared out by account, by characters, and within a book from its beginning', async () => {
  const { pool } = database;
  await insertNarratingBook(pool, alive.key(), ['Long long long.', 'Long long long!'], { owner: 'a' });
  await insertNarratingBook(pool, alive.key(), ['Tiny.', 'Wee.', 'Bit.'], { owner: 'b' });
  const texts = [];
  for (let index = 0; index < 6; index += 1) texts.push(await textOf(await takeNext(pool, 'speak', chooser)));
  expect(texts).toEqual(['Long long long.', 'Tiny.', 'Wee.', 'Bit.', 'Long long long!', null]);
});

test('whoever listens comes first in the account; then the beginnings of its books', async () => {
  const { pool } = database;
  const rest = ['Two.', 'Three.', 'Four.'];
  const first = await insertNarratingBook(pool, alive.key(), [
    'First one.',
    ...rest.map((text) => `First ${text}`),
  ]);
  await pool.query(`UPDATE books SET created_at = now() - interval '1 hour' WHERE id = $1`, [first.id]);
  await insertNarratingBook(pool, alive.key(), ['Second one.']);
  const heard = await insertNarratingBook(pool, alive.key(), [
    'Heard one.',
    'Heard two.',
    'Heard three.',
    'Heard four.',
  ]);
  await keepPosition(pool, '', heard.id, { seconds: 1, listenedAt: new Date() });
  const texts = [];
  for (let index = 0; index < 9; index += 1) texts.push(await textOf(await takeNext(pool, 'speak', chooser)));
  expect(texts).toEqual([
    ...['Heard one.', 'Heard two.', 'Heard three.', 'Heard four.'],
    ...['First one.', 'First Two.', 'First Three.', 'Second one.', 'First Four.'],
  ]);
});

test('speech that somebody alive is buying is passed over, and so is that without money', async () => {
  const { pool } = database;
  const book = await insertNarratingBook(pool, alive.key(), ['Being bought.', 'Free.']);
  const { rows } = await pool.query<{ id: number; contentKey: string }>(
    'SELECT id, content_key AS "contentKey" FROM segments WHERE book_id = $1 ORDER BY position',
    [book.id],
  );
  const [first, second] = rows;
  const order = { bookId: book.id, segmentId: first?.id ?? 0, contentKey: first?.contentKey ?? '' };
  await takeTurn(
    pool,
    { ...order, voice: 'en-us', characters: 13, usdPerMillion: 0 },
    { workerKey: alive.key(), provider: 'test', limits: { maxUsd: null, maxUncertainRetries: 1 } },
  );
  const other = { ...chooser, workerKey: deadKey };
  const bound = { ...UNBOUNDED, needsReservation: true };
  expect(await takeNext(pool, 'speak', { ...other, speech: { free: bound, paid: bound } })).toBeNull();
  expect(await takeNext(pool, 'speak', other)).toBe(second?.id);
  expect(await takeNext(pool, 'speak', other)).toBeNull();
  await pool.query('UPDATE speech SET claimed_by = $1', [deadKey]);
  expect(await takeNext(pool, 'speak', chooser)).toBe(first?.id);
});

test('what is spoken is joined by account, too', async () => {
  const { pool } = database;
  const ids = [];
  for (const owner of ['a', 'a', 'b']) {
    const { id } = await insertNarratingBook(pool, alive.key(), ['Text.'], { owner });
    await pool.query(`UPDATE segments SET state = 'stored' WHERE book_id = $1`, [id]);
    await beginAssembly(pool, id);
    ids.push(id);
  }
  const order = [];
  for (let index = 0; index < 4; index += 1) order.push(await takeNext(pool, 'join', chooser));
  expect(order).toEqual([ids[0], ids[2], ids[1], null]);
});

test('speech that somebody waits for comes first, until its account is far ahead of the others', async () => {
  const { pool } = database;
  await insertNarratingBook(pool, alive.key(), ['Of a book.', 'Of the book.'], { owner: 'reader' });
  const budget = loadConfig({}).budget;
  const bounds = { budget, mostAtOnce: 8, wantedForMs: 60_000 };
  const order = async (owner: string, ...texts: string[]): Promise<void> => {
    const request = { id: randomUUID(), owner, voice: 'en-us', language: 'en', speed: 1, usdPerMillion: 0 };
    const passages = texts.map((text) => ({ text, characters: 12_000, contentKey: text }));
    expect(await orderSpeech(pool, request, passages, bounds)).toMatchObject({ outcome: 'ordered' });
  };
  await order('talker', 'T1', 'T2', 'T3', 'T4');
  await order('other', 'O1');
  const texts = [];
  for (let index = 0; index < 8; index += 1) texts.push(await textOf(await takeNext(pool, 'speak', chooser)));
  // The talker has had 36,000 characters more than its share then, and waits for its turn.
  expect(texts).toEqual(['O1', 'T1', 'T2', 'T3', 'Of a book.', 'Of the book.', 'T4', null]);
});

async function textOf(id: WorkId | null): Promise<string | null> {
  if (id === null) return null;
  const [table, number] = typeof id === 'object' ? ['speech_passages', id.passageId] : ['segments', id];
  const { rows } = await database.pool.query<{ text: string }>(`SELECT text FROM ${table} WHERE id = $1`, [
    number,
  ]);
  return rows[0]?.text ?? null;
}
