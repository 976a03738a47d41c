import type { BookClaim } from './claims.ts';
import { holdClaim } from './claims.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

/** Takes back the receipt of speech that is gone from storage: whoever still needs it will buy it again. */
export async function forgetReceipt(db: Queryable, objectKey: string): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM speech WHERE object_key = $1 RETURNING content_key)
     UPDATE segments s SET state = 'planned', bought = false FROM gone, books b
     WHERE s.content_key = gone.content_key AND b.id = s.book_id AND b.status IN ('extracting', 'narrating')`,
    [objectKey],
  );
}

/**
 * Takes back receipts whose objects are gone from storage: their segments are to be spoken again, and the book goes
 * back to narrating.
 *
 * @throws {ClaimLost} when the claim is no longer the latest.
 */
export async function replanMissingSpeech(pool: Pool, claim: BookClaim, objectKey: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    await client.query(
      `WITH gone AS (DELETE FROM speech WHERE object_key = $2 RETURNING content_key)
       UPDATE segments s SET state = 'planned', bought = false FROM gone
       WHERE s.book_id = $1 AND s.content_key = gone.content_key`,
      [claim.bookId, objectKey],
    );
    await client.query(
      `UPDATE books SET status = 'narrating', claimed_by = NULL, updated_at = now() WHERE id = $1`,
      [claim.bookId],
    );
  });
}
