import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { Job, JobsOptions, PostgresConnectionOptions, QueueOptions, WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Pool } from '../db/pool.ts';
import type { Log } from '../log.ts';
import type { QueueName } from './tasks.ts';

/**
 * The one place that knows where BullMQ keeps its jobs: Redis through ioredis, or PostgreSQL through our own pool.
 * Nothing here or above depends on QueueEvents, which the PostgreSQL backend loses under load.
 */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  createQueue(name: QueueName): TandemQueue;
  createWorker(name: QueueName, process: JobProcessor, options: { concurrency: number }): TandemWorker;
  /** Rejects when the queue's server doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type JobProcessor = (job: Job, token: string | undefined, signal?: AbortSignal) => Promise<void>;
export type TandemQueue = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'getJobCounts'
  | 'upsertJobScheduler'
  | 'getJobScheduler'
  | 'close'
  | 'obliterate'
  | 'getJob'
  | 'on'
>;
export type TandemWorker = Pick<Worker, 'close' | 'on' | 'pause' | 'waitUntilReady'>;

/** Jobs leave no trace in the queue: what became of them is in the rows, and an id can be used again. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 1_000_000,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: true,
};

/**
 * A job whose worker died is free again after at most lock + check. Locks are renewed every half of it by a timer, so the
 * margin is the longest time a worker's event loop may stand still: 7 s, against 50 ms that is allowed.
 */
const WORKER_OPTIONS = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
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

export interface QueueBackendOptions {
  backend: 'redis' | 'postgres';
  redisUrl: string | null;
  pool: Pool;
  log: Log;
}

export function createQueueBackend(options: QueueBackendOptions): QueueBackend {
  return options.backend === 'redis' && options.redisUrl !== null
    ? createRedisQueueBackend(options.redisUrl, options.log)
    : createPostgresQueueBackend(options.pool, options.log);
}

function createPostgresQueueBackend(pool: Pool, log: Log): QueueBackend {
  // BullMQ describes the pool structurally, a little differently from node-postgres' own types.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    kind: 'postgres',
    createQueue: (name) => {
      const queue = new Queue(name, { connection, defaultJobOptions: JOB_OPTIONS }, createPostgresBackend);
      return watched(queue, name, log) as unknown as TandemQueue;
    },
    createWorker: (name, process, { concurrency }) => {
      const worker = new Worker(
        name,
        process,
        { connection, ...WORKER_OPTIONS, concurrency },
        createPostgresBackend,
      );
      return watched(worker, name, log) as unknown as TandemWorker;
    },
    ping: async () => {
      await pool.query('SELECT');
    },
    close: () => Promise.resolve(),
  };
}

function createRedisQueueBackend(redisUrl: string, log: Log): QueueBackend {
  // One connection for all queues and the ordinary commands of all workers; each worker adds one that blocks.
  const connection = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    connectTimeout: 10_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(200 * attempt, 2_000),
  });
  let lost = false;
  connection.on('error', (error: Error) => {
    if (!lost) log.warn('the connection to Redis is lost; trying again until it is back', { error });
    lost = true;
  });
  connection.on('ready', () => {
    if (lost) log.info('the connection to Redis is back');
    lost = false;
  });
  const common: Pick<QueueOptions, 'connection' | 'prefix'> = { connection, prefix: 'tandem' };
  return {
    kind: 'redis',
    createQueue: (name) => watched(new Queue(name, { ...common, defaultJobOptions: JOB_OPTIONS }), name, log),
    createWorker: (name, process, { concurrency }) =>
      watched(new Worker(name, process, { ...common, ...WORKER_OPTIONS, concurrency }), name, log),
    ping: async () => {
      // With `maxRetriesPerRequest: null` a command waits for ever while the server is away.
      if (connection.status !== 'ready') throw new Error('not connected to Redis');
      await connection.ping();
    },
    close: async () => {
      if (connection.status === 'ready') await connection.quit();
      else connection.disconnect();
    },
  };
}

/** An 'error' event without a listener would end the process; outages are not bugs. */
function watched<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  emitter: T,
  name: QueueName,
  log: Log,
): T {
  emitter.on('error', (error) => log.debug('queue connection error', { queue: name, error }));
  return emitter;
}
