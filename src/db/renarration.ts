import type { Choices } from '../narration/choices.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import { assignments } from './columns.ts';
import type { Queryable } from './pool.ts';
import type { MustConfirm } from './steering.ts';

/**
 * What a listener changes of a book that is there; `null` leaves it to the program again, and what isn't named stays.
 */
export interface BookChange {
  title?: string | null;
  author?: string | null;
  choices?: Partial<Choices>;
  /** See password-seal.ts. One that is still kept stays. */
  sealedPassword?: string;
  locked?: boolean;
}

/** How it goes on then. */
export interface Renarration {
  mustConfirm: MustConfirm;
  /** Whether a book that is paused stays so. */
  staysPaused: boolean;
}

/**
 * Sends a book back to the beginning of its making, with other choices if there are any. Whoever works on it just now
 * loses the claim. What was spoken before is found again by its content, and the audio that there is stays until the
 * new one replaces it.
 *
 * @returns the book, queued; null when `owner` has none with this id.
 */
export async function narrateAgain(
  db: Queryable,
  owner: string,
  id: string,
  { choices = {}, ...fields }: BookChange,
  { mustConfirm, staysPaused }: Renarration,
): Promise<Book | null> {
  if ('title' in fields || 'author' in fields) await forgetDrawnCover(db, owner, id);
  const { text, values } = assignments({ mustConfirm, ...fields }, 5);
  const { rows } = await db.query<Book>(
    `WITH again AS (DELETE FROM suspicions s USING books o
                    WHERE o.owner = $1 AND o.id = $2 AND s.book_id = o.id AND s.content_key = '')
     UPDATE books b SET ${text} choices = b.choices || $3, status = 'queued', attempt = attempt + 1, claimed_by = NULL,
            not_before = NULL, error = NULL, waiting = NULL, engine_away_since = NULL, narrating_since = NULL, confirmed_attempt = NULL,
            hold = CASE WHEN $4 THEN nullif(hold, 'listener') END, held_seconds = 0,
            held_since = CASE WHEN $4 AND hold = 'paused' THEN now() END,
            pages_read = 0, completed_at = NULL, updated_at = now()
     WHERE b.owner = $1 AND b.id = $2 RETURNING ${BOOK_COLUMNS}`,
    [owner, id, JSON.stringify(choices), staysPaused, ...values],
  );
  return rows[0] ?? null;
}

/** Other words are on it: it is drawn anew. Its files go with a clean-up. */
async function forgetDrawnCover(db: Queryable, owner: string, id: string): Promise<void> {
  await db.query(
    `DELETE FROM covers WHERE book_id = $1 AND origin = 'drawn'
       AND EXISTS (SELECT FROM books WHERE id = $1 AND owner = $2)`,
    [id, owner],
  );
}
