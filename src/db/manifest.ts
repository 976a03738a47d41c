import type { ParagraphKind } from '../pdf/events.ts';
import { select } from './columns.ts';
import type { Queryable } from './pool.ts';
import { spokenSegments } from './spoken-times.ts';

/** A segment with the sentences that are spoken in it. */
export interface ManifestSegment {
  position: number;
  chapterIndex: number;
  state: 'planned' | 'sent' | 'stored';
  firstSentence: number;
  /** As they are written in the book. */
  sentences: string[];
  /** Of the paragraph of each sentence. */
  kinds: ParagraphKind[];
  /** As the engine gets it. */
  spoken: string;
  /** That reads it; null while the book's own isn't known. */
  voice: string | null;
  /** In the audio; null until all before it is spoken. */
  startSeconds: number | null;
  durationSeconds: number | null;
  /** Where each sentence begins in `spoken`. UTF-16 code units; null where an earlier version planned it. */
  sentenceStarts: number[] | null;
  /** When its words are heard, see `readTimes`; null where the engine doesn't say. */
  wordTimes: number[] | null;
}

/** A book that is made anew is heard as it was until then: the times of the new one are nobody's yet. */
const SPOKEN_SO_FAR = `
  SELECT position, "start", seconds FROM (${spokenSegments('$1')}) spoken
  WHERE EXISTS (SELECT FROM books WHERE id = $1 AND mp3_key IS NULL)`;

const COLUMNS = select<ManifestSegment>(
  {
    position: true,
    chapterIndex: true,
    state: true,
    firstSentence: true,
    sentences: 'w.sentences',
    kinds: 'w.kinds',
    spoken: 's.text',
    voice: 'coalesce(s.voice, (SELECT voice FROM books WHERE id = s.book_id))',
    startSeconds: 'coalesce(s.start_seconds, t."start")',
    durationSeconds: 'coalesce(s.duration_seconds, t.seconds)',
    sentenceStarts: true,
    wordTimes: 'p.word_times',
  },
  's',
);

/**
 * The segments from `fromPosition` on, of one chapter where it is given, at most `limit`: a long book is read in pages.
 */
export async function readManifest(
  db: Queryable,
  bookId: string,
  fromPosition: number,
  { limit, chapter }: { limit: number; chapter?: number | undefined },
): Promise<ManifestSegment[]> {
  const { rows } = await db.query<ManifestSegment>(
    `SELECT ${COLUMNS} FROM segments s
     LEFT JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored'
     LEFT JOIN LATERAL (${SPOKEN_SO_FAR}) t ON t.position = s.position
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(t.sentence ORDER BY p.index, t.number), '{}') AS sentences,
              coalesce(array_agg(p.kind ORDER BY p.index, t.number), '{}') AS kinds
       FROM paragraphs p
       CROSS JOIN LATERAL unnest(p.sentences) WITH ORDINALITY AS t (sentence, number)
       WHERE p.book_id = $1
         AND p.first_sentence < s.first_sentence + s.sentences
         AND p.first_sentence >= (SELECT max(first_sentence) FROM paragraphs
                                  WHERE book_id = $1 AND first_sentence <= s.first_sentence)
         AND p.first_sentence + t.number - 1 >= s.first_sentence
         AND p.first_sentence + t.number - 1 < s.first_sentence + s.sentences
     ) w
     WHERE s.book_id = $1 AND s.position >= $2 AND ($4::int IS NULL OR s.chapter_index = $4)
     ORDER BY s.position LIMIT $3`,
    [bookId, fromPosition, limit, chapter],
  );
  return rows;
}
