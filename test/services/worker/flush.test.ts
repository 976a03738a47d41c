import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FakeGoogle } from '../../../tools/fake-google/server.ts';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import { createGoogleEngine } from '../../../src/tts/google/engine.ts';
import { parseGoogleEndpoint } from '../../../src/tts/google/endpoint.ts';
import type { GoogleEndpoint } from '../../../src/tts/google/endpoint.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import { insertNarratingBook } from '../../helpers/books.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { startRedis } from '../../../tools/kit/redis-server.ts';
import type { RedisServer } from '../../../tools/kit/redis-server.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const BOOKS = 10;
const SEGMENTS = 12;

let dir: string;
let redis: RedisServer;
let google: FakeGoogle;
let engine: SpeechEngine;
let world: TestWorld;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-flush-'));
  // Its own server: FLUSHALL takes everybody's jobs.
  redis = await startRedis(dir);
  google = await startFakeGoogle({ latencyMs: 50, msPerCharacter: 5, requestsPerMinute: 1_000_000 });
  engine = createGoogleEngine({
    credentials: null,
    endpoint: parseGoogleEndpoint(google.endpoint) as GoogleEndpoint,
    quota: createQuotaGate(createMemoryQuotaStore(), () => 1_000_000),
    log: quietLog,
  });
  world = await createTestWorld({ queue: 'redis', engine, env: { REDIS_URL: redis.url } });
});
afterAll(async () => {
  await world.close();
  await engine.close();
  await google.close();
  await redis.stop();
  await rm(dir, { recursive: true, force: true });
});

test(
  'FLUSHALL in the middle of 10 books: all get ready, and nothing is bought twice',
  { timeout: 120_000 },
  async () => {
    const worker = await world.startWorker();
    const books = await Promise.all(
      Array.from({ length: BOOKS }, (_, book) =>
        insertNarratingBook(
          world.database.pool,
          worker.context.presence.key(),
          Array.from({ length: SEGMENTS }, (_, index) => `Book ${book} has a sentence ${index}.`),
          { voice: 'en-US-Neural2-A', language: 'en-US' },
        ),
      ),
    );
    await vi.waitUntil(async () => (await storedSegments()) > BOOKS, { timeout: 60_000, interval: 20 });

    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    expect(await storedSegments()).toBeLessThan(BOOKS * SEGMENTS);

    for (const { id } of books) expect((await world.until(id, 'ready', 'failed')).status).toBe('ready');
    const bought = google.ledger().map(({ sha256, outcome }) => `${outcome} ${sha256}`);
    expect(bought).toHaveLength(BOOKS * SEGMENTS);
    expect(new Set(bought).size).toBe(BOOKS * SEGMENTS);
    expect(await worker.stop()).toBe(true);
  },
);

async function storedSegments(): Promise<number> {
  const { rows } = await world.database.pool.query<{ count: number }>(
    `SELECT count(*) FROM segments WHERE state = 'stored'`,
  );
  return rows[0]?.count ?? 0;
}
