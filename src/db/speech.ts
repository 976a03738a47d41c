import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { assignments, insertion, select } from './columns.ts';
import type { Budget } from './budget.ts';
import { acquitSpeech } from './deaths.ts';
import { lockBudgetFor, refusalWithin } from './reservations.ts';
import { countUncertain, UNCERTAIN_CALL } from './spending.ts';
import type { SpeechOrder } from './speech-order.ts';
import { isSpendingHeld } from './steering.ts';
import type { SpendingLimits, SpendingRefusal, UncertainCall } from './spending.ts';

/**
 * The ledger of bought speech: planned → sent → stored. A content key stands for one text in one voice at one speed
 * from one engine, so that what any book bought serves all others.
 */

/** No worker has this key: a claim that was given back. */
const NOBODY = 0;

export interface Buyer {
  /** Of the worker's presence. */
  workerKey: number;
  provider: string;
  /**
   * The caller knows that it isn't buying these words: a claim on them in its name was left by an error, and counts as
   * uncertain.
   */
  reclaim?: boolean;
  limits: SpendingLimits;
  /** None: there is no ceiling. */
  budget?: Budget;
}

/** The right to buy one piece of speech, fenced by its attempt number. */
export interface SpeechClaim {
  contentKey: string;
  attempt: number;
}

export type SpeechTurn =
  /** Buy it, and store the receipt under this claim. */
  | { turn: 'buy'; claim: SpeechClaim }
  /** There was a receipt; the segment is stored now. */
  | { turn: 'stored' }
  /** Another living worker is buying the same words just now: come back later. */
  | { turn: 'wait' }
  /** The book's listener wants nothing to be bought for it now. */
  | { turn: 'held' }
  /** The book, its account or the service may not spend more. */
  | { turn: 'refused'; refusal: SpendingRefusal };

interface SpeechRow {
  state: 'sent' | 'stored';
  attempt: number;
  claimedBy: number;
  held: boolean;
  bookId: string | null;
  characters: number;
  usdPerMillion: number;
}

const SPEECH = select<SpeechRow>(
  {
    state: true,
    attempt: true,
    claimedBy: true,
    held: 'claim_is_held(p.claimed_by)',
    bookId: true,
    characters: true,
    usdPerMillion: true,
  },
  'p',
);

/**
 * Takes the next step for an order. Whoever gets `buy` is the only one: a claim of another living worker is respected,
 * that of a dead one is taken over and counted as uncertain, for its call may have been paid for.
 */
export async function takeTurn(pool: Pool, order: SpeechOrder, buyer: Buyer): Promise<SpeechTurn> {
  return inTransaction(pool, async (client) => {
    const { contentKey } = order;
    const bounds = { limits: buyer.limits, budget: await lockBudgetFor(client, order, buyer.budget) };
    if (await isSpendingHeld(client, order.bookId)) return { turn: 'held' };
    const row = await lockSpeech(client, contentKey);
    if (row?.state === 'stored') {
      await markSegment(client, order, 'stored');
      await acquitSpeech(client, contentKey);
      return { turn: 'stored' };
    }
    const claimed = row !== undefined && row.claimedBy !== NOBODY;
    const ownLeftover = buyer.reclaim === true && row?.claimedBy === buyer.workerKey;
    if (claimed && row.held && !ownLeftover) return { turn: 'wait' };
    if (claimed) {
      await countUncertain(client, { ...row, contentKey, bookId: row.bookId ?? order.bookId });
    }
    const refusal = await refusalWithin(client, order, bounds, { again: row !== undefined });
    if (refusal !== null) {
      if (claimed) await setClaim(client, order, { claimedBy: NOBODY, uncertain: 1 });
      return { turn: 'refused', refusal };
    }
    const attempt =
      row === undefined
        ? await insertClaim(client, order, buyer)
        : await setClaim(client, order, { claimedBy: buyer.workerKey, uncertain: claimed ? 1 : 0 });
    // Somebody else's row came first, between our look and our insert.
    if (attempt === undefined) return { turn: 'wait' };
    await markSegment(client, order, 'sent');
    return { turn: 'buy', claim: { contentKey, attempt } };
  });
}

async function lockSpeech(client: Queryable, contentKey: string): Promise<SpeechRow | undefined> {
  const { rows } = await client.query<SpeechRow>(
    `SELECT ${SPEECH} FROM speech p WHERE content_key = $1 FOR UPDATE`,
    [contentKey],
  );
  return rows[0];
}

