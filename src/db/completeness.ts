import type { Queryable } from './pool.ts';

/** What a complete book has none of; each count is of rows that break the rule. */
export interface Completeness {
  /** Sentences that were kept. */
  sentences: number;
  segments: number;
  /** Paragraphs whose sentences don't follow those of the one before. */
  paragraphGaps: number;
  /** Segments that don't begin with the sentence after the last one of the segment before. */
  segmentGaps: number;
  /** Segments that hold a sentence of another chapter than their own. */
  misplaced: number;
  /** Sentences that are in no segment, or segments' sentences that nobody kept: the difference of the two counts. */
  missing: number;
}

/**
 * Whether every sentence of a book that was kept is in exactly one segment, in order: since both paragraphs and
 * segments count the same sentences from 0 without gaps, it is enough that neither has one and that both end with the
 * same.
 */
export async function checkCompleteness(db: Queryable, bookId: string): Promise<Completeness> {
  const { rows } = await db.query<Completeness>(
    `WITH p AS (
       SELECT chapter_index, first_sentence, first_sentence + cardinality(sentences) AS next,
              lag(first_sentence + cardinality(sentences), 1, 0) OVER (ORDER BY index) AS expected,
              index - lag(index, 1, -1) OVER (ORDER BY index) AS step
       FROM paragraphs WHERE book_id = $1
     ), s AS (
       SELECT chapter_index, first_sentence, first_sentence + sentences AS next, sentences,
              lag(first_sentence + sentences, 1, 0) OVER (ORDER BY position) AS expected,
              position - lag(position, 1, -1) OVER (ORDER BY position) AS step
       FROM segments WHERE book_id = $1
     )
     SELECT (SELECT coalesce(max(next), 0) FROM p) AS sentences,
            (SELECT count(*) FROM s) AS segments,
            (SELECT count(*) FROM p WHERE first_sentence <> expected OR step <> 1) AS "paragraphGaps",
            (SELECT count(*) FROM s WHERE first_sentence <> expected OR step <> 1 OR sentences < 1) AS "segmentGaps",
            -- By the index, from the paragraph in which the segment begins: compared with each other, they take seconds in a long book.
            (SELECT count(*) FROM s WHERE EXISTS (
               SELECT FROM paragraphs o WHERE o.book_id = $1 AND o.first_sentence < s.next
                 AND o.first_sentence >= (SELECT coalesce(max(b.first_sentence), 0) FROM paragraphs b
                                          WHERE b.book_id = $1 AND b.first_sentence <= s.first_sentence)
                 AND o.chapter_index <> s.chapter_index)) AS misplaced,
            abs((SELECT coalesce(max(next), 0) FROM p) - (SELECT coalesce(max(next), 0) FROM s)) AS missing`,
    [bookId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a query of counts gave no row');
  return row;
}
