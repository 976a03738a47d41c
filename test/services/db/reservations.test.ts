import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Budget } from '../../../src/db/budget.ts';
import { deleteBook, getBook } from '../../../src/db/books.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { booksWithoutReservation, reserveBook, returnUnused } from '../../../src/db/reservations.ts';
import { releaseSpeech, storeReceipt, takeTurn } from '../../../src/db/speech.ts';
import type { SpeechTurn } from '../../../src/db/speech.ts';
import type { SpeechOrder } from '../../../src/db/speech-order.ts';
import { failBook } from '../../../src/db/stages.ts';
import { cancelBook, confirmBook, pauseBook } from '../../../src/db/steering.ts';
import { readAccountsUsage, readUsage, readUsageDays } from '../../../src/db/usage.ts';
import type { Presence } from '../../../src/db/workers.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import { AppError, toProblem } from '../../../src/errors.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { AS_EVER, insertNarratingBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

/** A dollar a character. */
const PRICE = 1e6;
const NONE = { characters: null, usd: null };
const upTo = (account: number, service: number | null = null): Budget => ({
  account: { day: NONE, month: { characters: null, usd: account } },
  service: { day: { characters: null, usd: service }, month: NONE },
});
const RECEIPT = {
  ...{ bytes: 1, sha256: '0'.repeat(64), frames: 1, samplesPerFrame: 1152, sampleRateHz: 24_000 },
  ...{ letters: 10, voicedSeconds: 1, longestGapSeconds: 0, wordTimes: null },
};

let database: TestDatabase;
let alive: Presence;
let dead: Presence;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 30 });
  const announce = (): Promise<Presence> =>
    announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  [alive, dead] = [await announce(), await announce()];
  await dead.leave();
});
afterAll(async () => {
  await alive.leave();
  await database.drop();
});
beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE books, speech, speech_pieces, uncertain_calls, account_days, reservations CASCADE',
  );
});

/** A book of segments of these lengths, all of different words. */
async function book(owner: string, ...lengths: number[]): Promise<{ id: string; orders: SpeechOrder[] }> {
  const texts = lengths.map((length) => crypto.randomUUID().padEnd(length, 'x').slice(0, length));
  const { id } = await insertNarratingBook(database.pool, alive.key(), texts, { owner });
  await database.pool.query('UPDATE books SET usd_per_million = $2 WHERE id = $1', [id, PRICE]);
  const { rows } = await database.pool.query<Omit<SpeechOrder, 'voice' | 'usdPerMillion'>>(
    `SELECT id AS "segmentId", book_id AS "bookId", content_key AS "contentKey", characters FROM segments
     WHERE book_id = $1 ORDER BY position`,
    [id],
  );
  return { id, orders: rows.map((row) => ({ ...row, voice: 'v', usdPerMillion: PRICE })) };
}

const take = (order: SpeechOrder, budget: Budget, workerKey = alive.key()): Promise<SpeechTurn> =>
  takeTurn(database.pool, order, {
    ...{ workerKey, provider: 'p', budget },
    limits: { maxUsd: null, maxUncertainRetries: 100 },
  });

function claimOf(turn: SpeechTurn): Extract<SpeechTurn, { turn: 'buy' }>['claim'] {
  if (turn.turn !== 'buy') throw new Error(`expected to buy, got ${JSON.stringify(turn)}`);
  return turn.claim;
}

const store = (order: SpeechOrder, turn: SpeechTurn): Promise<boolean> =>
  storeReceipt(database.pool, claimOf(turn), order.segmentId, { ...RECEIPT, objectKey: order.contentKey });

test('of fifty books that ask at once, as many get room as there is, for the account and for the service', async () => {
  const annas = await Promise.all(Array.from({ length: 25 }, () => book('anna', 4, 6)));
  const bens = await Promise.all(Array.from({ length: 25 }, () => book('ben', 10)));
  const budget = upTo(75, 120);
  const granted = await Promise.all(
    [...annas, ...bens].map(async ({ id }) => (await reserveBook(database.pool, id, budget)) === null),
  );
  const of = (all: boolean[]): number => all.filter(Boolean).length;
  expect(of(granted)).toBe(12);
  expect(of(granted.slice(0, 25))).toBeLessThanOrEqual(7);
  expect((await readUsage(database.pool, null)).reserved).toEqual({ characters: 120, usd: 120 });
});

