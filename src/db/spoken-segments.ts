import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

/** A stored segment, in the order in which it is heard. */
export interface SpokenSegment {
  position: number;
  chapterIndex: number;
  /** Silence after it. */
  pauseMs: number;
  objectKey: string;
  bytes: number;
  frames: number;
  samplesPerFrame: number;
  sampleRateHz: number;
}

const SPOKEN = select<SpokenSegment>(
  {
    position: 's.position',
    chapterIndex: 's.chapter_index',
    pauseMs: 's.pause_ms',
    objectKey: true,
    bytes: true,
    frames: true,
    samplesPerFrame: true,
    sampleRateHz: true,
  },
  'p',
);

/**
 * The stored segments from `fromPosition` on, up to the first one that isn't stored yet; at most `limit`.
 * Reading in pages keeps a long book out of memory.
 */
export async function readSpokenSegments(
  db: Queryable,
  bookId: string,
  fromPosition: number,
  limit: number,
): Promise<SpokenSegment[]> {
  const { rows } = await db.query<SpokenSegment & { state: string }>(
    `SELECT ${SPOKEN}, s.state FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored'
     WHERE s.book_id = $1 AND s.position >= $2 ORDER BY s.position LIMIT $3`,
    [bookId, fromPosition, limit],
  );
  const gap = rows.findIndex((row) => row.state !== 'stored');
  return gap === -1 ? rows : rows.slice(0, gap);
}

/** The titles of all chapters, in order. */
export async function readChapterTitles(db: Queryable, bookId: string): Promise<{ title: string }[]> {
  const { rows } = await db.query<{ title: string }>(
    'SELECT title FROM chapters WHERE book_id = $1 ORDER BY index',
    [bookId],
  );
  return rows;
}
