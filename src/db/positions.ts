import type { Queryable } from './pool.ts';

/** Where its listener is in a book. */
export interface Position {
  seconds: number;
  /** When that was heard, by the clock of the device that played it. */
  listenedAt: Date;
}

/** How long a book is, as far as that is known. @returns null when `owner` has no such book. */
export async function readLength(
  db: Queryable,
  owner: string,
  bookId: string,
): Promise<{ durationSeconds: number | null } | null> {
  const { rows } = await db.query<{ durationSeconds: number | null }>(
    'SELECT duration_seconds AS "durationSeconds" FROM books WHERE owner = $1 AND id = $2',
    [owner, bookId],
  );
  return rows[0] ?? null;
}

export async function readPosition(
  db: Queryable,
  owner: string,
  bookId: string,
): Promise<Position | null | 'no-book'> {
  const { rows } = await db.query<{ seconds: number | null; listenedAt: Date | null }>(
    `SELECT p.seconds, p.listened_at AS "listenedAt" FROM books b LEFT JOIN positions p ON p.book_id = b.id
     WHERE b.owner = $1 AND b.id = $2`,
    [owner, bookId],
  );
  const row = rows[0];
  if (row === undefined) return 'no-book';
  const { seconds, listenedAt } = row;
  return seconds === null || listenedAt === null ? null : { seconds, listenedAt };
}

/**
 * Keeps a position, unless one that was listened to later is there: devices that were offline come with theirs when
 * they can. A clock that is ahead counts as now, or nobody else's position would count until then.
 */
export async function keepPosition(
  db: Queryable,
  owner: string,
  bookId: string,
  { seconds, listenedAt }: Position,
): Promise<void> {
  await db.query(
    `INSERT INTO positions AS p (book_id, seconds, listened_at)
     SELECT id, $3, least($4::timestamptz, now()) FROM books WHERE owner = $1 AND id = $2
     ON CONFLICT (book_id) DO UPDATE SET seconds = excluded.seconds, listened_at = excluded.listened_at
     WHERE excluded.listened_at >= p.listened_at`,
    [owner, bookId, seconds, listenedAt],
  );
}
