import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetReceipt } from '../../../src/db/missing-speech.ts';
import { readPieceReceipts, readPieces, storePieces } from '../../../src/db/pieces.ts';
import { getSegmentToSpeak } from '../../../src/db/segment-to-speak.ts';
import type { SegmentToSpeak } from '../../../src/db/segment-to-speak.ts';
import type { SpeechOrder } from '../../../src/db/speech-order.ts';
import { releaseSpeech, storeReceipt, takeTurn } from '../../../src/db/speech.ts';
import type { SpeechClaim, SpeechTurn } from '../../../src/db/speech.ts';
import { planSpending } from '../../../src/db/spending.ts';
import type { SpendingLimits } from '../../../src/db/spending.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import type { Presence } from '../../../src/db/workers.ts';
import { insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { quietLog } from '../../../tools/kit/log.ts';

let database: TestDatabase;
let alive: Presence;
let neighbour: Presence;
let deadKey: number;

beforeAll(async () => {
  database = await createTestDatabase();
  const announce = () => announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  const gone = await announce();
  deadKey = gone.key();
  await gone.leave();
  alive = await announce();
  neighbour = await announce();
});
afterAll(async () => {
  await alive.leave();
  await neighbour.leave();
  await database.drop();
});

const RECEIPT = {
  objectKey: 'speech/aa/x.mp3',
  bytes: 100,
  sha256: 'f'.repeat(64),
  frames: 4,
  samplesPerFrame: 576,
  sampleRateHz: 22_050,
  letters: 30,
  voicedSeconds: 2,
  longestGapSeconds: 0.3,
  wordTimes: null,
};
const FREE: SpendingLimits = { maxUsd: null, maxUncertainRetries: 100 };
/** US dollars for a million characters. */
const PRICE = 16;
type Order = SegmentToSpeak & SpeechOrder;

/** The segments of a new book, ready to be ordered. */
async function ordersFor(...texts: string[]): Promise<Order[]> {
  const { pool } = database;
  const book = await insertNarratingBook(pool, alive.key(), texts);
  const { rows } = await pool.query<{ id: number }>(
    'SELECT id FROM segments WHERE book_id = $1 ORDER BY position',
    [book.id],
  );
  return Promise.all(
    rows.map(async ({ id }) => {
      const segment = await getSegmentToSpeak(pool, id);
      if (segment === null) throw new Error('the segment should be there');
      return { ...segment, segmentId: id, usdPerMillion: PRICE };
    }),
  );
}

async function orderFor(text: string): Promise<Order> {
  const [order] = await ordersFor(text);
  if (order === undefined) throw new Error('the order should be there');
  return order;
}

const turnFor = (order: SpeechOrder, workerKey: number, limits = FREE): Promise<SpeechTurn> =>
  takeTurn(database.pool, order, { workerKey, provider: 'espeak', limits });

function claimOf(turn: SpeechTurn): SpeechClaim {
  if (turn.turn !== 'buy') throw new Error(`expected to buy, got ${turn.turn}`);
  return turn.claim;
}

/** Calls of a book that died, by the book's own account. */
async function uncertainCallsOf({ bookId }: SpeechOrder): Promise<{ calls: number; characters: number }> {
  const { rows } = await database.pool.query<{ calls: number; characters: number }>(
    'SELECT count(*) AS calls, coalesce(sum(characters), 0) AS characters FROM uncertain_calls WHERE book_id = $1',
    [bookId],
  );
  return rows[0] ?? { calls: -1, characters: -1 };
}

async function uncertainOf(segment: SpeechOrder): Promise<number | undefined> {
  const { rows } = await database.pool.query<{ uncertain: number }>(
    'SELECT uncertain FROM speech WHERE content_key = $1',
    [segment.contentKey],
  );
  return rows[0]?.uncertain;
}

test('of many at once, one buys; the others wait, and later find the receipt', async () => {
  const segment = await orderFor('Call me Ishmael.');
  const other = await orderFor('Call me Ishmael.');
  const turns = await Promise.all([segment, other, segment, other].map((s) => turnFor(s, alive.key())));
  const buys = turns.filter(({ turn }) => turn === 'buy');
  expect(buys).toHaveLength(1);
  expect(turns.filter(({ turn }) => turn === 'wait')).toHaveLength(3);

  const bySegment = turns[0]?.turn === 'buy' || turns[2]?.turn === 'buy';
  const [buyer, finder] = bySegment ? [segment, other] : [other, segment];
  expect(await storeReceipt(database.pool, claimOf(buys[0] as SpeechTurn), buyer.id, RECEIPT)).toBe(true);
  expect(await turnFor(finder, alive.key())).toEqual({ turn: 'stored' });
  const { rows } = await database.pool.query<{ state: string; bought: boolean }>(
    'SELECT state, bought FROM segments WHERE id = ANY ($1) ORDER BY bought DESC',
    [[segment.id, other.id]],
  );
  expect(rows).toEqual([
    { state: 'stored', bought: true },
    { state: 'stored', bought: false },
  ]);
});

test('what a dead worker was buying is bought by its successor, counted as uncertain, and fenced', async () => {
  const segment = await orderFor('Some years ago.');
  const dead = claimOf(await turnFor(segment, deadKey));
  const successor = claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(1);
  expect(
    await storeReceipt(database.pool, dead, segment.id, { ...RECEIPT, objectKey: 'speech/bb/late.mp3' }),
  ).toBe(false);
  expect(await storeReceipt(database.pool, successor, segment.id, RECEIPT)).toBe(true);
  // Whoever never heard that it was written may write it again, and nothing else.
  expect(await storeReceipt(database.pool, successor, segment.id, RECEIPT)).toBe(true);
  expect(
    await storeReceipt(database.pool, successor, segment.id, { ...RECEIPT, objectKey: 'speech/cc/late.mp3' }),
  ).toBe(false);
  expect(await uncertainCallsOf(segment)).toEqual({ calls: 1, characters: segment.characters });
});

test('a call that surely was not paid for leaves no uncertainty', async () => {
  const segment = await orderFor('Never mind how long precisely.');
  await releaseSpeech(database.pool, claimOf(await turnFor(segment, alive.key())), 'not-bought');
  claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(0);
});

test('a call without an answer is counted once', async () => {
  const segment = await orderFor('Having little or no money.');
  await releaseSpeech(database.pool, claimOf(await turnFor(segment, alive.key())), 'uncertain');
  claimOf(await turnFor(segment, alive.key()));
  expect(await uncertainOf(segment)).toBe(1);
});

test('a claim that an error left in the name of a living worker is free for that worker alone', async () => {
  const order = await orderFor('I thought I would sail about a little.');
  claimOf(await turnFor(order, alive.key()));
  const buyer = { workerKey: alive.key(), provider: 'espeak', reclaim: true, limits: FREE };
  expect(await takeTurn(database.pool, order, { ...buyer, workerKey: neighbour.key() })).toEqual({
    turn: 'wait',
  });
  expect(claimOf(await takeTurn(database.pool, order, buyer)).attempt).toBe(2);
  expect(await uncertainOf(order)).toBe(1);
  expect(await uncertainCallsOf(order)).toEqual({ calls: 1, characters: order.characters });
});

test('words are bought again after a lost answer as often as allowed, by each book for itself', async () => {
  const limits = { maxUsd: null, maxUncertainRetries: 1 };
  const order = await orderFor('Of driving off the spleen.');
  for (let call = 0; call < 2; call += 1) {
    await releaseSpeech(database.pool, claimOf(await turnFor(order, alive.key(), limits)), 'uncertain');
  }
  expect(await turnFor(order, alive.key(), limits)).toEqual({
    turn: 'refused',
    refusal: { reason: 'too-often-uncertain', uncertainCalls: 2 },
  });
  const again = await orderFor('Of driving off the spleen.');
  claimOf(await turnFor(again, alive.key(), limits));
});

test('the call of a dead worker counts against the limit before anybody repeats it, once', async () => {
  const never = { maxUsd: null, maxUncertainRetries: 0 };
  const order = await orderFor('And regulating the circulation.');
  claimOf(await turnFor(order, deadKey));
  for (let asked = 0; asked < 2; asked += 1) {
    expect(await turnFor(order, alive.key(), never)).toMatchObject({ turn: 'refused' });
    expect(await uncertainCallsOf(order)).toEqual({ calls: 1, characters: order.characters });
  }
});

test('a book never has more bought and under way than its limit, however many ask at once', async () => {
  const texts = Array.from(
    { length: 12 },
    (_, index) => `Whenever I find myself, ${String(index).padStart(2, '0')}.`,
  );
  const orders = await ordersFor(...texts);
  const each = texts[0]?.length ?? 0;
  const limits = { maxUsd: (5.1 * each * PRICE) / 1e6, maxUncertainRetries: 100 };
  const turns = await Promise.all(orders.map((order) => turnFor(order, alive.key(), limits)));
  const claims = turns.flatMap((turn) => (turn.turn === 'buy' ? [turn.claim] : []));
  expect(claims).toHaveLength(5);
  expect(turns.find(({ turn }) => turn === 'refused')).toMatchObject({
    refusal: { reason: 'limit-reached', spentUsd: expect.closeTo((5 * each * PRICE) / 1e6, 9) as number },
  });

  // What may have cost something leaves no room; what surely didn't makes some again.
  const refused = orders[turns.findIndex(({ turn }) => turn === 'refused')] as Order;
  await releaseSpeech(database.pool, claims[0] as SpeechClaim, 'uncertain');
  expect(await turnFor(refused, alive.key(), limits)).toMatchObject({ turn: 'refused' });
  await releaseSpeech(database.pool, claims[1] as SpeechClaim, 'not-bought');
  expect(await turnFor(refused, alive.key(), limits)).toMatchObject({ turn: 'buy' });
});

test('the plan of a book counts the same words once, and what others have bought not at all', async () => {
  const bought = await orderFor('It is a damp, drizzly November.');
  const claim = claimOf(await turnFor(bought, alive.key()));
  await storeReceipt(database.pool, claim, null, { ...RECEIPT, objectKey: 'speech/dd/x.mp3' });
  const orders = await ordersFor('It is a damp, drizzly November.', 'In my soul.', 'In my soul.');
  expect(await planSpending(database.pool, orders[0]?.bookId ?? '')).toMatchObject({
    openCharacters: 'In my soul.'.length,
  });
});

test('a text that is cut costs what its pieces cost, and nothing of its own', async () => {
  const { pool } = database;
  const order = await orderFor('Pausing before coffin warehouses, and bringing up the rear.');
  const claim = claimOf(await turnFor(order, alive.key()));
  const pieces = ['Pausing before coffin warehouses,', 'and bringing up the rear.'].map((text) => ({
    text,
    characters: text.length,
    contentKey: `key of ${text}`,
  }));
  expect(await storePieces(pool, claim, pieces, 'not-bought')).toBe(true);
  expect(await readPieces(pool, order.contentKey)).toEqual(pieces);
  await expect(readPieceReceipts(pool, order.contentKey)).rejects.toThrow(/no receipt/);
  for (const [index, piece] of pieces.entries()) {
    const turn = await turnFor({ ...order, ...piece, segmentId: null }, alive.key());
    await storeReceipt(pool, claimOf(turn), null, { ...RECEIPT, objectKey: `speech/ee/${index}.mp3` });
  }
  const receipts = await readPieceReceipts(pool, order.contentKey);
  expect(receipts.map(({ objectKey }) => objectKey)).toEqual(['speech/ee/0.mp3', 'speech/ee/1.mp3']);
  await storeReceipt(pool, claim, order.id, { ...RECEIPT, objectKey: 'speech/ee/whole.mp3' });
  const { rows } = await pool.query<{ sum: number }>(
    `SELECT sum(characters) FROM speech WHERE book_id = $1 AND state = 'stored'`,
    [order.bookId],
  );
  expect(rows[0]?.sum).toBe(pieces.reduce((sum, { characters }) => sum + characters, 0));

  await forgetReceipt(pool, 'speech/ee/whole.mp3');
  expect(await readPieces(pool, order.contentKey)).toEqual([]);
  expect(await getSegmentToSpeak(pool, order.id)).toMatchObject({ state: 'planned' });
});
