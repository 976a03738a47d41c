import { select } from './columns.ts';
import type { Queryable } from './pool.ts';
import { SPENDING_IS_HELD } from './steering.ts';

/** A segment with what is needed to speak it. */
export interface SegmentToSpeak {
  id: number;
  bookId: string;
  position: number;
  text: string;
  characters: number;
  contentKey: string;
  state: 'planned' | 'sent' | 'stored';
  voice: string;
  language: string;
  speed: number;
  /** Of the voice. */
  usdPerMillion: number;
  bookStatus: 'extracting' | 'narrating';
  /** How far ahead of its listener the book is narrated, in minutes; `null` for all of it. */
  ahead: number | null;
}

const TO_SPEAK = select<SegmentToSpeak>(
  {
    id: true,
    bookId: true,
    position: true,
    text: true,
    characters: true,
    contentKey: true,
    state: true,
    voice: 'coalesce(s.voice, b.voice)',
    language: 'b.language',
    speed: 'b.speed',
    usdPerMillion: 'coalesce(s.usd_per_million, b.usd_per_million)',
    bookStatus: 'b.status',
    ahead: `(b.choices ->> 'ahead')::float8`,
  },
  's',
);

/** @returns null when the segment is gone, or its book isn't to be narrated now. */
export async function getSegmentToSpeak(db: Queryable, id: number): Promise<SegmentToSpeak | null> {
  const { rows } = await db.query<SegmentToSpeak>(
    `SELECT ${TO_SPEAK} FROM segments s JOIN books b ON b.id = s.book_id
     WHERE s.id = $1 AND b.status IN ('extracting', 'narrating') AND NOT ${SPENDING_IS_HELD}`,
    [id],
  );
  return rows[0] ?? null;
}
