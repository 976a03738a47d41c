import type { Problem } from '../errors.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import type { Queryable } from './pool.ts';

/** `outdated`: it was sent, and sounds different since. */
export const PUSH_STATES = ['queued', 'sending', 'sent', 'outdated', 'failed'] as const;

/** How far the sending of a book to the Audiobookshelf server is. */
export interface Push {
  state: (typeof PUSH_STATES)[number];
  fraction: number;
  /** Of the last try. */
  error: Problem | null;
  /** When it is tried again. */
  nextTryAt: string | null;
  sentAt: string | null;
}

/** A `Push` as JSON, of `pushes p` and `books b`. */
export const PUSH = `json_build_object(
  'state', CASE WHEN p.state = 'sent' AND p.mp3_sha256 IS DISTINCT FROM b.mp3_sha256 THEN 'outdated' ELSE p.state END,
  'fraction', p.fraction, 'error', p.error,
  'nextTryAt', CASE WHEN p.state = 'queued' AND p.error IS NOT NULL THEN p.not_before END,
  'sentAt', CASE WHEN p.state = 'sent' THEN p.ended_at END)`;

/** Wants a book to be sent. One that waits for its next try has it now. */
export async function requestPush(db: Queryable, bookId: string): Promise<void> {
  await db.query(
    `INSERT INTO pushes AS p (book_id) VALUES ($1)
     ON CONFLICT (book_id) DO UPDATE SET state = 'queued', requested_at = now(), not_before = NULL, error = NULL,
       fraction = 0, tries = CASE WHEN p.state = 'queued' THEN p.tries ELSE 0 END
     WHERE p.state <> 'sending'`,
    [bookId],
  );
}

/** The right to send a book, until somebody newer takes it or the book is gone. */
export interface PushClaim {
  bookId: string;
  claim: string;
}

export interface ClaimedPush extends PushClaim {
  book: Book & { mp3Key: string; mp3Bytes: number; mp3Sha256: string };
  /** With this one. */
  tries: number;
  place: string | null;
  /** Of the audio that was sent before. */
  sentSha256: string | null;
}

/** @param workerKey of a worker that sends none just now. */
export async function claimPush(db: Queryable, workerKey: number): Promise<ClaimedPush | null> {
  const { rows } = await db.query<
    ClaimedPush['book'] & { claim: string; tries: number; place: string | null; sentSha256: string | null }
  >(
    `WITH next AS (
       SELECT p.book_id FROM pushes p JOIN books b ON b.id = p.book_id
       WHERE p.state IN ('queued', 'sending') AND b.status = 'ready'
         AND (p.claimed_by IS NULL OR p.claimed_by = $1 OR NOT worker_is_alive(p.claimed_by))
         AND (p.not_before IS NULL OR p.not_before <= now())
       ORDER BY p.requested_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
     UPDATE pushes p SET state = 'sending', claim = gen_random_uuid(), claimed_by = $1, tries = p.tries + 1, fraction = 0
     FROM next, books b WHERE p.book_id = next.book_id AND b.id = p.book_id
     RETURNING ${BOOK_COLUMNS}, p.claim, p.tries, p.place, p.mp3_sha256 AS "sentSha256"`,
    [workerKey],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { claim, tries, place, sentSha256, ...book } = row;
  return { bookId: book.id, claim, tries, place, sentSha256, book };
}

/** @returns false where it isn't wanted any more, or somebody else sends it. */
export async function notePush(
  db: Queryable,
  { bookId, claim }: PushClaim,
  { fraction, place }: { fraction: number; place?: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE pushes SET fraction = $3, place = coalesce($4, place) WHERE book_id = $1 AND claim = $2',
    [bookId, claim, fraction, place ?? null],
  );
  return rowCount === 1;
}

/** Gives it back, for this or another worker. @param again.error why, where it counts as a try */
export async function releasePush(
  db: Queryable,
  { bookId, claim }: PushClaim,
  { error, waitSeconds }: { error: Problem | null; waitSeconds: number },
): Promise<void> {
  await db.query(
    `UPDATE pushes SET state = 'queued', claim = NULL, claimed_by = NULL, fraction = 0, error = $3,
            tries = CASE WHEN $3::jsonb IS NULL THEN tries - 1 ELSE tries END,
            not_before = now() + make_interval(secs => $4)
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, error === null ? null : JSON.stringify(error), waitSeconds],
  );
}

export async function failPush(db: Queryable, { bookId, claim }: PushClaim, error: Problem): Promise<void> {
  await db.query(
    `UPDATE pushes SET state = 'failed', claim = NULL, claimed_by = NULL, error = $3, ended_at = now()
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, JSON.stringify(error)],
  );
}

export async function finishPush(
  db: Queryable,
  { bookId, claim }: PushClaim,
  mp3Sha256: string,
): Promise<void> {
  await db.query(
    `UPDATE pushes SET state = 'sent', claim = NULL, claimed_by = NULL, fraction = 1, error = NULL, ended_at = now(),
            mp3_sha256 = $3
     WHERE book_id = $1 AND claim = $2`,
    [bookId, claim, mp3Sha256],
  );
}
