import type { Mp3Format } from '../audio/mp3-frames.ts';
import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

/** A stored segment, in the order in which it is heard. */
export interface SpokenSegment {
  position: number;
  chapterIndex: number;
  /** Silence after it. */
  pauseMs: number;
  contentKey: string;
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
    contentKey: 's.content_key',
    objectKey: true,
    bytes: true,
    frames: true,
    samplesPerFrame: true,
    sampleRateHz: true,
  },
  'p',
);

/**
 * The stored segments from `fromPosition` on, up to the first one that isn't stored yet; at most `limit`, and of one
 * chapter where it is given.
 * Reading in pages keeps a long book out of memory.
 */
export async function readSpokenSegments(
  db: Queryable,
  bookId: string,
  fromPosition: number,
  limit: number,
  chapter?: number,
): Promise<SpokenSegment[]> {
  const { rows } = await db.query<SpokenSegment & { state: string }>(
    `SELECT ${SPOKEN}, s.state FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key AND p.state = 'stored'
     WHERE s.book_id = $1 AND s.position >= $2 AND ($4::int IS NULL OR s.chapter_index = $4)
     ORDER BY s.position LIMIT $3`,
    [bookId, fromPosition, limit, chapter],
  );
  const gap = rows.findIndex((row) => row.state !== 'stored');
  return gap === -1 ? rows : rows.slice(0, gap);
}

/**
 * Where a listener goes on whose last segments had these content keys, the latest last: behind the last one that the
 * book still has, since its text may have changed while the rest of it was read.
 *
 * @param expected the next position as long as nothing changed
 */
export async function findNextPosition(
  db: Queryable,
  bookId: string,
  heard: readonly string[],
  expected: number,
): Promise<number> {
  const { rows } = await db.query<{ next: number }>(
    `SELECT s.position + 1 AS next FROM unnest($2::text[]) WITH ORDINALITY AS h (content_key, number)
     JOIN segments s ON s.book_id = $1 AND s.content_key = h.content_key
     ORDER BY h.number DESC, abs(s.position + 1 - $3) LIMIT 1`,
    [bookId, heard, expected],
  );
  return rows[0]?.next ?? expected;
}

const PAGE = 500;

/** As `readSpokenSegments`, from the first one on, without a limit: read in pages, one after the other. */
export async function* allSpokenSegments(
  db: Queryable,
  bookId: string,
  chapter?: number,
): AsyncGenerator<SpokenSegment, void> {
  for (let from = 0; ;) {
    const page = await readSpokenSegments(db, bookId, from, PAGE, chapter);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = last.position + 1;
  }
}

/** Of each chapter that is spoken in a book, its last segment's position. */
export async function readLastPositions(db: Queryable, bookId: string): Promise<Map<number, number>> {
  const { rows } = await db.query<{ chapter: number; last: number }>(
    'SELECT chapter_index AS chapter, max(position) AS last FROM segments WHERE book_id = $1 GROUP BY 1',
    [bookId],
  );
  return new Map(rows.map(({ chapter, last }) => [chapter, last]));
}

/** All engines here speak with one voice: in mono. */
export function mp3FormatOf({
  sampleRateHz,
  samplesPerFrame,
}: Pick<SpokenSegment, 'sampleRateHz' | 'samplesPerFrame'>): Mp3Format {
  return { sampleRateHz, channels: 1, samplesPerFrame: samplesPerFrame === 576 ? 576 : 1152 };
}

/** The titles of all chapters, in order. */
export async function readChapterTitles(db: Queryable, bookId: string): Promise<{ title: string }[]> {
  const { rows } = await db.query<{ title: string }>(
    'SELECT title FROM chapters WHERE book_id = $1 ORDER BY index',
    [bookId],
  );
  return rows;
}
