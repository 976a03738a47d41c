import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { QueueBackend } from '../../../src/queue/backend.ts';
import { createQueueProducer } from '../../../src/queue/producer.ts';
import { createRedisQueueBackend } from '../../../src/queue/redis/backend.ts';
import { createRedisConnection, reconnectDelayMs } from '../../../src/queue/redis/connection.ts';
import { startForwarder } from '../../helpers/forwarder.ts';
import { recordingLog } from '../../../tools/kit/log.ts';
import { startRedis } from '../../../tools/kit/redis-server.ts';
import type { RedisServer } from '../../../tools/kit/redis-server.ts';

/** For what happens by itself within seconds, on a machine that may be busy. */
const SOON = { timeout: 60_000, interval: 50 };

let dir: string;
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'tandem-redis-'))));
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function redis(options: Parameters<typeof startRedis>[1] = {}): Promise<RedisServer> {
  const server = await startRedis(dir, options);
  endings.push(() => server.stop());
  return server;
}

/** A backend on `port` with a consumer of books; `done` are the books that it has seen. */
function consume(port: number): {
  backend: QueueBackend;
  done: Set<string>;
  said: () => unknown[];
  enqueue: (bookId: string) => Promise<void>;
  close: () => Promise<void>;
} {
  const { log, lines } = recordingLog();
  const backend = createRedisQueueBackend(`redis://127.0.0.1:${port}`, log);
  const done = new Set<string>();
  const worker = backend.createWorker(
    'books',
    (job) => {
      done.add((job.data as { bookId: string }).bookId);
      return Promise.resolve();
    },
    { concurrency: 2 },
  );
  const producer = createQueueProducer(backend, log);
  const close = async (): Promise<void> => {
    await worker.close();
    await producer.close();
    await backend.close();
  };
  return {
    backend,
    done,
    said: () => lines.filter(({ level }) => level !== 'debug').map(({ message }) => message),
    enqueue: (bookId) => producer.processPdf(bookId),
    close,
  };
}

/**
 * Enqueues under new names until one arrives: a wake-up may get lost in an outage, and whoever lost it sends it again.
 */
async function untilServed(queue: ReturnType<typeof consume>, prefix: string): Promise<void> {
  let count = 0;
  await vi.waitUntil(
    async () => {
      await queue.enqueue(`${prefix}-${(count += 1)}`);
      return [...queue.done].some((book) => book.startsWith(prefix));
    },
    { timeout: 60_000, interval: 200 },
  );
}

