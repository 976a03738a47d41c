import { rowsToJson } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';

export interface OtherVoice {
  voice: string;
  usdPerMillion: number;
  /** The content key of a text in this voice. */
  keyOf: (text: string) => string;
}

/** Names the advisory locks under which a book's voice is changed; any constant that never changes will do. */
const VOICE_LOCK_CLASS = 8307;

/**
 * Lets another voice read what a book has still to buy: from the next chapter on that nobody has begun; where there is
 * none, also the rest of the one that was. Calls under way stay as they are.
 *
 * @returns how many segments that were
 */
export async function readOnInOtherVoice(pool: Pool, bookId: string, other: OtherVoice): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [VOICE_LOCK_CLASS, bookId]);
    const open = await openTexts(client, bookId, other.voice);
    const changed = open.map(({ id, text }) => ({ id, contentKey: other.keyOf(text) }));
    const { rowCount } = await client.query(
      `UPDATE segments s SET voice = $1, usd_per_million = $2, content_key = t.content_key, not_before = NULL
       FROM jsonb_populate_recordset(null::segments, $3) t WHERE s.id = t.id AND s.state = 'planned'`,
      [other.voice, other.usdPerMillion, rowsToJson(changed)],
    );
    return rowCount ?? 0;
  });
}

async function openTexts(
  client: Queryable,
  bookId: string,
  voice: string,
): Promise<{ id: number; text: string }[]> {
  const { rows } = await client.query<{ id: number; text: string; begun: boolean; reads: boolean }>(
    `SELECT s.id, s.text, EXISTS (SELECT FROM segments o WHERE o.book_id = $1 AND o.chapter_index = s.chapter_index
                                    AND o.state <> 'planned' AND coalesce(o.voice, b.voice) <> $2) AS begun,
            EXISTS (SELECT FROM segments o WHERE o.book_id = $1 AND o.state <> 'stored' AND o.voice = $2) AS reads
     FROM segments s JOIN books b ON b.id = s.book_id
     WHERE s.book_id = $1 AND s.state = 'planned' AND b.status = 'narrating' AND coalesce(s.voice, b.voice) <> $2
     ORDER BY s.position`,
    [bookId, voice],
  );
  const next = rows.filter(({ begun }) => !begun);
  // While it has something to read, the engine has time to come back for the chapter that it has begun.
  return next.length > 0 ? next : rows.filter(({ reads }) => !reads);
}