test('orders of many books at once never have more bought and under way than the ceiling, whatever dies', async () => {
  const books = await Promise.all(Array.from({ length: 20 }, () => book('anna', 3, 3)));
  const budget = upTo(50);
  let paid = 0;
  await Promise.all(
    books.flatMap(({ orders }) =>
      orders.map(async (order, index) => {
        // The first call of every other order dies in the hands of a worker that is no more, and the next one repeats
        // it.
        const turns = index === 0 ? [dead.key(), alive.key()] : [alive.key()];
        for (const workerKey of turns) {
          const turn = await take(order, budget, workerKey);
          if (turn.turn !== 'buy') continue;
          paid += order.characters;
          if (workerKey === alive.key()) await store(order, turn);
        }
      }),
    ),
  );
  expect(paid).toBeGreaterThan(40);
  expect(paid).toBeLessThanOrEqual(50);
  await returnUnused(database.pool);
  const { month, reserved } = await readUsage(database.pool, 'anna');
  expect(month.usd + reserved.usd).toBeLessThanOrEqual(50);
  expect(month.usd).toBeLessThanOrEqual(paid);
});

test('a receipt, and a call that may have been charged, move money from set aside to bought', async () => {
  const { id, orders } = await book('anna', 5, 7);
  const [first, second] = orders as [SpeechOrder, SpeechOrder];
  const budget = upTo(20);
  expect(await reserveBook(database.pool, id, budget)).toBeNull();
  await store(first, await take(first, budget));
  expect(await readUsage(database.pool, 'anna')).toMatchObject({ month: { usd: 5 }, reserved: { usd: 7 } });
  await releaseSpeech(database.pool, claimOf(await take(second, budget)), 'uncertain');
  expect(await readUsage(database.pool, 'anna')).toMatchObject({ month: { usd: 12 }, reserved: { usd: 0 } });
  // Its repetition needs room of its own, and there is some.
  await store(second, await take(second, budget));
  expect(await readUsage(database.pool, 'anna')).toMatchObject({
    day: { characters: 19, usd: 19 },
    reserved: { usd: 0 },
  });
  expect(await readUsageDays(database.pool, 'anna')).toEqual([
    { day: new Date().toISOString().slice(0, 10), characters: 19, usd: 19 },
  ]);
});

test('a repetition for which there is no room is not bought', async () => {
  const { orders } = await book('anna', 10);
  const [order] = orders as [SpeechOrder];
  await releaseSpeech(database.pool, claimOf(await take(order, upTo(15))), 'uncertain');
  expect(await take(order, upTo(15))).toMatchObject({
    turn: 'refused',
    refusal: { reason: 'over-budget', excess: { scope: 'account', ceiling: 15, used: 10, needed: 10 } },
  });
});

test('what an ended book did not use is given back, but not what its calls under way may cost', async () => {
  const { id, orders } = await book('anna', 5, 7, 11);
  const [alives, deads] = orders as [SpeechOrder, SpeechOrder];
  const turn = await take(alives, upTo(30));
  await take(deads, upTo(30), dead.key());
  await failBook(database.pool, id, toProblem(new AppError('internal')));
  await returnUnused(database.pool);
  // The dead one's counts as bought, and the living one's stays set aside.
  expect(await readUsage(database.pool, 'anna')).toMatchObject({ month: { usd: 7 }, reserved: { usd: 5 } });
  await deleteBook(database.pool, 'anna', id);
  await returnUnused(database.pool);
  expect(await readUsage(database.pool, 'anna')).toMatchObject({ reserved: { usd: 5 } });
  await store(alives, turn);
  await returnUnused(database.pool);
  expect(await readUsage(database.pool, 'anna')).toMatchObject({ month: { usd: 12 }, reserved: { usd: 0 } });
  expect(await readAccountsUsage(database.pool)).toEqual([{ account: 'anna', characters: 12, usd: 12 }]);
});

test('words that others have bought meanwhile are not set aside again', async () => {
  const { id, orders } = await book('anna', 5, 7);
  const [first] = orders as [SpeechOrder];
  await store(first, await take(first, upTo(100)));
  await reserveBook(database.pool, id, upTo(100));
  expect((await readUsage(database.pool, 'anna')).reserved.usd).toBe(7);
});

