import type { IncludeKind } from '../pdf/include.ts';
import type { Book } from './books.ts';
import { BOOK_COLUMNS } from './books.ts';
import type { Queryable } from './pool.ts';

/** What a listener can change of a book that is there; `null` leaves it to the program again. */
export interface BookWishes {
  title: string | null;
  author: string | null;
  requestedVoice: string | null;
  requestedLanguage: string | null;
  speed: number;
  include: readonly IncludeKind[];
  chapterChoice: string | null;
  chapterTitles: Readonly<Record<string, string>>;
}

/**
 * Sends a book back to the beginning of its making, with other wishes if there are any. Whoever works on it just now loses the claim. What was spoken
 * before is found again by its content, and the audio that there is stays until the new one replaces it.
 *
 * @returns the book, queued; null when `owner` has none with this id.
 */
export async function narrateAgain(
  db: Queryable,
  owner: string,
  id: string,
  wishes: Partial<BookWishes> = {},
): Promise<Book | null> {
  const columns: Readonly<Record<keyof BookWishes, string>> = {
    title: 'title',
    author: 'author',
    requestedVoice: 'requested_voice',
    requestedLanguage: 'requested_language',
    speed: 'speed',
    include: 'include',
    chapterChoice: 'chapter_choice',
    chapterTitles: 'chapter_titles',
  };
  const changed = (Object.keys(columns) as (keyof BookWishes)[]).filter((name) => wishes[name] !== undefined);
  const { rows } = await db.query<Book>(
    `UPDATE books b SET ${changed.map((name, index) => `${columns[name]} = $${index + 3}, `).join('')}
            status = 'queued', attempt = attempt + 1, claimed_by = NULL, crashes = 0, furthest = 0, error = NULL, waiting = NULL, narrating_since = NULL,
            pages_read = 0, completed_at = NULL, updated_at = now()
     WHERE b.owner = $1 AND b.id = $2 RETURNING ${BOOK_COLUMNS}`,
    [owner, id, ...changed.map((name) => wishes[name])],
  );
  return rows[0] ?? null;
}
