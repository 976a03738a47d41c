import { select } from './columns.ts';
import type { Selection } from './columns.ts';
import type { Queryable } from './pool.ts';

/** A link for podcast apps. */
export interface Feed {
  /** UUID. */
  id: string;
  owner: string;
  /** Null for all books of the account. */
  bookId: string | null;
  name: string;
  createdAt: Date;
  /** When an app last asked for it, to the hour. */
  usedAt: Date | null;
  revokedAt: Date | null;
}

/** For how long a link that was revoked is told from one that never was. */
const REVOKED_FOR = '1 year';

const FEED: Selection<Feed> = {
  id: true,
  owner: true,
  bookId: true,
  name: true,
  createdAt: true,
  usedAt: true,
  revokedAt: true,
};
const COLUMNS = select(FEED, 'f');

/** @param most how many an account may have. @returns null when it has as many already. */
export async function createFeed(
  db: Queryable,
  feed: Pick<Feed, 'id' | 'owner' | 'bookId' | 'name'> & { tokenSha256: string },
  most: number,
): Promise<Feed | null> {
  await db.query(`DELETE FROM feeds WHERE owner = $1 AND revoked_at < now() - interval '${REVOKED_FOR}'`, [
    feed.owner,
  ]);
  const { rows } = await db.query<Feed>(
    `INSERT INTO feeds AS f (id, owner, book_id, name, token_sha256)
     SELECT $1, $2, $3, $4, $5
     WHERE (SELECT count(*) FROM feeds WHERE owner = $2 AND revoked_at IS NULL) < $6
     RETURNING ${COLUMNS}`,
    [feed.id, feed.owner, feed.bookId, feed.name, feed.tokenSha256, most],
  );
  return rows[0] ?? null;
}

/** Those of an account that aren't revoked, in the order in which they were made. */
export async function listFeeds(db: Queryable, owner: string): Promise<Feed[]> {
  const { rows } = await db.query<Feed>(
    `SELECT ${COLUMNS} FROM feeds f WHERE owner = $1 AND revoked_at IS NULL ORDER BY created_at, id`,
    [owner],
  );
  return rows;
}

/** @returns false when `owner` has no such feed; one that was revoked before stays so. */
export async function revokeFeed(db: Queryable, owner: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE feeds SET revoked_at = coalesce(revoked_at, now()) WHERE owner = $1 AND id = $2',
    [owner, id],
  );
  return rowCount === 1;
}

/** Also one that was revoked. */
export async function findFeed(db: Queryable, tokenSha256: string): Promise<Feed | null> {
  const { rows } = await db.query<Feed>(`SELECT ${COLUMNS} FROM feeds f WHERE token_sha256 = $1`, [
    tokenSha256,
  ]);
  return rows[0] ?? null;
}

const HOUR_MS = 60 * 60 * 1000;

/** Notes that an app asks for it. Apps ask all the time; that is worth a write once an hour. */
export async function noteFeedUse(db: Queryable, { id, usedAt }: Feed): Promise<void> {
  if (usedAt !== null && Date.now() - usedAt.getTime() < HOUR_MS) return;
  await db.query(
    `UPDATE feeds SET used_at = now() WHERE id = $1 AND (used_at IS NULL OR used_at < now() - interval '1 hour')`,
    [id],
  );
}

/** What a feed says of a finished book. */
export interface FeedBook {
  id: string;
  title: string | null;
  fileName: string;
  author: string | null;
  status: string;
  pages: number | null;
  mp3Bytes: number;
  durationSeconds: number;
  language: string | null;
  createdAt: Date;
  updatedAt: Date;
  hasCover: boolean;
}

const BOOK: Selection<FeedBook> = {
  id: true,
  title: true,
  fileName: true,
  author: true,
  status: true,
  pages: true,
  mp3Bytes: true,
  durationSeconds: true,
  language: true,
  createdAt: true,
  updatedAt: true,
  hasCover: 'EXISTS (SELECT FROM covers WHERE book_id = b.id)',
};

/** The books of an account that have finished audio, newest first, at most `limit`; or only one, if it has. */
export async function readFeedBooks(
  db: Queryable,
  owner: string,
  limit: number,
  bookId: string | null = null,
): Promise<FeedBook[]> {
  const { rows } = await db.query<FeedBook>(
    `SELECT ${select(BOOK, 'b')} FROM books b
     WHERE owner = $1 AND mp3_key IS NOT NULL AND ($3::uuid IS NULL OR id = $3)
     ORDER BY created_at DESC, id LIMIT $2`,
    [owner, limit, bookId],
  );
  return rows;
}
