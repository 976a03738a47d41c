import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { Job, PostgresConnectionOptions } from 'bullmq';
import type { Pool } from '../db/pool.ts';
import type { Log } from '../process/log.ts';
import { JOB_OPTIONS, watched, WORKER_OPTIONS } from './options.ts';
import { createReopeningQueue } from './reopening-queue.ts';
import { createRedisQueueBackend } from './redis-backend.ts';
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
>;
export type TandemWorker = Pick<Worker, 'close' | 'on' | 'pause' | 'waitUntilReady'>;

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
    createQueue: (name) =>
      createReopeningQueue(() => {
        const options = { connection, defaultJobOptions: JOB_OPTIONS };
        return watched(new Queue(name, options, createPostgresBackend), name, log) as unknown as Queue;
      }),
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
