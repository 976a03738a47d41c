/**
 * How many connections to PostgreSQL each process may hold at once: what its pool is limited to, and what it holds
 * besides.
 */

/** Requests ask for little at a time; one more is never idle, for the health checks. */
export const API_POOL_SIZE = 4;

/** Tasks ask for little at a time; where the queue lives on the database, it needs some, too. */
export function workerPoolSize(queue: { workerConnections: number }): number {
  return 5 + queue.workerConnections;
}

/** The worker's presence is a lock on a connection outside of its pool. */
const PRESENCE = 1;

/** The most that one instance of the whole service, an API and a worker, holds. */
export function connectionsPerInstance(config: {
  webConcurrency: number;
  queue: { workerConnections: number };
}): number {
  return API_POOL_SIZE * config.webConcurrency + workerPoolSize(config.queue) + PRESENCE;
}
