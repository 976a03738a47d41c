import type { JobsOptions, WorkerOptions } from 'bullmq';
import type { Log } from '../process/log.ts';
import type { QueueName } from './tasks.ts';

/** Jobs leave no trace in the queue: what became of them is in the rows, and an id can be used again. */
export const JOB_OPTIONS: JobsOptions = {
  attempts: 1_000_000,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: true,
};

/**
 * A job whose worker died is free again after at most lock + check; what it was about gets another job long before, as
 * soon as a worker compares the queue with the rows. Locks are renewed every half of it by a timer, so the margin is
 * the longest time a worker's event loop may stand still: 7 s, against 50 ms that is allowed.
 */
export const WORKER_OPTIONS = {
  lockDuration: 15_000,
  stalledInterval: 60_000,
  // Seconds of one wait for a job. Redis servers count commands, and some are paid by them. A connection that has
  // fallen silent is given up after as long.
  drainDelay: 30,
  // Whether a job is hopeless is decided by the rows (crashes, kinds of errors), never by the queue.
  maxStalledCount: 1_000_000,
  // After a connection error: the default of 15 s would make a worker miss a quick restart of the server.
  runRetryDelay: 1_000,
  settings: { backoffStrategy: retryDelayMs },
} satisfies Partial<WorkerOptions>;

const FIRST_RETRY_MS = 500;
/** However long an outage lasts: when it ends, work goes on within this time. */
const LAST_RETRY_MS = 30_000;

/** Doubles up to half a minute; a random half keeps many jobs from coming back at the same moment. */
function retryDelayMs(attemptsMade: number): number {
  const fullMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attemptsMade, 10));
  return Math.round(fullMs * (0.5 + Math.random() / 2));
}

/** An 'error' event without a listener would end the process; outages are not bugs. */
export function watched<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  emitter: T,
  name: QueueName,
  log: Log,
): T {
  emitter.on('error', (error) => log.debug('queue connection error', { queue: name, error }));
  return emitter;
}
