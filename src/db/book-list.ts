import type { BookRow, BookView } from './book-view.ts';
import { toView, VIEW } from './book-view.ts';
import type { Queryable } from './pool.ts';

export const BOOK_ORDERS = ['newest', 'listened', 'title'] as const;
export type BookOrder = (typeof BOOK_ORDERS)[number];

/** Where a page of the list begins: after this book, in the list's order. */
export interface BookCursor {
  /** What the list is ordered by, as text: of a time, microseconds matter. */
  key: string;
  id: string;
}

export interface BookPage {
  books: BookView[];
  next: BookCursor | null;
}

export interface BookListOptions {
  limit: number;
  after: BookCursor | null;
  order?: BookOrder;
  /** Part of a title, an author or a file's name. */
  search?: string | undefined;
  status?: 'making' | 'ready' | 'failed' | undefined;
}

/**
 * What a list is ordered by, and which way; the id decides between equals. Books that nobody has listened to come last.
 */
const ORDERS = {
  newest: { key: 'b.created_at', type: 'timestamptz', way: 'DESC' },
  listened: { key: `coalesce(heard.listened_at, '-infinity')`, type: 'timestamptz', way: 'DESC' },
  title: { key: 'lower(coalesce(b.title, b.file_name))', type: 'text', way: 'ASC' },
} as const;

const STATUSES = {
  making: ['queued', 'extracting', 'awaiting_confirmation', 'narrating', 'assembling'],
  ready: ['ready'],
  failed: ['failed', 'cancelled'],
} as const;

/** The books of `owner`, at most `limit`; `next` is null on the last page. */
export async function listBooks(
  db: Queryable,
  owner: string,
  { limit, after, order = 'newest', search, status }: BookListOptions,
): Promise<BookPage> {
  const { key, type, way } = ORDERS[order];
  const beyond = way === 'DESC' ? '<' : '>';
  const { rows } = await db.query<BookRow & { cursorKey: string }>(
    `SELECT v.*, page.cursor_key AS "cursorKey"
     FROM (
       SELECT b.id, (${key})::text AS cursor_key, row_number() OVER (ORDER BY ${key} ${way}, b.id ${way}) AS number
       FROM books b LEFT JOIN positions heard ON heard.book_id = b.id
       WHERE b.owner = $1 AND ($2::${type} IS NULL OR (${key}, b.id) ${beyond} ($2::${type}, $3::uuid))
         AND ($5::text IS NULL OR concat_ws(' ', b.title, b.author, b.file_name) ILIKE $5)
         AND ($6::text[] IS NULL OR b.status = ANY ($6))
       ORDER BY ${key} ${way}, b.id ${way} LIMIT $4
     ) page
     JOIN LATERAL (${VIEW} WHERE b.id = page.id) v ON true
     ORDER BY page.number`,
    [
      owner,
      after?.key ?? null,
      after?.id ?? null,
      limit + 1,
      search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
      status === undefined ? null : STATUSES[status],
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    books: page.map(({ cursorKey: _, ...book }) => toView(book)),
    next: rows.length > page.length && last !== undefined ? { key: last.cursorKey, id: last.id } : null,
  };
}
