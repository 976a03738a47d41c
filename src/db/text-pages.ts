import type { Paragraph } from './paragraphs.ts';
import { readParagraphs } from './paragraphs.ts';
import type { ManifestSegment } from './manifest.ts';
import { readManifest } from './manifest.ts';
import type { Pool } from './pool.ts';

/** The book was read anew meanwhile: what was given out so far is no longer its text. */
export class TextReplaced extends Error {
  constructor(bookId: string) {
    super(`the text of book ${bookId} was replaced while it was read`);
    this.name = 'TextReplaced';
  }
}

export interface Omission {
  page: number;
  kind: string;
  text: string;
}

/** A book whose text is read; `narratingSince` tells one reading of its PDF from the next. */
interface BookText {
  id: string;
  narratingSince: Date | null;
}

const PAGE = 200;

/** All paragraphs of a book, read in pages. @throws {TextReplaced} */
export function allParagraphs(pool: Pool, book: BookText): AsyncGenerator<Paragraph> {
  return inPages(pool, book, (from) => readParagraphs(pool, book.id, from, PAGE));
}

/** All segments of a book with their sentences, read in pages. @throws {TextReplaced} */
export function allSegments(pool: Pool, book: BookText): AsyncGenerator<ManifestSegment> {
  return inPages(pool, book, (from) => readManifest(pool, book.id, from, PAGE));
}

/** What was left out of a book, and why, read in pages. @throws {TextReplaced} */
export function allOmissions(pool: Pool, book: BookText): AsyncGenerator<Omission> {
  return inPages(pool, book, async (from) => {
    const { rows } = await pool.query<Omission>(
      'SELECT page, kind, text FROM omissions WHERE book_id = $1 AND index >= $2 ORDER BY index LIMIT $3',
      [book.id, from, PAGE],
    );
    return rows;
  });
}

async function* inPages<T>(
  pool: Pool,
  book: BookText,
  read: (from: number) => Promise<T[]>,
): AsyncGenerator<T> {
  for (let from = 0; ; from += PAGE) {
    const rows = await read(from);
    // A Date has milliseconds, the column microseconds.
    const { rowCount } = await pool.query(
      `SELECT FROM books WHERE id = $1 AND date_trunc('milliseconds', narrating_since) IS NOT DISTINCT FROM $2`,
      [book.id, book.narratingSince],
    );
    if (rowCount === 0) throw new TextReplaced(book.id);
    yield* rows;
    if (rows.length < PAGE) return;
  }
}
