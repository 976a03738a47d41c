import type { HeardSpeech, SpeechDoubt } from '../narration/speech-judge.ts';
import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

/** The stored segments of a book of whose speech it is known how much is heard. */
const MEASURED = `segments s
     JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored' AND p.voiced_seconds IS NOT NULL`;
const SUMS = `coalesce(sum(letters), 0)::float8 AS letters, coalesce(sum(voiced_seconds), 0)::float8 AS "voicedSeconds"`;
/** So many segments tell how fast the voice is. */
const SEGMENTS_BEFORE = 60;

/**
 * Of the segments of a book before the one at `position`, the nearest ones that are in this voice, as far as they are
 * spoken.
 */
export async function heardBefore(
  db: Queryable,
  { bookId, position, voice }: { bookId: string; position: number; voice: string },
): Promise<HeardSpeech> {
  const { rows } = await db.query<HeardSpeech>(
    `SELECT ${SUMS} FROM (
       SELECT p.letters, p.voiced_seconds FROM ${MEASURED}
       WHERE s.book_id = $1 AND s.position < $2 AND p.voice = $3 ORDER BY s.position DESC LIMIT ${SEGMENTS_BEFORE}
     ) t`,
    [bookId, position, voice],
  );
  return rows[0] ?? { letters: 0, voicedSeconds: 0 };
}

/** Of all segments of a book, by voice. */
export async function heardInAll(db: Queryable, bookId: string): Promise<Map<string, HeardSpeech>> {
  const { rows } = await db.query<HeardSpeech & { voice: string }>(
    `SELECT p.voice, ${SUMS} FROM ${MEASURED}
     WHERE s.book_id = $1 GROUP BY p.voice`,
    [bookId],
  );
  return new Map(rows.map(({ voice, ...heard }) => [voice, heard]));
}

/** A passage of the finished audio that may not say all of its text. */
export interface AudioDoubt {
  /** Index of its chapter. */
  chapter: number;
  startSeconds: number;
  durationSeconds: number;
  doubt: SpeechDoubt;
  /** Its beginning. */
  text: string;
  /** The beginning of what a recogniser heard instead; absent where none listened. */
  heard?: string;
}

/** A segment with what is heard of it. */
export interface HeardSegment {
  position: number;
  chapterIndex: number;
  text: string;
  voice: string;
  objectKey: string;
  voicedSeconds: number;
  longestGapSeconds: number;
}

const HEARD = select<HeardSegment>(
  {
    position: true,
    chapterIndex: true,
    text: true,
    voice: 'p.voice',
    objectKey: 'p.object_key',
    voicedSeconds: 'p.voiced_seconds',
    longestGapSeconds: 'p.longest_gap_seconds',
  },
  's',
);

/** The segments after the one at `after` of which that was measured, in order, at most `limit`. */
export async function readHeardSegments(
  db: Queryable,
  bookId: string,
  after: number,
  limit: number,
): Promise<HeardSegment[]> {
  const { rows } = await db.query<HeardSegment>(
    `SELECT ${HEARD} FROM ${MEASURED}
     WHERE s.book_id = $1 AND s.position > $2 ORDER BY s.position LIMIT $3`,
    [bookId, after, limit],
  );
  return rows;
}