describe('a queue on Redis', { timeout: 60_000 }, () => {
  test('works again by itself after a restart of the server, and says so', async () => {
    const first = await startRedis(dir);
    const queue = consume(first.port);
    endings.push(queue.close);
    await untilServed(queue, 'before');
    await first.stop();
    await vi.waitUntil(() => queue.said().length > 0, SOON);
    await expect(queue.backend.ping()).rejects.toThrow('not connected');

    await redis({ port: first.port });
    await untilServed(queue, 'after');
    expect(queue.said()).toEqual(
      expect.arrayContaining([
        'the connection to Redis is lost; trying again until it is back',
        'the connection to Redis is back',
      ]),
    );
  });

  test('follows a fail-over: its server becomes a replica, and the address leads to another one', async () => {
    const [old, next] = await Promise.all([redis(), redis()]);
    const address = await startForwarder(old.port);
    endings.push(() => address.close());
    const queue = consume(address.port);
    endings.push(queue.close);
    await untilServed(queue, 'before');

    await command(next.port, 'REPLICAOF', 'NO', 'ONE');
    address.target = next.port;
    await command(old.port, 'REPLICAOF', '127.0.0.1', String(next.port));
    await untilServed(queue, 'after');
    await vi.waitUntil(() => queue.said().includes('the connection to Redis is back'), SOON);
    expect(queue.said()).toContain(
      'Redis has become a read replica; connecting again until there is a primary',
    );
    // Every connection has moved: the one for commands, and the one that waits for jobs.
    await vi.waitUntil(async () => {
      const clients = String(await command(next.port, 'CLIENT', 'LIST'));
      return clients.split('\n').filter((line) => line.includes('bzpopmin')).length === 1;
    }, SOON);
  });

  test('closes though a connection is just being made again', async () => {
    const [old, next] = await Promise.all([redis(), redis()]);
    const address = await startForwarder(old.port);
    endings.push(() => address.close());
    const queue = consume(address.port);
    await untilServed(queue, 'before');
    address.target = next.port;
    await command(old.port, 'REPLICAOF', '127.0.0.1', String(next.port));
    await untilServed(queue, 'after');
    // The connection for commands has found the new server; the one that waits for jobs still has to.
    await queue.close();
  });

  test.each(['stopped', 'paused'])('closes while the server is %s', async (how) => {
    const server = await startRedis(dir);
    const queue = consume(server.port);
    await untilServed(queue, 'before');
    if (how === 'stopped') await server.stop();
    else process.kill(server.pid, 'SIGSTOP');
    await queue.close();
    // With a server that is gone, closing may also come to its end in order.
    if (how === 'paused') {
      expect(queue.said()).toContain(
        'Redis does not answer: stopping without it; open jobs are made again from the database',
      );
      process.kill(server.pid, 'SIGCONT');
      await server.stop();
    }
  });

  test('closes while the server is away though a job in hand wants to be given back', async () => {
    const server = await startRedis(dir);
    const { log, lines } = recordingLog();
    const backend = createRedisQueueBackend(server.url, log);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let rejected: unknown;
    const worker = backend.createWorker(
      'books',
      async (job, token) => {
        await released;
        await job.moveToDelayed(Date.now(), token).catch((error: unknown) => {
          rejected = error;
          throw error;
        });
      },
      { concurrency: 1 },
    );
    const producer = createQueueProducer(backend, log);
    await producer.processPdf('a');
    await vi.waitUntil(async () => (await producer.counts()).active === 1, SOON);
    await server.stop();
    await vi.waitUntil(() => lines.some(({ message }) => String(message).includes('Redis is lost')), SOON);
    release();
    await worker.close();
    expect(String(rejected)).toMatch(/Connection is closed/);
    await producer.close();
    await backend.close();
  });

  test('takes one connection for commands and one for each consumer', async () => {
    const server = await redis();
    const queue = consume(server.port);
    endings.push(queue.close);
    await untilServed(queue, 'job');
    const clients = String(await command(server.port, 'CLIENT', 'LIST'))
      .trim()
      .split('\n');
    // The one that asks is not ours.
    expect(clients.filter((line) => !line.includes('cmd=client'))).toHaveLength(2);
  });
});

test('a connection that has gone silent is given up, and a new one takes its place', async () => {
  const server = await redis();
  const address = await startForwarder(server.port);
  endings.push(() => address.close());
  const { log, lines } = recordingLog();
  const { connection } = createRedisConnection(`redis://127.0.0.1:${address.port}`, log, 300);
  endings.push(() => connection.quit());
  await connection.set('before', '1');
  address.silence();
  expect(await connection.get('before')).toBe('1');
  await vi.waitUntil(() => lines.length === 2, SOON);
  expect(lines.map(({ message }) => message)).toEqual([
    'the connection to Redis is lost; trying again until it is back',
    'the connection to Redis is back',
  ]);
});

test('however long an outage lasts, the next try is at most two seconds away', () => {
  const delays = Array.from({ length: 3_000 }, (_, index) => reconnectDelayMs(index + 1));
  expect(delays[0]).toBe(200);
  expect(Math.max(...delays)).toBe(2_000);
});

async function command(port: number, name: string, ...args: string[]): Promise<unknown> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await client.call(name, ...args);
  } finally {
    client.disconnect();
  }
}
