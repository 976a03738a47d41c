import type { Problem } from '../errors.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

export const M4B_STATES = ['queued', 'making', 'ready', 'failed'] as const;
export type M4bState = (typeof M4B_STATES)[number];

/** The M4B of the audio that a book has now. */
export interface M4b {
  state: M4bState;
  fraction: number;
  error: Problem | null;
  /** These three are of one that is ready. */
  key: string | null;
  bytes: number | null;
  sha256: string | null;
}

const M4B = select<M4b>(
  { state: true, fraction: true, error: true, key: true, bytes: true, sha256: true },
  'm',
);
/** Of `m4b m` and `books b`: it is made of the audio that is there. */
export const IS_OF_THIS_AUDIO = 'm.book_id = b.id AND m.mp3_sha256 = b.mp3_sha256';

/** In front of the keys of all M4Bs. */
export const M4B_PREFIX = 'm4b/';

/** Who asks again so long after a failure gets another try. */
const FORGET_FAILURE_MINUTES = 5;

export async function findM4b(db: Queryable, bookId: string): Promise<M4b | null> {
  const { rows } = await db.query<M4b>(
    `SELECT ${M4B} FROM m4b m JOIN books b ON ${IS_OF_THIS_AUDIO} WHERE b.id = $1`,
    [bookId],
  );
  return rows[0] ?? null;
}

/**
 * Sees to it that the M4B of a ready book is there or wanted. One of former audio goes, and so does a failure of some
 * minutes ago.
 *
 * @returns it, and the object that belongs to nobody any more; `m4b` is null where the book isn't ready.
 */
export async function requestM4b(
  db: Queryable,
  bookId: string,
): Promise<{ m4b: M4b | null; formerKey: string | null }> {
  const { rows } = await db.query<{ key: string | null }>(
    `DELETE FROM m4b m USING books b
     WHERE m.book_id = $1 AND b.id = m.book_id
       AND (m.mp3_sha256 <> b.mp3_sha256
            OR m.state = 'failed' AND m.ended_at < now() - interval '${FORGET_FAILURE_MINUTES} minutes')
     RETURNING m.key`,
    [bookId],
  );
  await db.query(
    `INSERT INTO m4b (book_id, mp3_sha256)
     SELECT id, mp3_sha256 FROM books WHERE id = $1 AND status = 'ready' AND mp3_sha256 IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [bookId],
  );
  return { m4b: await findM4b(db, bookId), formerKey: rows[0]?.key ?? null };
}

/** How many M4Bs of an account are still to be made. */
export async function countOpenM4bs(db: Queryable, owner: string): Promise<number> {
  const { rows } = await db.query<{ open: number }>(
    `SELECT count(*) AS open FROM m4b m JOIN books b ON ${IS_OF_THIS_AUDIO}
     WHERE b.owner = $1 AND m.state IN ('queued', 'making')`,
    [owner],
  );
  return rows[0]?.open ?? 0;
}

/** The object is gone from storage: another one is wanted. @returns false where the row says something else by now. */
export async function remakeM4b(db: Queryable, bookId: string, goneKey: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE m4b SET state = 'queued', key = NULL, bytes = NULL, sha256 = NULL, fraction = 0, tries = 0
     WHERE book_id = $1 AND key = $2`,
    [bookId, goneKey],
  );
  return rowCount === 1;
}

/** Forgets M4Bs of audio that was replaced since. @returns the keys of their objects. */
export async function forgetStaleM4bs(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ key: string | null }>(
    `DELETE FROM m4b m USING books b WHERE b.id = m.book_id AND m.mp3_sha256 <> b.mp3_sha256 RETURNING m.key`,
  );
  return rows.flatMap(({ key }) => (key === null ? [] : [key]));
}

/** The right to make one, until somebody newer takes it or it isn't wanted any more. */
export interface M4bClaim {
  bookId: string;
  claim: string;
}

export interface ClaimedM4b extends M4bClaim {
  book: Book & { mp3Key: string; mp3Bytes: number; mp3Sha256: string; durationSeconds: number };
  chapters: { title: string; startSeconds: number }[];
  /** With this one. */
  tries: number;
}

/** Of `m4b m` and `books b`, as the worker `$1` sees it: wanted, and in nobody's hands. */
const IS_OPEN = `m.state IN ('queued', 'making') AND b.status = 'ready'
  AND (m.claimed_by IS NULL OR m.claimed_by = $1 OR NOT worker_is_alive(m.claimed_by))`;

