import type { Problem } from '../errors.ts';
import type { Budget, Excess } from './budget.ts';
import { insertion, select } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import type { Receipt } from './speech.ts';
import { reserveWithin } from './reservations.ts';
import { countUncertain, UNCERTAIN_CALL } from './spending.ts';
import type { UncertainCall } from './spending.ts';

/**
 * Speech that somebody waits for: whoever needs it writes a request, any worker takes its passages in turn, and what is
 * bought is in the ledger like that of books. A request is open for as long as it is said to be wanted; one whose
 * client or whose API is gone lapses by itself.
 */

export interface SpeechRequest {
  id: string;
  owner: string;
  voice: string;
  language: string;
  speed: number;
  /** Of the voice. */
  usdPerMillion: number;
}

export interface NewPassage {
  text: string;
  /** Code points, as speech is paid for. */
  characters: number;
  contentKey: string;
}

/** Names the advisory locks under which an account's requests are counted; any constant that never changes will do. */
const REQUEST_LOCK_CLASS = 8306;
/** Of `speech_requests r`. */
const IS_WANTED = 'r.error IS NULL AND r.wanted_until > now()';
/** Of `speech_passages w`, after `speech p`. */
const IS_OPEN = `(p.content_key IS NULL OR p.state <> 'stored')`;
const WITH_LEDGER = `speech_passages w JOIN speech_requests r ON r.id = w.request_id
     LEFT JOIN speech p ON p.content_key = w.content_key`;

export type Ordered =
  /** For whoever wakes the workers. */
  | { outcome: 'ordered'; passageIds: number[] }
  /** So many of the account's are waited for at this moment. */
  | { outcome: 'too-many' }
  | { outcome: 'over-budget'; excess: Excess };

/**
 * Writes down a request, and sets aside its price: all of it, or nothing is written.
 *
 * @param bounds.mostAtOnce requests of one account that are waited for at the same time
 */
export async function orderSpeech(
  pool: Pool,
  request: SpeechRequest,
  passages: readonly NewPassage[],
  bounds: { budget: Budget; mostAtOnce: number; wantedForMs: number },
): Promise<Ordered> {
  try {
    return await inTransaction(pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
        REQUEST_LOCK_CLASS,
        request.owner,
      ]);
      if ((await countWanted(client, request.owner)) >= bounds.mostAtOnce) return { outcome: 'too-many' };
      const { id, owner, voice, language, speed, usdPerMillion } = request;
      await client.query(
        `INSERT INTO speech_requests (id, owner, voice, language, speed, usd_per_million, wanted_until)
         VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
        [id, owner, voice, language, speed, usdPerMillion, bounds.wantedForMs / 1000],
      );
      const { text, json } = insertion(
        'speech_passages',
        passages.map((passage, position) => ({ requestId: id, position, ...passage })),
      );
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO speech_passages ${text} RETURNING id`,
        [json],
      );
      const excess = await reserveWithin(client, { payer: id, usdPerMillion }, bounds.budget);
      if (excess !== null) throw new OverBudget(excess);
      return { outcome: 'ordered', passageIds: rows.map((row) => row.id) };
    });
  } catch (error) {
    if (error instanceof OverBudget) return { outcome: 'over-budget', excess: error.excess };
    throw error;
  }
}

/** Takes back what the transaction has done by then. */
class OverBudget extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super('over the budget');
    this.excess = excess;
  }
}

async function countWanted(db: Queryable, owner: string): Promise<number> {
  const { rows } = await db.query<{ wanted: number }>(
    `SELECT count(*) AS wanted FROM speech_requests r WHERE owner = $1 AND ${IS_WANTED}`,
    [owner],
  );
  return rows[0]?.wanted ?? 0;
}

/** Whether there is still something to be spoken of a request, or why there is nothing to wait for. */
export async function readRequest(
  db: Queryable,
  id: string,
): Promise<{ isSpoken: boolean; error: Problem | null }> {
  const { rows } = await db.query<{ isSpoken: boolean; error: Problem | null }>(
    `SELECT r.error, NOT EXISTS (
       SELECT FROM speech_passages w LEFT JOIN speech p ON p.content_key = w.content_key
       WHERE w.request_id = r.id AND ${IS_OPEN}) AS "isSpoken"
     FROM speech_requests r WHERE id = $1`,
    [id],
  );
  return rows[0] ?? { isSpoken: false, error: null };
}

/** Says that it is waited for; with 0, that it isn't any more. */
export async function keepWanted(db: Queryable, id: string, forMs: number): Promise<void> {
  await db.query(
    'UPDATE speech_requests SET wanted_until = now() + make_interval(secs => $2) WHERE id = $1',
    [id, forMs / 1000],
  );
}

