import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpeechClaim, SpeechTurn } from '../../src/db/speech.ts';
import { releaseSpeech, storeReceipt, takeTurn } from '../../src/db/speech.ts';
import type { SegmentToSpeak } from '../../src/db/segments.ts';
import { getSegmentToSpeak } from '../../src/db/segments.ts';
import type { Presence } from '../../src/db/workers.ts';
import { announceWorker } from '../../src/db/workers.ts';
import { insertNarratingBook } from '../helpers/books.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { quietLog } from '../helpers/log.ts';

let database: TestDatabase;
let alive: Presence;
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

const RECEIPT = {
  objectKey: 'speech/aa/x.mp3',
  bytes: 100,
  sha256: 'f'.repeat(64),
  frames: 4,
  samplesPerFrame: 576,
  sampleRateHz: 22_050,
};

async function segmentSaying(text: string): Promise<SegmentToSpeak> {
  const { pool } = database;
  const book = await insertNarratingBook(pool, alive.key(), [text]);
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM segments WHERE book_id = $1', [book.id]);
  const segment = await getSegmentToSpeak(pool, rows[0]?.id ?? 0);
  if (segment === null) throw new Error('the segment should be there');
  return segment;
}

const turnFor = (segment: SegmentToSpeak, workerKey: number): Promise<SpeechTurn> =>
  takeTurn(database.pool, segment, { workerKey, provider: 'espeak' });

function claimOf(turn: SpeechTurn): SpeechClaim {
  if (turn.turn !== 'buy') throw new Error(`expected to buy, got ${turn.turn}`);
  return turn.claim;
}

async function uncertainOf(segment: SegmentToSpeak): Promise<number | undefined> {
  const { rows } = await database.pool.query<{ uncertain: number }>(
    'SELECT uncertain FROM speech WHERE content_key = $1',
    [segment.contentKey],
  );
  return rows[0]?.uncertain;
}

test('of many at once, one buys; the others wait, and later find the receipt', async () => {
  const segment = await segmentSaying('Call me Ishmael.');
  const other = await segmentSaying('Call me Ishmael.');
  const turns = await Promise.all([segment, other, segment, other].map((s) => turnFor(s, alive.key())));
  const buys = turns.filter(({ turn }) => turn === 'buy');
  expect(buys).toHaveLength(1);
  expect(turns.filter(({ turn }) => turn === 'wait')).toHaveLength(3);

  expect(await storeReceipt(database.pool, claimOf(buys[0] as SpeechTurn), segment.id, RECEIPT)).toBe(true);
  expect(await turnFor(other, alive.key())).toEqual({ turn: 'stored' });
  const { rows } = await database.pool.query<{ state: string; bought: boolean }>(
    'SELECT state, bought FROM segments WHERE id = ANY ($1) ORDER BY id',
    [[segment.id, other.id]],
  );
  expect(rows).toEqual([
    { state: 'stored', bought: true },
    { state: 'stored', bought: false },
  ]);
});

test('what a dead worker was buying is bought by its successor, counted as uncertain, and fenced', async () => {
  const segment = await segmentSaying('Some years ago.');
  const dead = claimOf(await turnFor(segment, deadKey));
  const successor = claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(1);
  expect(
    await storeReceipt(database.pool, dead, segment.id, { ...RECEIPT, objectKey: 'speech/bb/late.mp3' }),
  ).toBe(false);
  expect(await storeReceipt(database.pool, successor, segment.id, RECEIPT)).toBe(true);
});

test('who did not hear of the commit may write the same receipt again, and no other one', async () => {
  const segment = await segmentSaying('And nothing particular to interest me on shore.');
  const claim = claimOf(await turnFor(segment, alive.key()));
  expect(await storeReceipt(database.pool, claim, segment.id, RECEIPT)).toBe(true);
  expect(await storeReceipt(database.pool, claim, segment.id, RECEIPT)).toBe(true);
  const other = { ...RECEIPT, objectKey: 'speech/bb/other.mp3' };
  expect(await storeReceipt(database.pool, claim, segment.id, other)).toBe(false);
});

test('a claim that an error left in the name of a living worker is free for that worker alone', async () => {
  const segment = await segmentSaying('I thought I would sail about a little.');
  claimOf(await turnFor(segment, alive.key()));
  const buyer = { workerKey: alive.key(), provider: 'espeak', reclaim: true };
  const stranger = { ...buyer, workerKey: deadKey };
  expect(await takeTurn(database.pool, segment, stranger)).toEqual({ turn: 'wait' });
  expect(claimOf(await takeTurn(database.pool, segment, buyer)).attempt).toBe(2);
  expect(await uncertainOf(segment)).toBe(1);
});

test('a call that surely was not paid for leaves no uncertainty', async () => {
  const segment = await segmentSaying('Never mind how long precisely.');
  await releaseSpeech(database.pool, claimOf(await turnFor(segment, alive.key())), 'not-bought');
  claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(0);
});

test('a call without an answer is counted once', async () => {
  const segment = await segmentSaying('Having little or no money.');
  await releaseSpeech(database.pool, claimOf(await turnFor(segment, alive.key())), 'uncertain');
  claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(1);
});
