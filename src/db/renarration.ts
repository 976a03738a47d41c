import type { Choices } from '../narration/choices.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import type { Queryable } from './pool.ts';

/** What a listener changes of a book that is there; `null` leaves it to the program again, and what isn't named stays. */
export interface BookChange {
  title?: string | null;
  author?: string | null;
  choices?: Partial<Choices>;
}

/**
 * Sends a book back to the beginning of its making, with other choices if there are any. Whoever works on it just now loses the claim. What was spoken
 * before is found again by its content, and the audio that there is stays until the new one replaces it.
 *
 * @returns the book, queued; null when `owner` has none with this id.
 */
export async function narrateAgain(
  db: Queryable,
  owner: string,
  id: string,
  { title, author, choices = {} }: BookChange = {},
): Promise<Book | null> {
  const { rows } = await db.query<Book>(
    `UPDATE books b SET choices = b.choices || $3, title = CASE WHEN $4 THEN $5 ELSE b.title END,
            author = CASE WHEN $6 THEN $7 ELSE b.author END,
            status = 'queued', attempt = attempt + 1, claimed_by = NULL, crashes = 0, furthest = 0, error = NULL, waiting = NULL, narrating_since = NULL,
            pages_read = 0, completed_at = NULL, updated_at = now()
     WHERE b.owner = $1 AND b.id = $2 RETURNING ${BOOK_COLUMNS}`,
    [owner, id, JSON.stringify(choices), title !== undefined, title, author !== undefined, author],
  );
  return rows[0] ?? null;
}
