import type { Queryable } from './pool.ts';

export interface Bookmark {
  /** UUID. */
  id: string;
  seconds: number;
  note: string;
  createdAt: Date;
}

const COLUMNS = 'm.id, m.seconds, m.note, m.created_at AS "createdAt"';

/** In the order of the book. */
export async function readBookmarks(db: Queryable, bookId: string): Promise<Bookmark[]> {
  const { rows } = await db.query<Bookmark>(
    `SELECT ${COLUMNS} FROM bookmarks m WHERE book_id = $1 ORDER BY seconds, created_at, id`,
    [bookId],
  );
  return rows;
}

/**
 * Adds a bookmark, or changes the one that has this id.
 *
 * @param most how many a book may have.
 * @returns null when it has as many already.
 */
export async function writeBookmark(
  db: Queryable,
  bookId: string,
  { id, seconds, note }: Omit<Bookmark, 'createdAt'>,
  most: number,
): Promise<Bookmark | null> {
  const { rows } = await db.query<Bookmark>(
    `INSERT INTO bookmarks AS m (book_id, id, seconds, note)
     SELECT $1, $2, $3, $4
     WHERE (SELECT count(*) FROM bookmarks WHERE book_id = $1 AND id <> $2) < $5
     ON CONFLICT (book_id, id) DO UPDATE SET seconds = excluded.seconds, note = excluded.note
     RETURNING ${COLUMNS}`,
    [bookId, id, seconds, note, most],
  );
  return rows[0] ?? null;
}

/** Whether or not there was one. */
export async function deleteBookmark(db: Queryable, bookId: string, id: string): Promise<void> {
  await db.query('DELETE FROM bookmarks WHERE book_id = $1 AND id = $2', [bookId, id]);
}
