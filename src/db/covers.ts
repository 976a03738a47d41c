import type { CoverOrigin, CoverSize } from '../pdf/cover/cover-files.ts';
import { COVER_SIZES } from '../pdf/cover/cover-files.ts';
import { insertion, select } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

/** Where a book's cover is. */
export interface StoredCover {
  origin: CoverOrigin;
  /** See `coverKeys`. */
  key: string;
  sha256: string;
  bytes: Readonly<Record<CoverSize, number>>;
}

const COVER = select<StoredCover>({ origin: true, key: true, sha256: true, bytes: true }, 'c');

/** In front of the keys of all covers. */
export const COVERS_PREFIX = 'covers/';

export function coverKey(key: string, size: CoverSize): string {
  return `${key}-${size}.jpg`;
}

/** Of all files of a cover. */
export function coverKeys(key: string): string[] {
  return COVER_SIZES.map((size) => coverKey(key, size));
}

/** The same in SQL, as a list of rows. @param from something with a column `key` */
export function coverKeysOf(from: string): string {
  return `SELECT key || '-' || size || '.jpg' FROM ${from} CROSS JOIN unnest(ARRAY['${COVER_SIZES.join("', '")}']) AS size`;
}

/** The cover that a book shows, in SQL: one that was chosen before that of the program. @param columns of `covers c` */
export function shownCover(columns: string, bookId: string): string {
  return `SELECT ${columns} FROM covers c WHERE c.book_id = ${bookId} ORDER BY c.uploaded DESC LIMIT 1`;
}

export async function findCover(db: Queryable, bookId: string): Promise<StoredCover | null> {
  const { rows } = await db.query<StoredCover>(shownCover(COVER, '$1'), [bookId]);
  return rows[0] ?? null;
}

/**
 * The same for a book of an account, with what the book is called: a library asks for twenty of them at once, which
 * needn't know how far each book is.
 */
export async function findCoverOf(
  db: Queryable,
  owner: string,
  bookId: string,
): Promise<{ title: string | null; fileName: string; cover: StoredCover | null } | null> {
  const { rows } = await db.query<{ title: string | null; fileName: string } & (StoredCover | { key: null })>(
    `SELECT b.title, b.file_name AS "fileName", cover.*
     FROM books b LEFT JOIN LATERAL (${shownCover(COVER, 'b.id')}) cover ON true
     WHERE b.id = $1 AND b.owner = $2`,
    [bookId, owner],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { title, fileName, ...cover } = row;
  return { title, fileName, cover: cover.key === null ? null : cover };
}

/** Whether the program has made one. */
export async function hasOwnCover(db: Queryable, bookId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM covers WHERE book_id = $1 AND NOT uploaded', [bookId]);
  return rowCount === 1;
}

/**
 * Points a book at a cover whose files are durably stored, in place of the one of its kind that there was.
 *
 * @returns what the former one's keys begin with, if there was one; the new one's own where the book is gone.
 */
export async function replaceCover(pool: Pool, bookId: string, cover: StoredCover): Promise<string | null> {
  const uploaded = cover.origin === 'uploaded';
  return inTransaction(pool, async (client) => {
    const book = await client.query('SELECT FROM books WHERE id = $1 FOR UPDATE', [bookId]);
    if (book.rowCount === 0) return cover.key;
    const former = await client.query<{ key: string }>(
      'DELETE FROM covers WHERE book_id = $1 AND uploaded = $2 RETURNING key',
      [bookId, uploaded],
    );
    const { text, json } = insertion('covers', [{ bookId, uploaded, ...cover }]);
    await client.query(`INSERT INTO covers ${text}`, [json]);
    return former.rows[0]?.key ?? null;
  });
}

/** @returns what its keys begin with; null where there was none. */
export async function removeUploadedCover(db: Queryable, bookId: string): Promise<string | null> {
  const { rows } = await db.query<{ key: string }>(
    'DELETE FROM covers WHERE book_id = $1 AND uploaded RETURNING key',
    [bookId],
  );
  return rows[0]?.key ?? null;
}

/** Ready books that have no cover, at most `limit`: they were made before there were any. */
export async function booksWithoutCover(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM books b WHERE status = 'ready' AND NOT EXISTS (SELECT FROM covers WHERE book_id = b.id)
     ORDER BY created_at DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
