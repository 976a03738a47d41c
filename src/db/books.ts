import type { Problem } from '../errors.ts';
import type { Choices } from '../narration/choices.ts';
import { DEFAULT_CHOICES } from '../narration/choices.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import { insertion, select } from './columns.ts';
import type { Selection } from './columns.ts';
import { coverKeysOf } from './covers.ts';
import type { AudioDoubt } from './heard.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import type { MustConfirm } from './steering.ts';

export const BOOK_STATUSES = [
  'queued',
  'extracting',
  'awaiting_confirmation',
  'narrating',
  'assembling',
  'ready',
  'failed',
  'cancelled',
] as const;
export type BookStatus = (typeof BOOK_STATUSES)[number];

/** A row of `books`. Byte and character counts are plain numbers; times are dates. */
export interface Book {
  id: string;
  owner: string;
  status: BookStatus;
  title: string | null;
  author: string | null;
  fileName: string;
  sourceKey: string;
  sourceBytes: number;
  choices: Choices;
  /** That speaks it, and that the text is in: as chosen, or else found out when the PDF was read. */
  voice: string | null;
  language: string | null;
  /** Of the dearest of its voices. */
  usdPerMillion: number;
  /** Of a play: who speaks most comes first. */
  speakers: readonly string[];
  pages: number | null;
  pagesRead: number;
  /** Of its body, 0 to 1; null until it is read. */
  leftOutShare: number | null;
  characters: number | null;
  durationSeconds: number | null;
  mp3Key: string | null;
  mp3Bytes: number | null;
  mp3Sha256: string | null;
  /** Of the audio that is there. */
  audioDoubts: readonly AudioDoubt[];
  error: Problem | null;
  /** Why it doesn't get on just now. */
  waiting: Problem | null;
  /** Why nothing is bought for it at present, see steering.ts. */
  hold: 'paused' | 'listener' | null;
  /** For how long it was held since its narration began. */
  heldSeconds: number;
  mustConfirm: MustConfirm;
  /** The attempt whose price was confirmed; `null` since the book was changed. */
  confirmedAttempt: number | null;
  attempt: number;
  claimedBy: number | null;
  /** Whether the PDF can be opened with its password only, as far as that is known. */
  locked: boolean;
  /** Whether its password is kept, sealed, until the PDF is read. */
  passwordKept: boolean;
  requestSha256: string;
  /** Of which book this one is a newer edition; `null` also where that one is gone. */
  editionOf: string | null;
  createdAt: Date;
  updatedAt: Date;
  narratingSince: Date | null;
  completedAt: Date | null;
}

/** A constant of ours, of which nothing has to be escaped. */
const NOTHING_CHOSEN = `'${JSON.stringify(DEFAULT_CHOICES)}'::jsonb`;

const BOOK: Selection<Book> = {
  id: true,
  owner: true,
  status: true,
  title: true,
  author: true,
  fileName: true,
  sourceKey: true,
  sourceBytes: true,
  choices: `${NOTHING_CHOSEN} || b.choices`,
  voice: true,
  language: true,
  usdPerMillion: true,
  speakers: true,
  pages: true,
  pagesRead: true,
  leftOutShare: true,
  characters: true,
  durationSeconds: true,
  mp3Key: true,
  mp3Bytes: true,
  mp3Sha256: true,
  audioDoubts: true,
  error: true,
  waiting: true,
  hold: true,
  heldSeconds: true,
  mustConfirm: true,
  confirmedAttempt: true,
  attempt: true,
  claimedBy: true,
  locked: true,
  passwordKept: 'b.sealed_password IS NOT NULL',
  requestSha256: true,
  editionOf: true,
  createdAt: true,
  updatedAt: true,
  narratingSince: true,
  completedAt: true,
};

/** Of `books b`. */
export const BOOK_COLUMNS = select(BOOK, 'b');

export interface NewBook {
  /** UUID. */
  id: string;
  owner: string;
  title: string | null;
  fileName: string;
  sourceKey: string;
  sourceBytes: number;
  sourceSha256: string;
  choices: Choices;
  mustConfirm: MustConfirm;
  locked: boolean;
  /** See password-seal.ts; `null` where there is none. */
  sealedPassword: string | null;
  idempotencyKey: string | null;
  /** SHA-256 over everything that was asked for; tells a repeated request from another one under the same key. */
  requestSha256: string;
  editionOf?: string;
  pronunciations?: readonly PronunciationRule[];
}

/**
 * Inserts a book as `queued`. Idempotent by owner and idempotency key: where that pair exists, nothing is inserted
 * and the existing book is returned with `created: false`; its `requestSha256` tells whether it was the same request.
 */
