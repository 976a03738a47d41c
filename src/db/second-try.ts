import type { Budget } from './budget.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { lockBudgetFor, refusalWithin } from './reservations.ts';
import type { SpeechClaim } from './speech.ts';
import type { SpeechOrder } from './speech-order.ts';
import { isSpendingHeld } from './steering.ts';
import { countUncertain, lockSpending, UNCERTAIN_CALL } from './spending.ts';
import type { SpendingLimits, UncertainCall } from './spending.ts';

/** So much of a book may be made once more, so that a voice that is judged wrongly doesn't double the bill. */
const REMAKES_ALWAYS = 3;
const REMAKES_SHARE = 0.02;

/**
 * Takes the right to ask for the same words once more, under the same claim. What was bought first then counts as a
 * call in vain; it stays the caller's, and may still be stored.
 *
 * @returns false where the limits of the book, of its account or of the service, or those on second tries, are reached,
 * its listener doesn't want it, or the claim is lost
 */
export async function takeSecondTry(
  pool: Pool,
  order: SpeechOrder,
  claim: SpeechClaim,
  { limits, budget }: { limits: SpendingLimits; budget: Budget },
): Promise<boolean> {
  try {
    await inTransaction(pool, async (client) => {
      const bounds = { limits, budget: await lockBudgetFor(client, order, budget) };
      if (await isSpendingHeld(client, order.bookId)) throw new NoSecondTry();
      const { rows } = await client.query<UncertainCall>(
        `SELECT ${UNCERTAIN_CALL} FROM speech p
         WHERE content_key = $1 AND attempt = $2 AND state = 'sent' AND NOT remade FOR UPDATE`,
        [claim.contentKey, claim.attempt],
      );
      const call = rows[0];
      if (call === undefined || !(await mayRemake(client, order.bookId))) throw new NoSecondTry();
      await countUncertain(client, call);
      if ((await refusalWithin(client, order, bounds, { again: true })) !== null) throw new NoSecondTry();
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
