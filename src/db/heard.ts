import type { SpeechDoubt } from '../narration/speech-judge.ts';
import { isBounded } from './budget.ts';
import type { Budget } from './budget.ts';
import { select } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { coverOrder, lockBudget } from './reservations.ts';
import type { SpeechClaim } from './speech.ts';
import type { SpeechOrder } from './speech-order.ts';
import { countUncertain, lockSpending, refusalOf, UNCERTAIN_CALL } from './spending.ts';
import type { SpendingLimits, UncertainCall } from './spending.ts';

/** What was heard of a voice in a book. */
export interface HeardVoice {
  letters: number;
  voicedSeconds: number;
}

const SUMS = `coalesce(sum(letters), 0)::float8 AS letters, coalesce(sum(voiced_seconds), 0)::float8 AS "voicedSeconds"`;
/** So many segments tell how fast the voice is. */
const SEGMENTS_BEFORE = 60;

/** Of the segments of a book before the one at `position`, the nearest ones, as far as they are spoken. */
export async function heardBefore(db: Queryable, bookId: string, position: number): Promise<HeardVoice> {
  const { rows } = await db.query<HeardVoice>(
    `SELECT ${SUMS} FROM (
       SELECT p.letters, p.voiced_seconds FROM segments s
       JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored' AND p.voiced_seconds IS NOT NULL
       WHERE s.book_id = $1 AND s.position < $2 ORDER BY s.position DESC LIMIT ${SEGMENTS_BEFORE}
     ) t`,
    [bookId, position],
  );
  return rows[0] ?? { letters: 0, voicedSeconds: 0 };
}

/** Of all segments of a book. */
export async function heardInAll(db: Queryable, bookId: string): Promise<HeardVoice> {
  const { rows } = await db.query<HeardVoice>(
    `SELECT ${SUMS} FROM segments s
     JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored' AND p.voiced_seconds IS NOT NULL
     WHERE s.book_id = $1`,
    [bookId],
  );
  return rows[0] ?? { letters: 0, voicedSeconds: 0 };
}

/** A passage of the finished audio that may not say all of its text. */
export interface AudioDoubt {
  /** Index of its chapter. */
  chapter: number;
  startSeconds: number;
  durationSeconds: number;
  doubt: SpeechDoubt;
  /** Its beginning. */
  text: string;
}

/** A segment with what is heard of it. */
export interface HeardSegment {
  position: number;
  chapterIndex: number;
  text: string;
  voicedSeconds: number;
  longestGapSeconds: number;
}

const HEARD = select<HeardSegment>(
  {
    position: true,
    chapterIndex: true,
    text: true,
    voicedSeconds: 'p.voiced_seconds',
    longestGapSeconds: 'p.longest_gap_seconds',
  },
  's',
);

/** The segments after the one at `after` of which that was measured, in order, at most `limit`. */
export async function readHeardSegments(
  db: Queryable,
  bookId: string,
  after: number,
  limit: number,
): Promise<HeardSegment[]> {
  const { rows } = await db.query<HeardSegment>(
    `SELECT ${HEARD} FROM segments s
     JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored' AND p.voiced_seconds IS NOT NULL
     WHERE s.book_id = $1 AND s.position > $2 ORDER BY s.position LIMIT $3`,
    [bookId, after, limit],
  );
  return rows;
}

/** So much of a book may be made once more, so that a voice that is judged wrongly doesn't double the bill. */
const REMAKES_ALWAYS = 3;
const REMAKES_SHARE = 0.02;

/**
 * Takes the right to ask for the same words once more, under the same claim. What was bought first then counts as a
 * call in vain; it stays the caller's, and may still be stored.
 *
 * @returns false where the limits of the book, of its account or of the service, or those on second tries, are reached,
 * or the claim is lost
 */
export async function takeSecondTry(
  pool: Pool,
  order: SpeechOrder,
  claim: SpeechClaim,
  { limits, budget }: { limits: SpendingLimits; budget: Budget },
): Promise<boolean> {
  try {
    await inTransaction(pool, async (client) => {
      const bounded = isBounded(budget, order.usdPerMillion);
      if (bounded) await lockBudget(client);
      const { rows } = await client.query<UncertainCall>(
        `SELECT ${UNCERTAIN_CALL} FROM speech p
         WHERE content_key = $1 AND attempt = $2 AND state = 'sent' AND NOT remade FOR UPDATE`,
        [claim.contentKey, claim.attempt],
      );
      const call = rows[0];
      if (call === undefined || !(await mayRemake(client, order.bookId))) throw new NoSecondTry();
      await countUncertain(client, call);
      if ((await refusalOf(client, order, limits, { again: true })) !== null) throw new NoSecondTry();
      if (bounded && (await coverOrder(client, order, budget)) !== null) throw new NoSecondTry();
      await client.query(
        'UPDATE speech SET remade = true, uncertain = uncertain + 1 WHERE content_key = $1',
        [claim.contentKey],
      );
    });
    return true;
  } catch (error) {
    if (error instanceof NoSecondTry) return false;
    throw error;
  }
}

/** Takes back what the transaction has done by then. */
class NoSecondTry extends Error {}

async function mayRemake(client: Queryable, bookId: string): Promise<boolean> {
  await lockSpending(client, bookId);
  const { rows } = await client.query<{ remade: number; segments: number }>(
    `SELECT (SELECT count(*) FROM speech WHERE book_id = $1 AND remade) AS remade,
            (SELECT count(*) FROM segments WHERE book_id = $1) AS segments`,
    [bookId],
  );
  const { remade = 0, segments = 0 } = rows[0] ?? {};
  return remade < REMAKES_ALWAYS + REMAKES_SHARE * segments;
}