test('fifty confirmations and pauses at once: one begins, and nothing is bought behind a pause', async () => {
  const { id, orders } = await book('anna', 4, 6, 8);
  const budget = upTo(100);
  await database.pool.query(
    `UPDATE books SET must_confirm = 'priced', status = 'extracting', narrating_since = NULL WHERE id = $1`,
    [id],
  );
  const first = await getBook(database.pool, id);
  // What the version before does when it has read a PDF.
  await database.pool.query(`UPDATE books SET status = 'narrating' WHERE id = $1`, [id]);
  expect(await getBook(database.pool, id)).toMatchObject({ status: 'awaiting_confirmation' });
  const revision = first?.attempt ?? 0;
  expect(await reserveBook(database.pool, id, budget)).toBeNull();
  expect(await booksWithoutReservation(database.pool)).toEqual([]);
  expect((await readUsage(database.pool, 'anna')).reserved).toEqual({ characters: 0, usd: 0 });
  const [order] = orders as [SpeechOrder];
  expect(await take(order, budget)).toEqual({ turn: 'held' });
  await expect(claimAsVersionBefore(order)).rejects.toThrow('nothing may be bought');

  expect(await confirmBook(database.pool, 'anna', id, revision + 1)).toBe(false);
  expect(await confirmBook(database.pool, 'ben', id, revision)).toBe(false);
  const began = await Promise.all(
    Array.from({ length: 50 }, () => confirmBook(database.pool, 'anna', id, revision)),
  );
  expect(began.filter(Boolean)).toHaveLength(1);
  expect(await reserveBook(database.pool, id, budget)).toBeNull();
  expect((await readUsage(database.pool, 'anna')).reserved).toEqual({ characters: 18, usd: 18 });

  const paused: number[] = [];
  const claimed: number[] = [];
  await Promise.all([
    ...Array.from({ length: 25 }, async () => {
      await pauseBook(database.pool, 'anna', id);
      paused.push(performance.now());
    }),
    ...orders.map(async (one) => {
      const begunAt = performance.now();
      if ((await take(one, budget)).turn === 'buy') claimed.push(begunAt);
    }),
  ]);
  // What began after the first pause was answered got nothing.
  expect(claimed.every((begunAt) => begunAt < Math.min(...paused))).toBe(true);
  for (const one of orders) expect(['held', 'wait']).toContain((await take(one, budget)).turn);
  await expect(claimAsVersionBefore(order)).rejects.toThrow();
  const { rows } = await database.pool.query<{ calls: number }>('SELECT count(*) AS calls FROM speech');
  expect(rows[0]?.calls).toBe(claimed.length);
});

/** As version 0.1.0 takes a claim, which knows nothing of pauses. */
async function claimAsVersionBefore({ bookId, contentKey }: SpeechOrder): Promise<void> {
  await database.pool.query(
    `INSERT INTO speech (content_key, state, attempt, claimed_by, provider, voice, characters, book_id)
     VALUES ($2, 'sent', 1, 7, 'p', 'v', 1, $1)
     ON CONFLICT (content_key) DO UPDATE SET attempt = speech.attempt + 1, claimed_by = 7`,
    [bookId, contentKey],
  );
}

test('a cancelled book gives back all but its calls under way, whose speech is kept', async () => {
  const { id, orders } = await book('anna', 10, 20, 30);
  const budget = upTo(100);
  const [done, underWay, planned] = orders as [SpeechOrder, SpeechOrder, SpeechOrder];
  await store(done, await take(done, budget));
  const call = await take(underWay, budget);
  await pauseBook(database.pool, 'anna', id);
  await returnUnused(database.pool);
  expect((await readUsage(database.pool, 'anna')).reserved.usd).toBe(50);
  await cancelBook(database.pool, 'anna', id);
  expect(await reserveBook(database.pool, id, budget)).toBeNull();
  await returnUnused(database.pool);
  expect((await readUsage(database.pool, 'anna')).reserved.usd).toBe(20);
  expect(await take(planned, budget)).toEqual({ turn: 'held' });
  expect(await store(underWay, call)).toBe(true);
  await returnUnused(database.pool);
  const { month, reserved } = await readUsage(database.pool, 'anna');
  expect({ bought: month.usd, reserved: reserved.usd }).toEqual({ bought: 30, reserved: 0 });

  await narrateAgain(database.pool, 'anna', id, {}, AS_EVER);
  expect(await getBook(database.pool, id)).toMatchObject({ status: 'queued', hold: null });
});