export async function createBook(db: Queryable, book: NewBook): Promise<{ book: Book; created: boolean }> {
  const { text, json } = insertion('books', [book]);
  const { rows } = await db.query<Book>(
    `INSERT INTO books AS b ${text}
     ON CONFLICT (owner, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
     RETURNING ${BOOK_COLUMNS}`,
    [json],
  );
  if (rows[0] !== undefined) return { book: rows[0], created: true };
  const existing = await findBookByIdempotencyKey(db, book.owner, book.idempotencyKey ?? '');
  if (existing === null) throw new Error('a book with the same id exists already');
  return { book: existing, created: false };
}

/** The account has as many unfinished books as it may. */
export class TooManyBooks extends Error {
  constructor(maxUnfinished: number) {
    super(`This account may have ${maxUnfinished} unfinished audiobooks at a time, and has them.`);
    this.name = 'TooManyBooks';
  }
}

/**
 * Names the advisory locks under which an account's unfinished books are counted; any constant that never changes will
 * do.
 */
const COUNT_LOCK_CLASS = 8304;

/**
 * `createBook`, unless the account has `maxUnfinished` books that are neither ready nor failed. Those of one account
 * come one after another, so that they can't pass the limit together.
 *
 * @throws {TooManyBooks}
 */
export async function createBookWithin(
  pool: Pool,
  book: NewBook,
  maxUnfinished: number | null,
): Promise<{ book: Book; created: boolean }> {
  if (maxUnfinished === null) return createBook(pool, book);
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [COUNT_LOCK_CLASS, book.owner]);
    const { rows } = await client.query<{ unfinished: number; repeated: boolean }>(
      `SELECT count(*) FILTER (WHERE status NOT IN ('ready', 'failed', 'cancelled')) AS unfinished,
              coalesce(bool_or(idempotency_key = $2), false) AS repeated
       FROM books WHERE owner = $1`,
      [book.owner, book.idempotencyKey],
    );
    const { unfinished = 0, repeated = false } = rows[0] ?? {};
    if (unfinished >= maxUnfinished && !repeated) throw new TooManyBooks(maxUnfinished);
    return createBook(client, book);
  });
}

export async function findBookByIdempotencyKey(
  db: Queryable,
  owner: string,
  key: string,
): Promise<Book | null> {
  const { rows } = await db.query<Book>(
    `SELECT ${BOOK_COLUMNS} FROM books b WHERE owner = $1 AND idempotency_key = $2`,
    [owner, key],
  );
  return rows[0] ?? null;
}

/** What stands for a title where the PDF has none, or was not read yet: the name of its file. */
export function titleOf({ title, fileName }: Pick<Book, 'title' | 'fileName'>): string {
  return title ?? (fileName.replace(/\.pdf$/i, '') || fileName);
}

/** Any book by its id, for the worker. */
export async function getBook(db: Queryable, id: string): Promise<Book | null> {
  const { rows } = await db.query<Book>(`SELECT ${BOOK_COLUMNS} FROM books b WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** The keys of all objects that belong to `books b` alone, also while it is being deleted. */
export const FILES_OF_BOOK = `array_remove(ARRAY[b.source_key, b.mp3_key], NULL) ||
  ARRAY(${coverKeysOf('covers')} WHERE book_id = b.id) ||
  ARRAY(SELECT key FROM m4b WHERE book_id = b.id AND key IS NOT NULL)`;

/**
 * Deletes a book with its chapters and segments, which stops all work on it: every task finds no row and drops its job.
 *
 * @returns the keys of the objects that only this book pointed at, for removal; null when `owner` has no such book.
 */
export async function deleteBook(db: Queryable, owner: string, id: string): Promise<string[] | null> {
  const { rows } = await db.query<{ keys: string[] }>(
    `DELETE FROM books b WHERE id = $1 AND owner = $2 RETURNING ${FILES_OF_BOOK} AS keys`,
    [id, owner],
  );
  return rows[0]?.keys ?? null;
}

/**
 * Tells a listener why a book doesn't get on just now; `null` when it does again. Changes nothing where the book has
 * ended.
 */
export async function noteWaiting(db: Queryable, id: string, problem: Problem | null): Promise<void> {
  await db.query(
    `UPDATE books SET waiting = $2, updated_at = now(),
            engine_away_since = CASE WHEN $2::jsonb IS NOT NULL THEN engine_away_since END
     WHERE id = $1 AND waiting IS DISTINCT FROM $2::jsonb AND status NOT IN ('ready', 'failed', 'cancelled')`,
    [id, problem === null ? null : JSON.stringify(problem)],
  );
}

/**
 * Notes that a book gets no speech, until `noteWaiting` says that nothing keeps it any more.
 *
 * @returns for how long that is so. Milliseconds.
 */
export async function noteEngineAway(db: Queryable, id: string): Promise<number> {
  const { rows } = await db.query<{ ms: number }>(
    `UPDATE books SET engine_away_since = coalesce(engine_away_since, now()) WHERE id = $1
     RETURNING (extract(epoch FROM now() - engine_away_since) * 1000)::float8 AS ms`,
    [id],
  );
  return rows[0]?.ms ?? 0;
}
