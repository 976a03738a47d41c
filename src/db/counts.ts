import type { BookStatus } from './books.ts';
import type { Queryable } from './pool.ts';

/** What the whole service bought, and what keeps it. */
export interface SpeechCounts {
  /** Characters of all receipts. */
  stored: number;
  /** Characters of calls that got no answer. */
  uncertain: number;
  uncertainCalls: number;
  /** Unfinished books that don't get on, by the code of the reason; those that somebody holds aren't among them. */
  waiting: { code: string; count: number }[];
}

/** How many books are in each status that any is in. */
export async function countBooks(db: Queryable): Promise<Map<BookStatus, number>> {
  const { rows } = await db.query<{ status: BookStatus; count: number }>(
    'SELECT status, count(*) FROM books GROUP BY status',
  );
  return new Map(rows.map(({ status, count }) => [status, count]));
}

export async function countSpeech(db: Queryable): Promise<SpeechCounts> {
  const { rows } = await db.query<SpeechCounts>(
    `SELECT (SELECT coalesce(sum(characters), 0) FROM speech WHERE state = 'stored') AS stored,
            coalesce(sum(characters), 0) AS uncertain, count(*) AS "uncertainCalls",
            (SELECT coalesce(json_agg(w), '[]') FROM (
               SELECT waiting ->> 'code' AS code, count(*) AS count FROM books
               WHERE waiting IS NOT NULL AND hold IS NULL AND status IN ('queued', 'extracting', 'narrating', 'assembling')
               GROUP BY 1 ORDER BY 1) AS w) AS waiting
     FROM uncertain_calls`,
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error('a query of counts gave no row');
  return counts;
}

/** How old the oldest book of each unfinished status is; what waits for its listener isn't late. */
export async function oldestBooks(db: Queryable): Promise<{ status: BookStatus; seconds: number }[]> {
  const { rows } = await db.query<{ status: BookStatus; seconds: number }>(
    `SELECT status, extract(epoch FROM now() - min(created_at))::float8 AS seconds FROM books
     WHERE status IN ('queued', 'extracting', 'narrating', 'assembling') AND hold IS NULL GROUP BY status`,
  );
  return rows;
}
