import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import type { SegmentToSpeak } from './segments.ts';

/**
 * The ledger of bought speech: planned → sent → stored. A content key stands for one text in one voice at one speed from one
 * engine, so that what any book bought serves all others.
 */

/** No worker has this key: a claim that was given back. */
const NOBODY = 0;

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
  | { turn: 'wait' };

/**
 * Takes the next step for a segment. Whoever gets `buy` is the only one: a claim of a living worker is respected, that of a
 * dead one is taken over and counted as uncertain, for its call may have been paid for.
 */
export async function takeTurn(
  pool: Pool,
  segment: SegmentToSpeak,
  buyer: {
    workerKey: number;
    provider: string;
    /** The caller knows that it isn't buying these words: a claim on them in its name was left by an error, and counts as uncertain. */
    reclaim?: boolean;
  },
): Promise<SpeechTurn> {
  return inTransaction(pool, async (client) => {
    if (await settleFromReceipt(client, segment)) return { turn: 'stored' };
    const { rows } = await client.query<{ attempt: number }>(
      `INSERT INTO speech (content_key, state, attempt, claimed_by, provider, voice, characters)
       VALUES ($1, 'sent', 1, $2, $3, $4, $5)
       ON CONFLICT (content_key) DO UPDATE
         SET attempt = speech.attempt + 1, claimed_by = $2, sent_at = now(),
             uncertain = speech.uncertain + (speech.claimed_by <> ${NOBODY})::integer
         WHERE speech.state = 'sent'
           AND (($6 AND speech.claimed_by = $2) OR NOT worker_is_alive(speech.claimed_by))
       RETURNING attempt`,
      [
        segment.contentKey,
        buyer.workerKey,
        buyer.provider,
        segment.voice,
        segment.characters,
        buyer.reclaim ?? false,
      ],
    );
    const attempt = rows[0]?.attempt;
    if (attempt !== undefined) {
      await client.query(`UPDATE segments SET state = 'sent' WHERE id = $1 AND state = 'planned'`, [
        segment.id,
      ]);
      return { turn: 'buy', claim: { contentKey: segment.contentKey, attempt } };
    }
    // The conflicting row may have become a receipt between the two statements.
    return (await settleFromReceipt(client, segment)) ? { turn: 'stored' } : { turn: 'wait' };
  });
}

export interface Receipt {
  objectKey: string;
  bytes: number;
  /** Of the stored object, lower-case hex. */
  sha256: string;
  frames: number;
  samplesPerFrame: number;
  sampleRateHz: number;
}

/**
 * Writes the receipt and marks the segment as stored, in one transaction, once the object is durable. Idempotent: who doesn't know
 * whether the first try was committed may try again.
 *
 * @returns false when the claim was taken over meanwhile: the caller's object is then nobody's.
 */
export async function storeReceipt(
  pool: Pool,
  claim: SpeechClaim,
  segmentId: number,
  receipt: Receipt,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE speech SET state = 'stored', object_key = $3, bytes = $4, sha256 = $5, frames = $6,
              samples_per_frame = $7, sample_rate_hz = $8, stored_at = now()
       WHERE content_key = $1 AND attempt = $2 AND state = 'sent'`,
      [
        claim.contentKey,
        claim.attempt,
        receipt.objectKey,
        receipt.bytes,
        receipt.sha256,
        receipt.frames,
        receipt.samplesPerFrame,
        receipt.sampleRateHz,
      ],
    );
    if (rowCount === 0) {
      const { rowCount: known } = await client.query(
        'SELECT FROM speech WHERE content_key = $1 AND object_key = $2',
        [claim.contentKey, receipt.objectKey],
      );
      if (known === 0) return false;
    }
    await client.query(`UPDATE segments SET state = 'stored', bought = true WHERE id = $1`, [segmentId]);
    return true;
  });
}

/**
 * Gives a claim back after a call that failed.
 *
 * @param outcome `not-bought` when the engine surely took no money; `uncertain` when it may have, which is counted.
 */
export async function releaseSpeech(
  db: Queryable,
  claim: SpeechClaim,
  outcome: 'not-bought' | 'uncertain',
): Promise<void> {
  await db.query(
    `WITH released AS (
       UPDATE speech SET claimed_by = ${NOBODY}, uncertain = uncertain + $3
       WHERE content_key = $1 AND attempt = $2 AND state = 'sent'
       RETURNING content_key
     )
     UPDATE segments s SET state = 'planned' FROM released r WHERE s.content_key = r.content_key AND s.state = 'sent'`,
    [claim.contentKey, claim.attempt, outcome === 'uncertain' ? 1 : 0],
  );
}

async function settleFromReceipt(db: Queryable, segment: SegmentToSpeak): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE segments SET state = 'stored'
     WHERE id = $1 AND EXISTS (SELECT FROM speech WHERE content_key = $2 AND state = 'stored')`,
    [segment.id, segment.contentKey],
  );
  return rowCount === 1;
}
