import type { Job } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JobProcessor, QueueBackend, TandemWorker } from '../../../src/queue/backend.ts';
import type { QueueProducer } from '../../../src/queue/producer.ts';
import { createQueueProducer } from '../../../src/queue/producer.ts';
import { QUEUE_NAMES } from '../../../src/queue/tasks.ts';
import type { QueueName } from '../../../src/queue/tasks.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { createTestRedis } from '../../helpers/redis.ts';

describe.each(['redis', 'postgres'] as const)('the queue on %s', (kind) => {
  let database: TestDatabase;
  let backend: QueueBackend;
  let producer: QueueProducer;
  const workers: TandemWorker[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const redisUrl = await createTestRedis();
    const { queue } = loadConfig({ QUEUE_BACKEND: kind, REDIS_URL: redisUrl });
    backend = await queue.open({ pool: database.pool, log: quietLog });
    producer = createQueueProducer(backend, quietLog);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.close();
    for (const name of QUEUE_NAMES) {
      const queue = backend.createQueue(name);
      await queue.obliterate({ force: true });
      await queue.close();
    }
  });
  afterAll(async () => {
    await producer.close();
    await backend.close();
    await database.drop();
  });

  function consume(name: QueueName, process: JobProcessor, concurrency = 1): void {
    workers.push(backend.createWorker(name, process, { concurrency }));
  }

  /** Runs jobs one after the other until `count` were seen. */
  function seen(name: QueueName, count: number): Promise<Job[]> {
    return new Promise((resolve) => {
      const jobs: Job[] = [];
      consume(name, (job) => {
        jobs.push(job);
        if (jobs.length === count) resolve(jobs);
        return Promise.resolve();
      });
    });
  }

  test('the same work is queued once, until it is done', async () => {
    await producer.processPdf('a');
    await producer.processPdf('a');
    await producer.processPdf('a', 1);
    expect(await producer.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, failed: 0 });
    const jobs = await seen('books', 2);
    expect(jobs.map(({ name, data }) => [name, data as unknown])).toEqual([
      ['process-pdf', { bookId: 'a' }],
      ['process-pdf', { bookId: 'a' }],
    ]);
    for (const worker of workers.splice(0)) await worker.close();
    await producer.processPdf('a');
    expect((await producer.counts()).waiting).toBe(1);
  });

  test('segments are served by their position, whichever book they belong to', async () => {
    await producer.synthesizeSegments([
      { id: 10, position: 0 },
      { id: 11, position: 1 },
      { id: 12, position: 2 },
    ]);
    await producer.synthesizeSegments([
      { id: 20, position: 0 },
      { id: 21, position: 1 },
    ]);
    const jobs = await seen('segments', 5);
    const ids = jobs.map(({ data }) => (data as { segmentId: number }).segmentId);
    expect(ids.slice(0, 2).sort()).toEqual([10, 20]);
    expect(ids.slice(2, 4).sort()).toEqual([11, 21]);
    expect(ids[4]).toBe(12);
  });

  test('a task on a schedule exists once, however often it is registered', async () => {
    await producer.schedule('cleanup-old-files', 3_600_000);
    await producer.schedule('cleanup-old-files', 3_600_000);
    const { waiting, delayed } = await producer.counts();
    expect(waiting + delayed).toBe(1);
  });

  test('several jobs run at the same time', async () => {
    let running = 0;
    let most = 0;
    await producer.synthesizeSegments(
      Array.from({ length: 3 }, (_, index) => ({ id: index, position: index })),
    );
    await new Promise<void>((resolve) => {
      const all: (() => void)[] = [];
      consume(
        'segments',
        async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise<void>((release) => {
            all.push(release);
            if (all.length === 3) all.forEach((go) => go());
          });
          running -= 1;
          if (running === 0) resolve();
        },
        3,
      );
    });
    expect(most).toBe(3);
  });

  test('it answers a ping', async () => {
    await expect(backend.ping()).resolves.toBeUndefined();
  });
});

test('a wake-up that cannot be queued does not fail its caller', async () => {
  const database = await createTestDatabase();
  const { queue } = loadConfig({ REDIS_URL: 'redis://127.0.0.1:1' });
  const backend = await queue.open({ pool: database.pool, log: quietLog });
  const producer = createQueueProducer(backend, quietLog);
  await expect(producer.processPdf('a')).resolves.toBeUndefined();
  await expect(backend.ping()).rejects.toThrow('not connected');
  await producer.close();
  await backend.close();
  await database.drop();
});
