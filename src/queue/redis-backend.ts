import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { QueueOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { withDeadline } from '../lifecycle.ts';
import type { Log } from '../log.ts';
import type { JobProcessor, QueueBackend, TandemWorker } from './backend.ts';
import { JOB_OPTIONS, watched, WORKER_OPTIONS } from './options.ts';
import { createRedisConnection } from './redis-connection.ts';

/** A server that takes longer to answer a ping is away, as far as a stop is concerned. */
const ANSWER_MS = 1_000;
const LOOK_AGAIN_MS = 500;

/** One connection for all queues and the ordinary commands of all workers; each worker adds one that blocks. */
export function createRedisQueueBackend(redisUrl: string, log: Log): QueueBackend {
  const connection = createRedisConnection(redisUrl, log);
  const common: Pick<QueueOptions, 'connection' | 'prefix'> = { connection, prefix: 'tandem' };
  /** The first try to connect has had its end, whichever. */
  const tried = new Promise<void>((resolve) => {
    for (const outcome of ['ready', 'error']) connection.once(outcome, () => resolve());
  });
  const giveUp = (): void => {
    if (connection.status === 'end') return;
    log.warn('Redis does not answer: stopping without it; open jobs are made again from the database');
    connection.disconnect();
  };
  return {
    kind: 'redis',
    createQueue: (name) => watched(new Queue(name, { ...common, defaultJobOptions: JOB_OPTIONS }), name, log),
    createWorker: (name, process, { concurrency }) => {
      const { tracked, settled } = track(process);
      const options = { ...common, ...WORKER_OPTIONS, concurrency };
      const worker = watched(new Worker(name, tracked, options), name, log);
      const closeByForce = async (): Promise<void> => {
        giveUp();
        void worker.disconnect().catch(() => undefined);
        await settled();
      };
      return closable(worker, () => closeUnlessAway(worker, connection, closeByForce));
    },
    ping: async () => {
      await tried;
      // With `maxRetriesPerRequest: null` a command waits for ever while the server is away.
      if (connection.status !== 'ready') throw new Error('not connected to Redis');
      await connection.ping();
    },
    close: async () => {
      try {
        if (connection.status === 'ready') await withDeadline(connection.quit(), ANSWER_MS);
      } catch {
        // It ends one way or the other.
      }
      connection.disconnect();
    },
  };
}

/**
 * Closes in order: BullMQ waits for the jobs in hand and tells Redis of them. While Redis is away both would wait for ever, so
 * then what waits for an answer is told that none will come.
 */
async function closeUnlessAway(
  worker: Worker,
  connection: Redis,
  closeByForce: () => Promise<void>,
): Promise<void> {
  const watching = new AbortController();
  const closed = worker.close().then(() => true);
  try {
    const inOrder = await Promise.race([closed, untilAway(connection, watching.signal).then(() => false)]);
    if (!inOrder) await closeByForce();
  } finally {
    watching.abort();
  }
}

async function untilAway(connection: Redis, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await withDeadline(connection.ping(), ANSWER_MS);
    } catch {
      return;
    }
    await delay(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Remembers which jobs are being worked on; BullMQ asks for a processor of three parameters when it shall hand over a signal. */
function track(process: JobProcessor): { tracked: JobProcessor; settled: () => Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    tracked: (job, token, signal) => {
      const run = process(job, token, signal);
      running.add(run);
      const forget = (): void => void running.delete(run);
      run.then(forget, forget);
      return run;
    },
    settled: async () => {
      await Promise.allSettled(running);
    },
  };
}

function closable(worker: Worker, close: () => Promise<void>): TandemWorker {
  return {
    close,
    on: worker.on.bind(worker),
    pause: worker.pause.bind(worker),
    waitUntilReady: worker.waitUntilReady.bind(worker),
  };
}
