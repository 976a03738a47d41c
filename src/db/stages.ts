import type { BookClaim } from './book-claim.ts';
import type { Problem } from '../errors.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import { COUNT_DEATH } from './crashes.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

/**
 * The state machine of a book, as guarded updates: each says which state it starts from and, inside a stage, which claim
 * it belongs to. A write that finds another state or another claim changes nothing and says so.
 */

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

const CLAIMANT_DIED = 'b.claimed_by IS NOT NULL AND b.claimed_by <> $2';

/** What a claim changes besides the owner. */
const AT_CLAIM = {
  extract: `pages_read = 0,
            crashes = CASE WHEN ${CLAIMANT_DIED} THEN ${COUNT_DEATH.crashes} ELSE b.crashes END,
            furthest = CASE WHEN ${CLAIMANT_DIED} THEN ${COUNT_DEATH.furthest} ELSE b.furthest END`,
  assemble: `crashes = b.crashes + (${CLAIMANT_DIED})::integer`,
} as const;

/**
 * Takes a book for a stage, unless a living worker holds it or it is in another state. A claim of a worker that died counts as a crash, see crashes.ts.
 *
 * @param workerKey the key of the calling worker's presence lock.
 * @param options.reclaim the caller knows that it holds no claim on this book: one in its name was left by an error, and is free.
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
            ${AT_CLAIM[stage]}
     WHERE id = $1 AND status = ANY ($4)
       AND (claimed_by IS NULL OR ($5 AND claimed_by = $2) OR NOT worker_is_alive(claimed_by))
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

export interface ExtractionUpdate {
  pages?: number;
  pagesRead?: number;
  /** Kept only where the user gave none. */
  title?: string | null;
  /** Likewise. */
  author?: string | null;
  language?: string;
  voice?: string;
  usdPerMillion?: number;
}

/** @throws {ClaimLost} */
export async function updateExtraction(
  db: Queryable,
  claim: BookClaim,
  update: ExtractionUpdate,
): Promise<void> {
  const { rowCount } = await db.query(
    `UPDATE books SET pages = coalesce($3, pages), pages_read = coalesce($4, pages_read), title = coalesce(title, $5),
            author = coalesce(author, $6), language = coalesce($7, language), voice = coalesce($8, voice),
            usd_per_million = coalesce($9, usd_per_million), updated_at = now()
     WHERE id = $1 AND attempt = $2 AND status = 'extracting'`,
    [
      claim.bookId,
      claim.attempt,
      update.pages,
      update.pagesRead,
      update.title,
      update.author,
      update.language,
      update.voice,
      update.usdPerMillion,
    ],
  );
  if (rowCount === 0) throw new ClaimLost(claim);
}

/** Removes what a former extraction left. Receipts of speech stay, so nothing is bought again, and what was paid stays known. */
export async function clearExtraction(pool: Pool, claim: BookClaim): Promise<void> {
  await inTransaction(pool, async (client) => {
    await holdClaim(client, claim);
    for (const table of ['segments', 'paragraphs', 'chapters', 'omissions']) {
      await client.query(`DELETE FROM ${table} WHERE book_id = $1`, [claim.bookId]);
    }
  });
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

/**
 * extracting → narrating.
 *
 * @returns the characters that will be spoken (code points, as speech is paid for).
 * @throws {ClaimLost}
 */
export async function beginNarration(db: Queryable, claim: BookClaim): Promise<number> {
  const { rows } = await db.query<{ characters: number }>(
    `UPDATE books SET status = 'narrating', claimed_by = NULL, crashes = 0, pages_read = pages,
            characters = (SELECT coalesce(sum(characters), 0) FROM segments WHERE book_id = $1),
            narrating_since = now(), updated_at = now()
     WHERE id = $1 AND attempt = $2 AND status = 'extracting' RETURNING characters`,
    [claim.bookId, claim.attempt],
  );
  if (rows[0] === undefined) throw new ClaimLost(claim);
  return rows[0].characters;
}

/**
 * narrating → assembling, when every segment is stored. Of many callers at the same time one gets true.
 * The check and the change are one statement, and segments only ever go forward, so it can't be early.
 */
export async function beginAssembly(db: Queryable, bookId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'assembling', claimed_by = NULL, crashes = 0, updated_at = now()
     WHERE id = $1 AND status = 'narrating'
       AND NOT EXISTS (SELECT FROM segments WHERE book_id = $1 AND state <> 'stored')`,
    [bookId],
  );
  return rowCount === 1;
}

export interface FinishedAudio {
  mp3Key: string;
  mp3Bytes: number;
  mp3Sha256: string;
  durationSeconds: number;
  chapters: readonly { index: number; startSeconds: number; durationSeconds: number }[];
  /** By position. */
  segments: readonly { startSeconds: number; durationSeconds: number }[];
}

/** assembling → ready, once the audio is durably stored. @throws {ClaimLost} */
export async function finishBook(pool: Pool, claim: BookClaim, audio: FinishedAudio): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE books SET status = 'ready', mp3_key = $3, mp3_bytes = $4, mp3_sha256 = $5, duration_seconds = $6,
              claimed_by = NULL, updated_at = now(), completed_at = now()
       WHERE id = $1 AND attempt = $2 AND status = 'assembling'`,
      [claim.bookId, claim.attempt, audio.mp3Key, audio.mp3Bytes, audio.mp3Sha256, audio.durationSeconds],
    );
    if (rowCount === 0) throw new ClaimLost(claim);
    await client.query(
      `UPDATE chapters c SET start_seconds = t.start_seconds, duration_seconds = t.duration_seconds
       FROM unnest($2::int[], $3::float8[], $4::float8[]) AS t (index, start_seconds, duration_seconds)
       WHERE c.book_id = $1 AND c.index = t.index`,
      [
        claim.bookId,
        audio.chapters.map(({ index }) => index),
        audio.chapters.map(({ startSeconds }) => startSeconds),
        audio.chapters.map(({ durationSeconds }) => durationSeconds),
      ],
    );
    await client.query(
      `UPDATE segments s SET start_seconds = t.start_seconds, duration_seconds = t.duration_seconds
       FROM unnest($2::float8[], $3::float8[]) WITH ORDINALITY AS t (start_seconds, duration_seconds, number)
       WHERE s.book_id = $1 AND s.position = t.number - 1`,
      [
        claim.bookId,
        audio.segments.map(({ startSeconds }) => startSeconds),
        audio.segments.map(({ durationSeconds }) => durationSeconds),
      ],
    );
  });
}

/**
 * ready → assembling: the audio is gone from storage, and is put together again from the speech that is still there.
 *
 * @returns false when the book points at something else by now.
 */
export async function reopenBook(db: Queryable, bookId: string, goneKey: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'assembling', mp3_key = NULL, mp3_bytes = NULL, mp3_sha256 = NULL, claimed_by = NULL,
            crashes = 0, updated_at = now(), completed_at = NULL
     WHERE id = $1 AND status = 'ready' AND mp3_key = $2`,
    [bookId, goneKey],
  );
  return rowCount === 1;
}

/** Any unfinished state → failed, but only while the claim is the latest. @returns false when it wasn't. */
export async function failClaimedBook(db: Queryable, claim: BookClaim, problem: Problem): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'failed', error = $3, claimed_by = NULL, updated_at = now(), completed_at = now()
     WHERE id = $1 AND attempt = $2 AND status NOT IN ('ready', 'failed', 'cancelled')`,
    [claim.bookId, claim.attempt, JSON.stringify(problem)],
  );
  return rowCount === 1;
}