/**
 * Takes the next M4B to be made: of the account whose last one was made the longest ago, the one that was asked for
 * first.
 *
 * @param workerKey of a worker that holds none.
 */
export async function claimM4b(db: Queryable, workerKey: number): Promise<ClaimedM4b | null> {
  const { rows } = await db.query<ClaimedM4b['book'] & { claim: string; tries: number }>(
    `WITH next AS (
       SELECT m.book_id FROM m4b m JOIN books b ON ${IS_OF_THIS_AUDIO}
       WHERE ${IS_OPEN} AND (m.not_before IS NULL OR m.not_before <= now())
       ORDER BY (SELECT max(o.ended_at) FROM m4b o JOIN books mine ON mine.id = o.book_id
                 WHERE mine.owner = b.owner) NULLS FIRST,
                m.requested_at
       LIMIT 1 FOR UPDATE OF m SKIP LOCKED)
     UPDATE m4b m SET state = 'making', claim = gen_random_uuid(), claimed_by = $1, tries = m.tries + 1, fraction = 0,
            error = NULL
     FROM next, books b WHERE m.book_id = next.book_id AND b.id = m.book_id
     RETURNING ${BOOK_COLUMNS}, m.claim, m.tries`,
    [workerKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { claim, tries, ...book } = row;
  const { rows: chapters } = await db.query<ClaimedM4b['chapters'][number]>(
    `SELECT c.title, c.start_seconds AS "startSeconds" FROM chapters c JOIN books b ON b.id = c.book_id
     WHERE c.book_id = $1 AND b.status = 'ready' AND b.mp3_sha256 = $2 AND c.duration_seconds > 0 ORDER BY c.index`,
    [book.id, book.mp3Sha256],
  );
  return { bookId: book.id, claim, tries, book, chapters };
}

/** Notes how far it is. @returns false where it isn't wanted any more, or somebody else makes it. */
export async function noteM4bProgress(
  db: Queryable,
  { bookId, claim }: M4bClaim,
  fraction: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE m4b m SET fraction = $3 FROM books b
     WHERE ${IS_OF_THIS_AUDIO} AND m.book_id = $1 AND m.claim = $2 AND b.status = 'ready'`,
    [bookId, claim, fraction],
  );
  return rowCount === 1;
}

/** Gives it back, for this or another worker. @param options.counts as a try that it didn't get over */
export async function releaseM4b(
  db: Queryable,
  { bookId, claim }: M4bClaim,
  { counts, waitMs }: { counts: boolean; waitMs: number },
): Promise<void> {
  await db.query(
    `UPDATE m4b SET state = 'queued', claim = NULL, claimed_by = NULL, fraction = 0, tries = tries - $3::integer,
            not_before = now() + make_interval(secs => $4)
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, counts ? 0 : 1, waitMs / 1000],
  );
}

export async function failM4b(db: Queryable, { bookId, claim }: M4bClaim, error: Problem): Promise<void> {
  await db.query(
    `UPDATE m4b SET state = 'failed', claim = NULL, claimed_by = NULL, error = $3, ended_at = now()
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, JSON.stringify(error)],
  );
}

/** Points at an object that is durably stored. @returns false where nobody wants it any more. */
export async function finishM4b(
  db: Queryable,
  { bookId, claim }: M4bClaim,
  { key, bytes, sha256 }: { key: string; bytes: number; sha256: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE m4b SET state = 'ready', claim = NULL, claimed_by = NULL, fraction = 1, ended_at = now(), key = $3,
            bytes = $4, sha256 = $5
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, key, bytes, sha256],
  );
  return rowCount === 1;
}

/** One that was made of the same bytes, as of a PDF that was sent twice. */
export async function findSameM4b(db: Queryable, mp3Sha256: string): Promise<string | null> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT key FROM m4b WHERE mp3_sha256 = $1 AND state = 'ready' LIMIT 1`,
    [mp3Sha256],
  );
  return rows[0]?.key ?? null;
}

/** What waits to be made and is in no living hands, for whoever sees to it that there is a job for each. */
export async function openM4bs(
  db: Queryable,
  workerKey: number,
): Promise<{ bookId: string; generation: string }[]> {
  const { rows } = await db.query<{ bookId: string; generation: string }>(
    `SELECT m.book_id AS "bookId", coalesce(m.claim::text, 'new') AS generation
     FROM m4b m JOIN books b ON ${IS_OF_THIS_AUDIO} WHERE ${IS_OPEN}`,
    [workerKey],
  );
  return rows;
}
