import type { RemovedKind } from '../pdf/page/removal.ts';
import type { RemovedText } from './text-pages.ts';
import type { Queryable } from './pool.ts';

/** How much of a book was left out for these reasons. Code points. */
export async function removedCharacters(
  db: Queryable,
  bookId: string,
  kinds: readonly RemovedKind[],
): Promise<number> {
  if (kinds.length === 0) return 0;
  const { rows } = await db.query<{ characters: number }>(
    `SELECT coalesce(sum(char_length(text)), 0) AS characters FROM omissions WHERE book_id = $1 AND kind = ANY ($2)`,
    [bookId, kinds],
  );
  return rows[0]?.characters ?? 0;
}

/** What is listed of these pages of a book. */
export async function removedOnPages(
  db: Queryable,
  bookId: string,
  pages: readonly number[],
): Promise<RemovedText[]> {
  if (pages.length === 0) return [];
  const { rows } = await db.query<RemovedText>(
    `SELECT page, kind, step, text FROM omissions WHERE book_id = $1 AND page = ANY ($2) ORDER BY index`,
    [bookId, pages],
  );
  return rows;
}
