import type { BookClaim } from './claims.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

/** Pages, then segments. A claim begins without pages; the segments that it finds are of the one before. */
const REACHED = `(CASE WHEN b.pages_read = 0 THEN 0
  ELSE b.pages_read + (SELECT count(*) FROM segments s WHERE s.book_id = b.id) END)`;

/**
 * Writes down which workers are gone that nobody told to stop, and what they had in hand; only then can it be taken
 * over, see claim_is_held(). Safe beside any number of others that do so.
 */
export async function buryDeadWorkers(db: Queryable): Promise<void> {
  await db.query(
    `WITH dead AS (DELETE FROM workers WHERE NOT worker_is_alive(key) RETURNING *),
          died AS (INSERT INTO deaths (worker, supervisor, pid, died_at)
                   SELECT key, supervisor, pid, seen_at FROM dead WHERE NOT leaving
                   ON CONFLICT DO NOTHING RETURNING id, worker),
          at_work AS (
            SELECT b.claimed_by AS worker, b.id AS book_id, '' AS content_key, ${REACHED} AS reached FROM books b
            WHERE b.claimed_by IN (SELECT key FROM dead) AND b.status IN ('extracting', 'assembling')
            UNION ALL
            SELECT p.claimed_by, p.book_id, p.content_key, 0 FROM speech p
            WHERE p.claimed_by IN (SELECT key FROM dead) AND p.state = 'sent'
              AND EXISTS (SELECT FROM books b WHERE b.id = p.book_id)),
          -- Whoever is given work has it to himself until it is claimed; it was, and now it is free.
          free_books AS (UPDATE books SET not_before = NULL
                         WHERE id IN (SELECT book_id FROM at_work WHERE content_key = '')),
          free_segments AS (UPDATE segments s SET not_before = NULL FROM at_work w
                            WHERE w.content_key <> '' AND s.book_id = w.book_id AND s.content_key = w.content_key)
     INSERT INTO suspicions (death, book_id, content_key, alone, reached)
     SELECT died.id, w.book_id, w.content_key, coalesce((alone_book, alone_key) = (w.book_id, w.content_key), false), reached
     FROM died JOIN dead ON key = died.worker JOIN at_work w ON w.worker = key`,
  );
}

/** A worker that was taken for dead while its connection was broken. */
export async function withdrawDeath(db: Queryable, workerKey: number): Promise<void> {
  await db.query('DELETE FROM deaths WHERE worker = $1', [workerKey]);
}

/**
 * Writes down the death of the child that read a PDF, under a claim whose worker lives.
 *
 * @returns false when the claim is no longer the latest.
 */
export async function noteDeathOfChild(pool: Pool, claim: BookClaim): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ reached: number }>(
      `SELECT ${REACHED} AS reached FROM books b WHERE id = $1 AND attempt = $2 FOR UPDATE`,
      [claim.bookId, claim.attempt],
    );
    if (rows[0] === undefined) return false;
    await client.query(
      `WITH died AS (INSERT INTO deaths (by_itself) VALUES (false) RETURNING id)
       INSERT INTO suspicions (death, book_id, content_key, alone, reached) SELECT id, $1, '', false, $2 FROM died`,
      [claim.bookId, rows[0].reached],
    );
    return true;
  });
}

/** Workers of this supervisor that ended for a reason that isn't known yet: the numbers of their processes. */
export async function readUnexplained(db: Queryable, supervisor: string): Promise<number[]> {
  const { rows } = await db.query<{ pid: number }>(
    'SELECT pid FROM deaths WHERE supervisor = $1 AND by_itself IS NULL',
    [supervisor],
  );
  return rows.map(({ pid }) => pid);
}

export async function explainDeath(
  db: Queryable,
  { supervisor, pid, byItself }: { supervisor: string; pid: number; byItself: boolean },
): Promise<void> {
  await db.query(
    'UPDATE deaths SET by_itself = $3 WHERE supervisor = $1 AND pid = $2 AND by_itself IS NULL',
    [supervisor, pid, byItself],
  );
}

/**
 * For a statement that brings a book's reading or joining to its end, or begins it anew: `WITH ${ACQUITTED} UPDATE …`,
 * where `$1` is the book and `$2` its present attempt.
 */
export const ACQUITTED = `acquitted AS (
  DELETE FROM suspicions WHERE content_key = '' AND book_id = (SELECT id FROM books WHERE id = $1 AND attempt = $2))`;

/** Speech has got through. */
export async function acquitSpeech(db: Queryable, contentKey: string): Promise<void> {
  await db.query(`DELETE FROM suspicions WHERE content_key = $1 AND content_key <> ''`, [contentKey]);
}

/** What was suspected so long ago, and was not tried since, gets another chance. */
export async function forgetOldDeaths(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM deaths WHERE died_at < now() - interval '7 days'`);
}
