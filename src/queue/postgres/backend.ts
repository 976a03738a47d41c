import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type { PostgresConnectionOptions } from 'bullmq';
import { pingDatabase } from '../../db/pool.ts';
import type { Pool } from '../../db/pool.ts';
import type { Log } from '../../process/log.ts';
import type { QueueBackend, TandemWorker } from '../backend.ts';
import { JOB_OPTIONS, watched, WORKER_OPTIONS } from '../options.ts';
import { createReopeningQueue } from './reopening-queue.ts';

/** Jobs in our own database, through our own pool. */
export function createPostgresQueueBackend(pool: Pool, log: Log): QueueBackend {
  // BullMQ describes the pool structurally, a little differently from node-postgres' own types.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    name: 'postgres',
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
    ping: () => pingDatabase(pool),
    close: () => Promise.resolve(),
  };
}