async function insertClaim(client: Queryable, order: SpeechOrder, buyer: Buyer): Promise<number | undefined> {
  const { contentKey, voice, characters, bookId, usdPerMillion } = order;
  const { workerKey: claimedBy, provider } = buyer;
  const { text, json } = insertion('speech', [
    {
      ...{ state: 'sent', attempt: 1, claimedBy },
      ...{ contentKey, provider, voice, characters, bookId, usdPerMillion },
    },
  ]);
  const { rows } = await client.query<{ attempt: number }>(
    `INSERT INTO speech ${text} ON CONFLICT DO NOTHING RETURNING attempt`,
    [json],
  );
  return rows[0]?.attempt;
}

/** The row is locked by now. @returns the new attempt's number. */
async function setClaim(
  client: Queryable,
  order: SpeechOrder,
  { claimedBy, uncertain }: { claimedBy: number; uncertain: 0 | 1 },
): Promise<number | undefined> {
  const { rows } = await client.query<{ attempt: number }>(
    `UPDATE speech SET attempt = attempt + 1, claimed_by = $2, sent_at = now(), uncertain = uncertain + $3, book_id = $4,
            usd_per_million = $5
     WHERE content_key = $1 RETURNING attempt`,
    [order.contentKey, claimedBy, uncertain, order.bookId, order.usdPerMillion],
  );
  return rows[0]?.attempt;
}

async function markSegment(
  client: Queryable,
  { segmentId }: SpeechOrder,
  state: 'sent' | 'stored',
): Promise<void> {
  if (segmentId === null) return;
  await client.query(`UPDATE segments SET state = $2 WHERE id = $1 AND state <> 'stored'`, [
    segmentId,
    state,
  ]);
}

export interface Receipt {
  objectKey: string;
  bytes: number;
  /** Of the stored object, lower-case hex. */
  sha256: string;
  frames: number;
  samplesPerFrame: number;
  sampleRateHz: number;
  /** What there was to say, see `spokenLength`; `null` where speech was stored before this was measured. */
  letters: number | null;
  /** What is heard of it, see `measureVoice`. */
  voicedSeconds: number | null;
  longestGapSeconds: number | null;
  /** When its words are heard, see `flatTimes`; `null` where the engine doesn't say. */
  wordTimes: number[] | null;
}

/**
 * Writes the receipt and marks the segment (if it isn't for a piece) as stored, in one transaction, once the object is
 * durable. Idempotent: a second call with the same receipt changes nothing and returns true.
 *
 * @returns false when the claim was taken over meanwhile: the caller's object is then nobody's.
 */
export async function storeReceipt(
  pool: Pool,
  claim: SpeechClaim,
  segmentId: number | null,
  receipt: Receipt,
): Promise<boolean> {
  const { text, values } = assignments(receipt, 4);
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE speech SET ${text} state = 'stored', stored_at = coalesce(stored_at, now())
       WHERE content_key = $1 AND attempt = $2 AND (state = 'sent' OR object_key = $3)`,
      [claim.contentKey, claim.attempt, receipt.objectKey, ...values],
    );
    if (rowCount === 0) return false;
    await acquitSpeech(client, claim.contentKey);
    if (segmentId !== null) {
      await client.query(`UPDATE segments SET state = 'stored', bought = true WHERE id = $1`, [segmentId]);
    }
    return true;
  });
}

/**
 * Gives a claim back after a call that failed.
 *
 * @param outcome `not-bought` when the engine surely took no money; `uncertain` when it may have, which is counted.
 */
export async function releaseSpeech(
  pool: Pool,
  claim: SpeechClaim,
  outcome: 'not-bought' | 'uncertain',
): Promise<void> {
  const uncertain = outcome === 'uncertain' ? 1 : 0;
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<UncertainCall>(
      `UPDATE speech p SET claimed_by = ${NOBODY}, uncertain = uncertain + $3
       WHERE content_key = $1 AND attempt = $2 AND state = 'sent'
       RETURNING ${UNCERTAIN_CALL}`,
      [claim.contentKey, claim.attempt, uncertain],
    );
    const released = rows[0];
    if (released === undefined) return;
    if (uncertain === 1) await countUncertain(client, released);
    await client.query(`UPDATE segments SET state = 'planned' WHERE content_key = $1 AND state = 'sent'`, [
      claim.contentKey,
    ]);
  });
}
