import type { Queryable } from './pool.ts';

/** A paragraph as it is written in the book, and as it is kept for reading. */
export interface Paragraph {
  /** From 0, in reading order over the whole book. */
  index: number;
  chapterIndex: number;
  /** Where it begins, from 1. */
  page: number;
  kind: string;
  /** Number of its first sentence, counted over the whole book from 0. */
  firstSentence: number;
  sentences: readonly string[];
}

export async function insertParagraphs(
  db: Queryable,
  bookId: string,
  paragraphs: readonly Paragraph[],
): Promise<void> {
  await db.query(
    `INSERT INTO paragraphs (book_id, index, chapter_index, page, kind, first_sentence, sentences)
     SELECT $1, p.index, p."chapterIndex", p.page, p.kind, p."firstSentence",
            ARRAY(SELECT jsonb_array_elements_text(p.sentences))
     FROM jsonb_to_recordset($2) AS p (index integer, "chapterIndex" integer, page integer, kind text,
                                       "firstSentence" integer, sentences jsonb)`,
    [bookId, JSON.stringify(paragraphs)],
  );
}

/** The paragraphs from `fromIndex` on, of one chapter where it is given, at most `limit`: a long book is read in pages. */
export async function readParagraphs(
  db: Queryable,
  bookId: string,
  fromIndex: number,
  { limit, chapter }: { limit: number; chapter?: number | undefined },
): Promise<Paragraph[]> {
  const { rows } = await db.query<Paragraph>(
    `SELECT index, chapter_index AS "chapterIndex", page, kind, first_sentence AS "firstSentence", sentences
     FROM paragraphs WHERE book_id = $1 AND index >= $2 AND ($4::int IS NULL OR chapter_index = $4) ORDER BY index LIMIT $3`,
    [bookId, fromIndex, limit, chapter],
  );
  return rows;
}
