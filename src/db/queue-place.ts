import { BYTES_A_READING, SECONDS_A_BYTE } from './shares.ts';

/** What a reading costs its account: `COST.read` of shares.ts, in SQL. */
const COST = `(1 + source_bytes / ${BYTES_A_READING}.0)`;
/** The service is judged by what it did in this time. */
const PACE = `interval '10 minutes'`;

/**
 * What all places are counted from, to be read once a query: who waits, the clock of reading, and how fast books got
 * ready in the last minutes. Goes before the query that joins `QUEUE_PLACE`.
 */
export const QUEUE = `
  WITH queue_accounts AS MATERIALIZED (
    SELECT q.owner, q.books, q.cost, coalesce(s.served, 0) AS served
    FROM (SELECT owner, count(*) AS books, avg(${COST}) AS cost FROM books WHERE status = 'queued' AND hold IS NULL GROUP BY owner) q
    LEFT JOIN shares s ON s.stage = 'read' AND s.owner = q.owner
  ), queue_clock AS MATERIALIZED (
    SELECT coalesce(max(began), 0) AS now FROM shares WHERE stage = 'read'
  ), queue_pace AS MATERIALIZED (
    SELECT extract(epoch FROM now() - greatest(min(created_at), now() - ${PACE})) / nullif(count(*), 0) AS seconds_a_book
    FROM books WHERE status = 'ready' AND completed_at > now() - ${PACE}
  )`;

/**
 * The place of a book `b` that waits to be read, from 1, and the seconds until it is ready, at the pace of the last
 * minutes; `NULL` where nothing got ready in them. To be joined laterally; no row for a book that doesn't wait.
 *
 * Counted is what has its turn before, account by account, with the size of another account's books taken as the same.
 */
export const QUEUE_PLACE = `
  SELECT place.n AS position, place.n * queue_pace.seconds_a_book AS seconds
  FROM queue_clock CROSS JOIN queue_pace
  CROSS JOIN LATERAL (
    SELECT count(*) AS books, coalesce(sum(${COST}), 0) AS cost FROM books mine
    WHERE mine.status = 'queued' AND mine.hold IS NULL AND mine.owner = b.owner AND (${readingPlace('mine')}, mine.id) < (${readingPlace('b')}, b.id)
  ) before
  CROSS JOIN LATERAL (
    SELECT greatest(queue_clock.now, coalesce(max(served), 0)) + before.cost AS begins
    FROM shares WHERE stage = 'read' AND owner = b.owner
  ) turn
  CROSS JOIN LATERAL (
    SELECT 1 + before.books + coalesce(sum(least(other.books, greatest(0, ceil(
             (turn.begins - greatest(queue_clock.now, other.served)) / other.cost)))), 0) AS n
    FROM queue_accounts other WHERE other.owner <> b.owner
  ) place
  WHERE b.status = 'queued' AND b.hold IS NULL`;

/** What the books of an account that wait to be read are ordered by, before their ids. @param book a table's name */
export function readingPlace(book: string): string {
  return `${book}.created_at + ${book}.source_bytes * interval '${SECONDS_A_BYTE} seconds'`;
}
