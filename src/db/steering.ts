import type { Choices } from '../narration/choices.ts';
import type { Queryable } from './pool.ts';

/** What a listener decides about a book while it is made. Guarded updates, so that any number may come at once. */

/** Whose narration has to be confirmed: of voices that have a price, or of any. */
export type MustConfirm = 'never' | 'priced' | 'always';

/** For UPDATE: a book that was held goes on, and the time that it was held isn't counted as work. */
export const GOES_ON = `hold = NULL, held_since = NULL,
  held_seconds = held_seconds + coalesce(extract(epoch FROM now() - held_since), 0), updated_at = now()`;

/**
 * awaiting_confirmation → narrating, if the book is still what was confirmed.
 *
 * @param revision its attempt, which every change raises
 * @returns false when it waits for no confirmation, or is another one by now.
 */
export async function confirmBook(
  db: Queryable,
  owner: string,
  id: string,
  revision: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET status = 'narrating', confirmed_attempt = attempt, narrating_since = now(), updated_at = now()
     WHERE owner = $1 AND id = $2 AND status = 'awaiting_confirmation' AND attempt = $3`,
    [owner, id, revision],
  );
  return rowCount === 1;
}

/**
 * Once this has returned nothing more is bought for the book; calls that are under way by then are kept. Changes
 * nothing where there is nothing to be paused.
 */
export async function pauseBook(db: Queryable, owner: string, id: string): Promise<void> {
  await db.query(
    `UPDATE books SET hold = 'paused', held_since = coalesce(held_since, now()), updated_at = now()
     WHERE owner = $1 AND id = $2 AND status IN ('queued', 'extracting', 'narrating', 'assembling')
       AND hold IS DISTINCT FROM 'paused'`,
    [owner, id],
  );
}

/** Changes nothing where nothing is paused. */
export async function resumeBook(db: Queryable, owner: string, id: string): Promise<void> {
  await db.query(
    `UPDATE books SET ${GOES_ON} WHERE owner = $1 AND id = $2 AND hold = 'paused'
       AND status IN ('queued', 'extracting', 'narrating', 'assembling')`,
    [owner, id],
  );
}

/** Any unfinished state → cancelled. Whoever works on it just now loses the claim; what was bought is kept. */
export async function cancelBook(db: Queryable, owner: string, id: string): Promise<void> {
  await db.query(
    `UPDATE books SET ${GOES_ON}, status = 'cancelled', attempt = attempt + 1, claimed_by = NULL, not_before = NULL,
            waiting = NULL, completed_at = now()
     WHERE owner = $1 AND id = $2 AND status NOT IN ('ready', 'failed', 'cancelled')`,
    [owner, id],
  );
}

/** Choices that say how far a book is narrated, not how: it isn't read anew for them. */
export const STEERING_CHOICES = [
  'confirm',
  'ahead',
  'fallbackVoice',
] as const satisfies readonly (keyof Choices)[];

/** @returns false when `owner` has no such book. */
export async function steerBook(
  db: Queryable,
  owner: string,
  id: string,
  { choices, mustConfirm }: { choices: Partial<Choices>; mustConfirm: MustConfirm },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE books SET choices = choices || $3, must_confirm = $4, updated_at = now() WHERE owner = $1 AND id = $2`,
    [owner, id, JSON.stringify(choices), mustConfirm],
  );
  return rowCount === 1;
}

/**
 * Whether nothing may be bought for a book now; what else pays for speech is never held. Whoever changes that
 * afterwards waits for the end of the transaction. Before it locks any speech.
 */
export async function isSpendingHeld(client: Queryable, bookId: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT ${SPENDING_IS_HELD} AS held FROM books b WHERE id = $1 FOR SHARE`,
    [bookId],
  );
  return rows[0]?.held ?? false;
}

/** Of `books b`; the function is the migration's. */
export const SPENDING_IS_HELD = 'spending_is_held(b.hold, b.status, b.must_confirm, b.usd_per_million)';
