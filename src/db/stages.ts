import type { Problem } from '../errors.ts';
import type { BookClaim } from './claims.ts';
import { ClaimLost } from './claims.ts';
import { ACQUITTED } from './deaths.ts';
import type { Queryable } from './pool.ts';
import { SPENDING_IS_HELD } from './steering.ts';

/**
 * The state machine of a book, as guarded updates: each says which state it starts from and, inside a stage, which
 * claim it belongs to. A write that finds another state or another claim changes nothing and says so.
 */

/**
 * extracting → narrating, or → awaiting_confirmation, where a trigger of the migrations says so.
 *
 * @returns the characters that will be spoken (code points, as speech is paid for), and whether they may be now.
 * @throws {ClaimLost}
 */
export async function beginNarration(
  db: Queryable,
  claim: BookClaim,
): Promise<{ characters: number; isHeld: boolean }> {
  const { rows } = await db.query<{ characters: number; isHeld: boolean }>(
    `WITH ${ACQUITTED}
     UPDATE books b SET status = 'narrating', claimed_by = NULL, not_before = NULL, pages_read = pages,
            characters = (SELECT coalesce(sum(characters), 0) FROM segments WHERE book_id = $1),
            narrating_since = now(), updated_at = now(), held_seconds = 0, held_since = CASE WHEN hold IS NOT NULL THEN now() END
     WHERE id = $1 AND attempt = $2 AND status = 'extracting' RETURNING characters, ${SPENDING_IS_HELD} AS "isHeld"`,
    [claim.bookId, claim.attempt],
  );
  if (rows[0] === undefined) throw new ClaimLost(claim);
  return rows[0];
}

/**
 * narrating → assembling, when every segment is stored. Of many callers at the same time one gets true.
 * The check and the change are one statement, and segments only ever go forward, so it can't be early.
 */
export async function beginAssembly(db: Queryable, bookId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'assembling', claimed_by = NULL, not_before = NULL, updated_at = now(),
            hold = nullif(hold, 'listener')
     WHERE id = $1 AND status = 'narrating'
       AND NOT EXISTS (SELECT FROM segments WHERE book_id = $1 AND state <> 'stored')`,
    [bookId],
  );
  return rowCount === 1;
}

/** What a failure changes. Some tell that the PDF is locked. @param problem the parameter that holds it: `$1` */
function failed(problem: string): string {
  return `status = 'failed', error = ${problem}::jsonb, claimed_by = NULL, updated_at = now(), completed_at = now(),
            locked = locked OR ${problem}::jsonb ->> 'code' IN ('pdf-encrypted', 'password-wrong', 'password-lost')`;
}

/** Any unfinished state → failed, but only while the claim is the latest. @returns false when it wasn't. */
export async function failClaimedBook(db: Queryable, claim: BookClaim, problem: Problem): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET ${failed('$3')}
     WHERE id = $1 AND attempt = $2 AND status NOT IN ('ready', 'failed', 'cancelled')`,
    [claim.bookId, claim.attempt, JSON.stringify(problem)],
  );
  return rowCount === 1;
}

/** Ends a book for good, with the reason a user can read. Changes nothing where the book has ended already. */
export async function failBook(db: Queryable, id: string, problem: Problem): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET ${failed('$1')}
     WHERE id = $2 AND status NOT IN ('ready', 'failed', 'cancelled')`,
    [JSON.stringify(problem), id],
  );
  return rowCount === 1;
}
