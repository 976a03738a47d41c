import { select } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import { failBook } from './stages.ts';
import { SPENDING_IS_HELD } from './steering.ts';
import { standingOf } from './verdict.ts';
import type { Death, Standing } from './verdict.ts';
import type { Problem } from '../errors.ts';

/** A piece of work under which processes ended, and that has not got through since. */
export interface Suspect {
  bookId: string;
  /** Of the speech; '' for the book that is read or joined. */
  contentKey: string;
  deaths: readonly Death[];
  standing: Standing;
  /** Since the last of its deaths. */
  seconds: number;
}

interface Row {
  bookId: string;
  contentKey: string;
  deaths: Death[];
  without: number;
  seconds: number;
}

/** So long after a death its supervisor knows why; who doesn't know by then never will. */
const KNOWN_AFTER_SECONDS = 5;
/** A death that is older says nothing of what happens at present. */
const LATELY = '15 minutes';

const ROW = select<Row>(
  {
    bookId: true,
    contentKey: true,
    deaths: `jsonb_agg(jsonb_build_object(
      'of', CASE WHEN d.worker IS NULL THEN 'child' ELSE 'worker' END,
      'byItself', coalesce(d.by_itself, CASE WHEN d.died_at < now() - interval '${KNOWN_AFTER_SECONDS} seconds' THEN false END),
      'alone', s.alone, 'reached', s.reached) ORDER BY d.id)`,
    without: `(SELECT count(*) FROM deaths o WHERE o.by_itself AND o.died_at > now() - interval '${LATELY}'
      AND NOT EXISTS (SELECT FROM suspicions i WHERE i.death = o.id AND i.book_id = s.book_id AND i.content_key = s.content_key))`,
    seconds: 'extract(epoch FROM now() - max(d.died_at))::float8',
  },
  's',
);

/** All that are still to be done, the oldest deaths first. A piece of a text is judged with the whole text. */
export async function readSuspects(db: Queryable): Promise<Suspect[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${ROW} FROM suspicions s JOIN deaths d ON d.id = s.death JOIN books b ON b.id = s.book_id
     WHERE CASE WHEN s.content_key = '' THEN b.status IN ('queued', 'extracting', 'assembling')
                ELSE b.status IN ('extracting', 'narrating') AND EXISTS (
                  SELECT FROM segments g
                  WHERE g.book_id = s.book_id AND g.content_key = s.content_key AND g.state <> 'stored') END
     GROUP BY s.book_id, s.content_key, b.created_at ORDER BY min(d.id), b.created_at, s.book_id, s.content_key`,
  );
  return rows.map(({ without, ...suspect }) => ({
    ...suspect,
    standing: standingOf(suspect.deaths, without),
  }));
}

/** The books of which nothing is done beside other work. */
export async function booksApart(db: Queryable): Promise<string[]> {
  const suspects = await readSuspects(db);
  return suspects.filter(({ standing }) => standing !== 'free').map(({ bookId }) => bookId);
}

/**
 * Sets a book aside. It explains the deaths that it is guilty of: whoever was in the same hands then isn't suspected of
 * them any more.
 */
export async function setAsideBook(
  pool: Pool,
  { bookId, contentKey }: Suspect,
  problem: Problem,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    if (!(await failBook(client, bookId, problem))) return;
    await client.query(
      'DELETE FROM deaths WHERE id IN (SELECT death FROM suspicions WHERE book_id = $1 AND content_key = $2)',
      [bookId, contentKey],
    );
  });
}

/** What can be done of a suspect at once: the reading or joining of its book, or a segment that needs its speech. */
export type WorkOfSuspect =
  { task: 'process-pdf' | 'assemble'; bookId: string } | { task: 'synthesize-segment'; segmentId: number };

/**
 * @param workerKey of who asks, and has nothing in hand: a claim in its name was left by an error, and is free.
 * @returns null where there is nothing to do, or where it is in other hands.
 */
export async function workOfSuspect(
  db: Queryable,
  { bookId, contentKey }: Pick<Suspect, 'bookId' | 'contentKey'>,
  workerKey: number,
): Promise<WorkOfSuspect | null> {
  if (contentKey !== '') {
    const { rows } = await db.query<{ id: number }>(
      `SELECT s.id FROM segments s JOIN books b ON b.id = s.book_id LEFT JOIN speech p ON p.content_key = s.content_key
       WHERE s.book_id = $1 AND s.content_key = $2 AND s.state <> 'stored' AND b.status IN ('extracting', 'narrating')
         AND NOT ${SPENDING_IS_HELD}
         AND (s.not_before IS NULL OR s.not_before <= now())
         AND (p.content_key IS NULL OR p.state = 'stored' OR p.claimed_by = $3 OR NOT claim_is_held(p.claimed_by))
       ORDER BY s.position LIMIT 1`,
      [bookId, contentKey, workerKey],
    );
    return rows[0] === undefined ? null : { task: 'synthesize-segment', segmentId: rows[0].id };
  }
  const { rows } = await db.query<{ status: string }>(
    `SELECT status FROM books WHERE id = $1 AND status IN ('queued', 'extracting', 'assembling') AND hold IS DISTINCT FROM 'paused'
       AND (not_before IS NULL OR not_before <= now()) AND (claimed_by IS NULL OR claimed_by = $2 OR NOT claim_is_held(claimed_by))`,
    [bookId, workerKey],
  );
  if (rows[0] === undefined) return null;
  return { task: rows[0].status === 'assembling' ? 'assemble' : 'process-pdf', bookId };
}
