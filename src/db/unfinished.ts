import { select } from './columns.ts';
import type { Queryable } from './pool.ts';
import { SPENDING_IS_HELD } from './steering.ts';

/** What is still to be done, as the rows have it, for whoever sees to it that there is a job for each. */

export interface UnfinishedBook {
  id: string;
  status: 'queued' | 'extracting' | 'narrating' | 'assembling';
  attempt: number;
  claimedBy: number | null;
  /** The worker that claimed it lives, or its death isn't written down yet. */
  isHeld: boolean;
  /** Speech may be bought for it, as far as its listener is concerned. */
  maySpend: boolean;
  /** It waits for its listener to come nearer. */
  isFarAhead: boolean;
}

export interface OpenSegment {
  id: number;
  position: number;
  /** 0 as planned; the number of the claim that died, so that its job gets another id than the one in dead hands. */
  generation: number;
  contentKey: string;
  claimedBy: number | null;
}

const BOOK = select<UnfinishedBook>(
  {
    id: true,
    status: true,
    attempt: true,
    claimedBy: true,
    isHeld: '(b.claimed_by IS NOT NULL AND claim_is_held(b.claimed_by))',
    maySpend: `NOT ${SPENDING_IS_HELD}`,
    isFarAhead: `(b.hold IS NOT DISTINCT FROM 'listener')`,
  },
  'b',
);
const SEGMENT = select<OpenSegment>(
  {
    id: true,
    position: true,
    generation: `CASE WHEN s.state = 'sent' THEN p.attempt ELSE 0 END`,
    contentKey: true,
    claimedBy: 'p.claimed_by',
  },
  's',
);
const PAGE = 500;

/** The oldest first. Those that are paused are none of anybody's business. */
export async function readUnfinishedBooks(db: Queryable): Promise<UnfinishedBook[]> {
  const { rows } = await db.query<UnfinishedBook>(
    `SELECT ${BOOK} FROM books b
     WHERE status IN ('queued', 'extracting', 'narrating', 'assembling') AND hold IS DISTINCT FROM 'paused' ORDER BY created_at`,
  );
  return rows;
}

/** How many segments of all books but `without` are to be spoken now. */
export async function countOpenSegments(db: Queryable, without: readonly string[] = []): Promise<number> {
  const { rows } = await db.query<{ open: number }>(
    `SELECT count(*) AS open FROM segments s JOIN books b ON b.id = s.book_id
     WHERE s.state <> 'stored' AND b.status IN ('extracting', 'narrating') AND NOT ${SPENDING_IS_HELD} AND b.id <> ALL ($1)`,
    [without],
  );
  return rows[0]?.open ?? 0;
}

/** The first segments of a book that nobody has begun, at most `limit`. */
export async function firstOpenSegments(
  db: Queryable,
  bookId: string,
  limit: number,
): Promise<{ id: number; position: number }[]> {
  const { rows } = await db.query<{ id: number; position: number }>(
    `SELECT id, position FROM segments WHERE book_id = $1 AND state = 'planned' ORDER BY position LIMIT $2`,
    [bookId, limit],
  );
  return rows;
}

/**
 * The segments of a book that wait to be spoken and that no other living worker is speaking, in pages: `atMost` of
 * those that were not begun, and all of those in dead hands or in the name of the worker `me`.
 */
export async function* openSegments(
  db: Queryable,
  { bookId, atMost, me }: { bookId: string; atMost: number; me: number },
): AsyncGenerator<OpenSegment[]> {
  let after = -1;
  let seen = 0;
  for (;;) {
    const { rows } = await db.query<OpenSegment>(
      `SELECT ${SEGMENT} FROM segments s LEFT JOIN speech p ON p.content_key = s.content_key
       WHERE s.book_id = $1 AND s.position > $2 AND s.state <> 'stored' AND (s.state = 'sent' OR $5)
         AND (p.content_key IS NULL OR p.state = 'stored' OR p.claimed_by = $4 OR NOT claim_is_held(p.claimed_by))
       ORDER BY s.position LIMIT $3`,
      [bookId, after, PAGE, me, atMost > 0],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const wanted = rows.filter(({ generation }) => generation > 0 || seen++ < atMost);
    if (wanted.length > 0) yield wanted;
    after = last.position;
  }
}
