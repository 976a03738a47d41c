import type { ParagraphKind } from '../pdf/events.ts';
import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

/** A paragraph as it is written in the book, and as it is kept for reading. */
export interface Paragraph {
  /** From 0, in reading order over the whole book. */
  index: number;
  chapterIndex: number;
  /** Where it begins, from 1. */
  page: number;
  kind: ParagraphKind;
  /** Number of its first sentence, counted over the whole book from 0. */
  firstSentence: number;
  sentences: readonly string[];
}

const COLUMNS = select<Paragraph>(
  { index: true, chapterIndex: true, page: true, kind: true, firstSentence: true, sentences: true },
  'p',
);

/** Of the paragraphs that begin on the first page, up to some hundreds of them. */
export async function firstPageCharacters(db: Queryable, bookId: string): Promise<number> {
  const { rows } = await db.query<{ characters: number }>(
    `SELECT coalesce(sum(length(array_to_string(sentences, ' '))), 0)::int AS characters
     FROM paragraphs WHERE book_id = $1 AND index < 300 AND page = 1`,
    [bookId],
  );
  return rows[0]?.characters ?? 0;
}

/**
 * The paragraphs from `fromIndex` on, of one chapter where it is given, at most `limit`: a long book is read in pages.
 */
export async function readParagraphs(
  db: Queryable,
  bookId: string,
  fromIndex: number,
  { limit, chapter }: { limit: number; chapter?: number | undefined },
): Promise<Paragraph[]> {
  const { rows } = await db.query<Paragraph>(
    `SELECT ${COLUMNS} FROM paragraphs p
     WHERE book_id = $1 AND index >= $2 AND ($4::int IS NULL OR chapter_index = $4) ORDER BY index LIMIT $3`,
    [bookId, fromIndex, limit, chapter],
  );
  return rows;
}
