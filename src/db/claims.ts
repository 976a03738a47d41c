import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import type { Queryable } from './pool.ts';

/** The right to extract or assemble one book, until the owner's connection ends or somebody newer takes it. */
export interface BookClaim {
  bookId: string;
  attempt: number;
}

/** Somebody else took the book over, or it was deleted: stop, and write nothing more. */
export class ClaimLost extends Error {
  constructor(claim: BookClaim) {
    super(`the claim ${claim.attempt} on book ${claim.bookId} is lost`);
    this.name = 'ClaimLost';
  }
}

const STAGES = {
  extract: { from: ['queued', 'extracting'], status: 'extracting' },
  assemble: { from: ['assembling'], status: 'assembling' },
} as const;

/**
 * Takes a book for a stage, unless somebody holds it, it is paused or in another state. A claim of a worker that died
 * is free when that has been written down, see deaths.ts.
 *
 * @param workerKey the key of the calling worker's presence lock.
 * @param options.reclaim the caller knows that it holds no claim on this book: one in its name was left by an error,
 * and is free.
 * @returns null when there is nothing to do for this worker.
 */
export async function claimBook(
  db: Queryable,
  stage: keyof typeof STAGES,
  bookId: string,
  workerKey: number,
  options: { reclaim?: boolean } = {},
): Promise<(BookClaim & { book: Book }) | null> {
  const { from, status } = STAGES[stage];
  const { rows } = await db.query<Book>(
    `UPDATE books b SET status = $3, attempt = attempt + 1, claimed_by = $2, updated_at = now(), waiting = NULL,
            pages_read = CASE WHEN $3 = 'extracting' THEN 0 ELSE pages_read END
     WHERE id = $1 AND status = ANY ($4) AND hold IS DISTINCT FROM 'paused'
       AND (claimed_by IS NULL OR ($5 AND claimed_by = $2) OR NOT claim_is_held(claimed_by))
     RETURNING ${BOOK_COLUMNS}`,
    [bookId, workerKey, status, from, options.reclaim ?? false],
  );
  const book = rows[0];
  return book === undefined ? null : { bookId, attempt: book.attempt, book };
}

/** Gives a claimed book back, for another worker or a later try. */
export async function releaseBook(db: Queryable, claim: BookClaim): Promise<void> {
  await db.query('UPDATE books SET claimed_by = NULL, updated_at = now() WHERE id = $1 AND attempt = $2', [
    claim.bookId,
    claim.attempt,
  ]);
}

/**
 * Locks the book's row for the rest of a transaction.
 *
 * @throws {ClaimLost} when the claim is no longer the latest one.
 */
export async function holdClaim(client: Queryable, claim: BookClaim): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM books WHERE id = $1 AND attempt = $2 FOR UPDATE', [
    claim.bookId,
    claim.attempt,
  ]);
  if (rowCount === 0) throw new ClaimLost(claim);
}
