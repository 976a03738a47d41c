import { FILES_OF_BOOK } from './books.ts';
import { coverKeysOf } from './covers.ts';
import type { Queryable } from './pool.ts';

/** What is kept, and what goes. */

/** With the requests of that time. @returns the keys of the objects that only these books pointed at, a list a book. */
export async function deleteExpiredBooks(db: Queryable, retentionDays: number): Promise<string[][]> {
  const { rows } = await db.query<{ keys: string[] }>(
    `DELETE FROM books b WHERE created_at < now() - make_interval(days => $1) RETURNING ${FILES_OF_BOOK} AS keys`,
    [retentionDays],
  );
  await db.query(
    'DELETE FROM speech_requests WHERE created_at < now() - make_interval(days => $1) AND wanted_until < now()',
    [retentionDays],
  );
  await db.query(
    'DELETE FROM uncertain_calls u WHERE NOT EXISTS (SELECT FROM payers b WHERE b.id = u.book_id)',
  );
  return rows.map(({ keys }) => keys);
}

/**
 * Deletes at most `limit` receipts that no segment of any book uses any more, nor a request, nor a longer text that is
 * spoken in pieces, once the book that paid for them is gone: until then they say what it cost.
 *
 * @param olderThanMs since the speech was stored
 * @returns the keys of their objects.
 */
export async function deleteUnusedSpeech(
  db: Queryable,
  { olderThanMs, limit }: { olderThanMs: number; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `DELETE FROM speech WHERE content_key IN (
       SELECT content_key FROM speech p
       WHERE state = 'stored' AND stored_at < now() - make_interval(secs => $1)
         AND NOT EXISTS (SELECT FROM speech_orders s WHERE s.content_key = p.content_key)
         AND NOT EXISTS (SELECT FROM speech_pieces w WHERE w.piece_key = p.content_key)
         AND NOT EXISTS (SELECT FROM payers b WHERE b.id = p.book_id)
       LIMIT $2)
     RETURNING object_key AS key`,
    [olderThanMs / 1000, limit],
  );
  return rows.map(({ key }) => key);
}

const KEYS_IN_USE = {
  books: 'SELECT source_key FROM books UNION ALL SELECT mp3_key FROM books',
  covers: coverKeysOf('covers'),
  m4b: 'SELECT key FROM m4b',
  speech: 'SELECT object_key FROM speech',
} as const;
/** What the keys of objects begin with; each has its own rows that point at them. */
export type KindOfKeys = keyof typeof KEYS_IN_USE;
export const KINDS_OF_KEYS = Object.keys(KEYS_IN_USE) as readonly KindOfKeys[];

/** Those of the keys that no row points at. */
export async function findUnusedKeys(
  db: Queryable,
  kind: KindOfKeys,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT key FROM unnest($1::text[]) AS t (key) WHERE key NOT IN (
       SELECT k FROM (${KEYS_IN_USE[kind]}) AS used (k) WHERE k = ANY ($1))`,
    [keys],
  );
  return rows.map(({ key }) => key);
}