export async function failRequest(db: Queryable, id: string, problem: Problem): Promise<void> {
  await db.query('UPDATE speech_requests SET error = $2 WHERE id = $1', [id, JSON.stringify(problem)]);
}

/** A passage with what is needed to speak it. */
export interface PassageToSpeak extends NewPassage {
  id: number;
  requestId: string;
  voice: string;
  language: string;
  speed: number;
  usdPerMillion: number;
}

const TO_SPEAK = select<PassageToSpeak>(
  {
    id: true,
    requestId: true,
    text: true,
    characters: true,
    contentKey: true,
    voice: 'r.voice',
    language: 'r.language',
    speed: 'r.speed',
    usdPerMillion: 'r.usd_per_million',
  },
  'w',
);

/** @returns null where it is spoken, or nobody waits for it any more. */
export async function getPassageToSpeak(db: Queryable, id: number): Promise<PassageToSpeak | null> {
  const { rows } = await db.query<PassageToSpeak>(
    `SELECT ${TO_SPEAK} FROM ${WITH_LEDGER} WHERE w.id = $1 AND ${IS_WANTED} AND ${IS_OPEN}`,
    [id],
  );
  return rows[0] ?? null;
}

/** Of `WITH_LEDGER`: in nobody's hands, as the worker `$1` sees it, which is at `$2`. */
const IS_FREE = `CASE WHEN p.content_key IS NULL THEN true
  WHEN p.claimed_by = $1 THEN NOT w.content_key = ANY ($2)
  ELSE NOT claim_is_held(p.claimed_by) END`;

/** What waits to be spoken, of which account, the oldest request of each first. */
export async function firstPassages(
  db: Queryable,
  { workerKey, inHand }: { workerKey: number; inHand: readonly string[] },
): Promise<Map<string, { id: number; characters: number }>> {
  const { rows } = await db.query<{ owner: string; id: number; characters: number }>(
    `SELECT DISTINCT ON (r.owner) r.owner, w.id, w.characters FROM ${WITH_LEDGER}
     WHERE ${IS_WANTED} AND ${IS_OPEN} AND ${IS_FREE} AND (w.not_before IS NULL OR w.not_before <= now())
     ORDER BY r.owner, r.created_at, r.id, w.position`,
    [workerKey, inHand],
  );
  return new Map(rows.map(({ owner, ...passage }) => [owner, passage]));
}

/** Nobody chooses the passage for so long. */
export async function putOffPassage(db: Queryable, id: number, seconds: number): Promise<void> {
  await db.query('UPDATE speech_passages SET not_before = now() + make_interval(secs => $2) WHERE id = $1', [
    id,
    seconds,
  ]);
}

/** What waits to be spoken and is in nobody's hands, for whoever sees to it that there is a job for each. */
export async function openPassages(
  db: Queryable,
  { workerKey, inHand }: { workerKey: number; inHand: readonly string[] },
): Promise<{ id: number; generation: number }[]> {
  const { rows } = await db.query<{ id: number; generation: number }>(
    `SELECT w.id, coalesce(p.attempt, 0) AS generation FROM ${WITH_LEDGER}
     WHERE ${IS_WANTED} AND ${IS_OPEN} AND ${IS_FREE} ORDER BY w.id`,
    [workerKey, inHand],
  );
  return rows;
}

/**
 * Counts the calls of dead workers for requests that nobody waits for any more, which nobody would take over: they may
 * have been charged.
 */
export async function countDeadCalls(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<UncertainCall>(
      `UPDATE speech p SET claimed_by = 0, uncertain = uncertain + 1
       FROM speech_requests r
       WHERE p.state = 'sent' AND p.claimed_by <> 0 AND r.id = p.book_id AND NOT (${IS_WANTED})
         AND NOT claim_is_held(p.claimed_by)
       RETURNING ${UNCERTAIN_CALL}`,
    );
    for (const call of rows) await countUncertain(client, call);
  });
}

/** Where the sound of a text is. */
export type StoredSpeech = Pick<
  Receipt,
  'objectKey' | 'bytes' | 'frames' | 'samplesPerFrame' | 'sampleRateHz'
> & { contentKey: string };

const STORED = select<StoredSpeech>(
  {
    contentKey: true,
    objectKey: true,
    bytes: true,
    frames: true,
    samplesPerFrame: true,
    sampleRateHz: true,
  },
  'p',
);

/** What of it is bought already, by content key. */
export async function findStoredSpeech(
  db: Queryable,
  contentKeys: readonly string[],
): Promise<Map<string, StoredSpeech>> {
  const { rows } = await db.query<StoredSpeech>(
    `SELECT ${STORED} FROM speech p WHERE content_key = ANY ($1) AND state = 'stored'`,
    [contentKeys],
  );
  return new Map(rows.map((row) => [row.contentKey, row]));
}
