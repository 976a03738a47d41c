import { MEASURED_PACES, USUAL_CHARACTERS_A_SECOND } from '../languages/pace.ts';
import type { Queryable } from './pool.ts';
import { GOES_ON } from './steering.ts';

/** Books that are narrated only so far ahead of their listeners as was chosen for them (`ahead`, in minutes). */

/** Up to where `books b` is to be narrated, in seconds; `NULL` for all of it. */
const END_OF_WISH = `(b.choices ->> 'ahead')::float8 * 60
  + coalesce((SELECT seconds FROM positions heard WHERE heard.book_id = b.id), 0)`;

/** Of `books b`, at the speed that was chosen. */
const CHARACTERS_A_SECOND = `(b.speed * CASE split_part(b.language, '-', 1)
  ${[...MEASURED_PACES].map(([code, pace]) => `WHEN '${code}' THEN ${pace}`).join(' ')}
  ELSE ${USUAL_CHARACTERS_A_SECOND} END)`;

/** Where a segment of `books b` begins, in seconds. @param position of the segment */
function startOf(position: string): string {
  return `(SELECT coalesce(sum(s.pause_ms / 1000.0 + coalesce(
              k.frames * k.samples_per_frame::float8 / k.sample_rate_hz, s.characters / ${CHARACTERS_A_SECOND})), 0)
           FROM segments s LEFT JOIN speech k ON k.content_key = s.content_key AND k.state = 'stored'
           WHERE s.book_id = b.id AND s.position < ${position})`;
}

/**
 * Lets a book wait for its listener where the segment at `position` is further ahead than was chosen.
 *
 * @returns whether the segment isn't to be spoken now.
 */
export async function holdForListener(db: Queryable, bookId: string, position: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books b SET hold = 'listener', held_since = coalesce(held_since, now()), updated_at = now()
     WHERE id = $1 AND hold IS NULL AND status IN ('extracting', 'narrating') AND ${startOf('$2')} >= ${END_OF_WISH}`,
    [bookId, position],
  );
  return rowCount === 1;
}

/**
 * Lets books go on whose listeners have come near enough, or that are to be narrated to the end.
 *
 * @param bookId all of them where none is given
 * @returns the ids of those that go on.
 */
export async function goOnForListeners(db: Queryable, bookId: string | null = null): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE books b SET ${GOES_ON}
     WHERE hold = 'listener' AND ($1::uuid IS NULL OR id = $1) AND coalesce(${startOf(
       `(SELECT min(position) FROM segments o WHERE o.book_id = b.id AND o.state <> 'stored')`,
     )} < ${END_OF_WISH}, true)
     RETURNING id`,
    [bookId],
  );
  return rows.map(({ id }) => id);
}
