import type { Queryable } from './pool.ts';

/** What of a book is spoken first, in its spoken form: as it is cut for its narration, so that it is bought once. */
export async function readBeginning(db: Queryable, bookId: string): Promise<string[]> {
  const { rows } = await db.query<{ text: string }>(
    'SELECT text FROM segments WHERE book_id = $1 ORDER BY position LIMIT 2',
    [bookId],
  );
  return rows.map(({ text }) => text);
}
