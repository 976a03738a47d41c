import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { QueueOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { withDeadline } from '../../process/lifecycle.ts';
import type { Log } from '../../process/log.ts';
import type { JobProcessor, QueueBackend, TandemWorker } from '../backend.ts';
import { JOB_OPTIONS, watched, WORKER_OPTIONS } from '../options.ts';
import { createRedisConnection } from './connection.ts';

/** A server that takes longer to answer a ping is away, as far as a stop is concerned. */
const ANSWER_MS = 1_000;
const LOOK_AGAIN_MS = 500;
/** Closing takes milliseconds when no job is in hand. */
const STUCK_MS = 2_000;

/** One connection for all queues and the ordinary commands of all workers; each worker adds one that blocks. */
export function createRedisQueueBackend(redisUrl: string, log: Log): QueueBackend {
  const redis = createRedisConnection(redisUrl, log);
  const { connection } = redis;
  const common: Pick<QueueOptions, 'connection' | 'prefix'> = { connection, prefix: 'tandem' };
  /** The first try to connect has had its end, whichever. */
  const tried = new Promise<void>((resolve) => {
    for (const outcome of ['ready', 'error']) connection.once(outcome, () => resolve());
  });
  let givenUp = false;
  const giveUp = (): void => {
    if (givenUp) return;
    givenUp = true;
    log.warn('Redis does not answer: stopping without it; open jobs are made again from the database');
    redis.abandon();
  };
  return {
    name: 'redis',
    createQueue: (name) => watched(new Queue(name, { ...common, defaultJobOptions: JOB_OPTIONS }), name, log),
    createWorker: (name, process, { concurrency }) => {
      const { tracked, settled } = track(process);
      const options = { ...common, ...WORKER_OPTIONS, concurrency };
      const worker = watched(new Worker(name, tracked, options), name, log);
      return closable(worker, () => close(worker, { settled, connection, giveUp }));
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
 * Closes in order: BullMQ waits for the jobs in hand and tells Redis of them. While Redis is away both would wait for
 * ever, so then what waits for an answer is told that none will come. BullMQ also waits for ever for a connection that
 * is just being made again; when nothing is in hand any more, that isn't waited for.
 */
async function close(
  worker: Worker,
  options: { settled: () => Promise<void>; connection: Redis; giveUp: () => void },
): Promise<void> {
  const { settled, connection, giveUp } = options;
  const watching = new AbortController();
  const { signal } = watching;
  try {
    const end = await Promise.race([
      worker.close().then(() => 'closed'),
      untilAway(connection, signal).then(() => 'away'),
      settled().then(async () => {
        await delay(STUCK_MS, undefined, { signal }).catch(() => undefined);
        return 'stuck';
      }),
    ]);
    if (end === 'closed') return;
    if (end === 'away') giveUp();
    await settled();
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

/**
 * Remembers which jobs are being worked on; BullMQ asks for a processor of three parameters when it shall hand over a
 * signal.
 */
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
