import type { Queryable } from './pool.ts';

/**
 * The segments that can be heard by now: from the first one on, without a gap. Their times are those of the finished
 * audio, since it is joined of the same frames: `"start"` and `seconds` of the speech itself, and `"end"` with the
 * pause after it, all in seconds. A query, to be used within another one.
 *
 * @param book what names the book's id there.
 */
export function spokenSegments(book: string): string {
  return `
    SELECT m.*, sum(m.seconds + m.pause) OVER (ORDER BY m.position) AS "end",
           sum(m.seconds + m.pause) OVER (ORDER BY m.position) - m.seconds - m.pause AS "start"
    FROM (
      SELECT s.position, s.chapter_index, k.seconds_per_frame,
             k.frames * k.seconds_per_frame AS seconds,
             round(s.pause_ms / 1000.0 / k.seconds_per_frame) * k.seconds_per_frame AS pause
      FROM segments s
      JOIN (SELECT content_key, frames, samples_per_frame::float8 / sample_rate_hz AS seconds_per_frame
            FROM speech WHERE state = 'stored') k ON k.content_key = s.content_key
      WHERE s.book_id = ${book} AND s.position < coalesce(
        (SELECT min(position) FROM segments WHERE book_id = ${book} AND state <> 'stored'), 2147483647)
    ) m`;
}

/** A place in what can be heard by now. */
export interface SpokenPlace {
  /** Of the segment. */
  position: number;
  /** To leave out at its beginning. */
  frames: number;
}

/** The end of what is spoken and the end that a listener's player has seen differ by less. */
const EDGE_SECONDS = 1;

/** Where in the segments `seconds` is. @returns null beyond what is spoken. */
export async function findSpokenPlace(
  db: Queryable,
  bookId: string,
  seconds: number,
): Promise<SpokenPlace | null> {
  const { rows } = await db.query<{ position: number; start: number; end: number; perFrame: number }>(
    `SELECT position, "start", "end", seconds_per_frame AS "perFrame" FROM (${spokenSegments('$1')}) t
     WHERE "start" <= $2 ORDER BY position DESC LIMIT 1`,
    [bookId, seconds],
  );
  const found = rows[0];
  if (found === undefined) return seconds <= EDGE_SECONDS ? { position: 0, frames: 0 } : null;
  if (seconds < found.end) {
    return { position: found.position, frames: Math.round((seconds - found.start) / found.perFrame) };
  }
  return seconds <= found.end + EDGE_SECONDS ? { position: found.position + 1, frames: 0 } : null;
}
