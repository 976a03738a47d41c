import type { RemovedKind } from '../pdf/page/removal.ts';
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

export interface RemovedText {
  page: number;
  kind: RemovedKind;
  /** Null where an earlier version left it out. */
  step: string | null;
  text: string;
}

/** A book whose text is read; `narratingSince` tells one reading of its PDF from the next. */
interface BookText {
  id: string;
  narratingSince: Date | null;
}

const PAGE = 200;

/** All paragraphs of a book, or of one of its chapters, read in pages. @throws {TextReplaced} */
export function allParagraphs(pool: Pool, book: BookText, chapter?: number): AsyncGenerator<Paragraph> {
  return inPages(pool, book, {
    read: (from) => readParagraphs(pool, book.id, from, { limit: PAGE, chapter }),
    numberOf: ({ index }) => index,
  });
}

/** All segments of a book, or of one of its chapters, with their sentences, read in pages. @throws {TextReplaced} */
export function allSegments(pool: Pool, book: BookText, chapter?: number): AsyncGenerator<ManifestSegment> {
  return inPages(pool, book, {
    read: (from) => readManifest(pool, book.id, from, { limit: PAGE, chapter }),
    numberOf: ({ position }) => position,
  });
}

/**
 * What was left out of a book, or of the pages of one of its chapters, and why, read in pages. A page on which a
 * chapter begins counts to that one, and what is before the first chapter to the first. @throws {TextReplaced}
 */
export async function* allRemoved(pool: Pool, book: BookText, chapter?: number): AsyncGenerator<RemovedText> {
  const numbered = inPages(pool, book, {
    read: async (from) => {
      const { rows } = await pool.query<RemovedText & { index: number }>(
        `SELECT o.index, o.page, o.kind, o.step, o.text FROM omissions o
         WHERE o.book_id = $1 AND o.index >= $2 AND ($4::int IS NULL OR EXISTS (
           SELECT FROM chapters c WHERE c.book_id = $1 AND c.index = $4
             AND (c.index = 0 OR o.page >= c.page)
             AND (o.page < c.page + 1 OR o.page < ALL (SELECT n.page FROM chapters n
                                                      WHERE n.book_id = $1 AND n.index > c.index))))
         ORDER BY o.index LIMIT $3`,
        [book.id, from, PAGE, chapter],
      );
      return rows;
    },
    numberOf: ({ index }) => index,
  });
  for await (const { page, kind, step, text } of numbered) yield { page, kind, step, text };
}

/** @param options.numberOf rises from row to row; `read` gives the rows from a number on. */
async function* inPages<T>(
  pool: Pool,
  book: BookText,
  { read, numberOf }: { read: (from: number) => Promise<T[]>; numberOf: (row: T) => number },
): AsyncGenerator<T> {
  for (let from = 0; ;) {
    const rows = await read(from);
    // A Date has milliseconds, the column microseconds.
    const { rowCount } = await pool.query(
      `SELECT FROM books WHERE id = $1 AND date_trunc('milliseconds', narrating_since) IS NOT DISTINCT FROM $2`,
      [book.id, book.narratingSince],
    );
    if (rowCount === 0) throw new TextReplaced(book.id);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    from = numberOf(last) + 1;
  }
}
