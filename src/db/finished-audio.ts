import type { BookClaim } from './claims.ts';
import { ClaimLost } from './claims.ts';
import { assignments, rowsToJson, select } from './columns.ts';
import { ACQUITTED } from './deaths.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import type { CarriedPlaces } from './editions.ts';
import { writeCarriedPlaces } from './editions.ts';
import type { AudioDoubt } from './heard.ts';
import { requestPush } from './pushes.ts';

export interface FinishedAudio {
  mp3Key: string;
  mp3Bytes: number;
  mp3Sha256: string;
  durationSeconds: number;
  chapters: readonly { index: number; startSeconds: number; durationSeconds: number }[];
  /** By position. */
  segments: readonly { startSeconds: number; durationSeconds: number }[];
  doubts: readonly AudioDoubt[];
  /** Whether it is sent to the Audiobookshelf server from now on. */
  isPushed?: boolean;
  /** Of a new edition. */
  carried?: CarriedPlaces | null;
}

/** assembling → ready, once the audio is durably stored. @throws {ClaimLost} */
export async function finishBook(
  pool: Pool,
  claim: BookClaim,
  { chapters, segments, doubts, isPushed, carried, ...audio }: FinishedAudio,
): Promise<void> {
  const { text, values } = assignments({ ...audio, audioDoubts: JSON.stringify(doubts) }, 3);
  const positioned = segments.map((segment, position) => ({ position, ...segment }));
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `WITH ${ACQUITTED}
       UPDATE books SET ${text} status = 'ready', hold = NULL, claimed_by = NULL, updated_at = now(), completed_at = now()
       WHERE id = $1 AND attempt = $2 AND status = 'assembling'`,
      [claim.bookId, claim.attempt, ...values],
    );
    if (rowCount === 0) throw new ClaimLost(claim);
    for (const [table, number, rows] of [
      ['chapters', 'index', chapters],
      ['segments', 'position', positioned],
    ] as const) {
      await client.query(
        `UPDATE ${table} o SET start_seconds = t.start_seconds, duration_seconds = t.duration_seconds
         FROM jsonb_populate_recordset(null::${table}, $2) AS t
         WHERE o.book_id = $1 AND o.${number} = t.${number}`,
        [claim.bookId, rowsToJson(rows)],
      );
    }
    if (carried) await writeCarriedPlaces(client, claim.bookId, carried);
    if (isPushed === true) await requestPush(client, claim.bookId);
  });
}

/** Where the audio of a ready book is. */
export interface ReadyAudio {
  id: string;
  mp3Key: string;
  attempt: number;
}

const READY = select<ReadyAudio>({ id: true, mp3Key: true, attempt: true }, 'b');

/** The ready books after the one with the id `after`, by their ids, at most `limit`. */
export async function readReadyAudio(db: Queryable, after: string, limit: number): Promise<ReadyAudio[]> {
  const { rows } = await db.query<ReadyAudio>(
    `SELECT ${READY} FROM books b WHERE status = 'ready' AND id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/**
 * ready → assembling: the audio is gone from storage, and is put together again from the speech that is still there.
 *
 * @returns false when the book points at something else by now.
 */
export async function reopenBook(db: Queryable, bookId: string, goneKey: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'assembling', mp3_key = NULL, mp3_bytes = NULL, mp3_sha256 = NULL, claimed_by = NULL,
            updated_at = now(), completed_at = NULL
     WHERE id = $1 AND status = 'ready' AND mp3_key = $2`,
    [bookId, goneKey],
  );
  return rowCount === 1;
}

/**
 * ready → assembling, because what its file says of it has changed: the audio that there is stays until the new one
 * replaces it. Whoever puts it together just now begins anew.
 *
 * @returns the attempt to wake a worker for; null where the book will be put together anyway, or never.
 */
export async function joinAgain(db: Queryable, bookId: string): Promise<number | null> {
  const { rows } = await db.query<{ attempt: number }>(
    `UPDATE books SET status = 'assembling', attempt = attempt + 1, claimed_by = NULL, not_before = NULL,
            updated_at = now(), completed_at = NULL
     WHERE id = $1 AND status IN ('ready', 'assembling') RETURNING attempt`,
    [bookId],
  );
  return rows[0]?.attempt ?? null;
}
