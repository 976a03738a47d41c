import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import type { FakeGoogleProgram } from './fake-google.ts';
import { expectWholeAudio, startService, untilReady, upload } from './service.ts';
import type { Service } from './service.ts';

/** The whole service, stopped while calls that cost money are under way. */
let dir: string;
let database: TestDatabase;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem drain-'));
  database = await createTestDatabase({ migrated: false, maxConnections: 2 });
});

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe.each(['redis', 'postgres'] as const)(
  'a drain, with the queue on %s',
  { timeout: 180_000 },
  (queue) => {
    it('waits for the speech that is being bought, and the next start buys none of it again', async () => {
      const google = await speech('--latency-ms', '2000', '--jitter', '0');
      const redisUrl = queue === 'redis' ? await createTestRedis() : '';
      const first = await start(google, redisUrl);
      const { id } = await upload(
        first.url,
        makeBookPdf({ title: 'Drained', chapters: 2, pagesPerChapter: 1 }),
      );
      // A call has just been answered, so that the next ones are on their way.
      await vi.waitUntil(async () => (await google.ledger()).length > 0, { timeout: 60_000 });
      expect(await first.stop()).toEqual({ code: 0, signal: null });
      expect(first.lines.join('\n')).not.toContain('did not stop in time');

      const second = await start(google, redisUrl);
      const book = await untilReady(second.url, id);
      await expectWholeAudio(second.url, book, join(dir, 'book.mp3'));
      const calls = await google.ledger();
      expect(calls.map(({ outcome }) => outcome)).toEqual(calls.map(() => 'ok'));
      expect(new Set(calls.map(({ sha256 }) => sha256)).size).toBe(calls.length);
    });

    it('gives back what takes too long, within the grace time', async () => {
      const google = await speech('--hang-rate', '1');
      const redisUrl = queue === 'redis' ? await createTestRedis() : '';
      const service = await start(google, redisUrl, { SHUTDOWN_GRACE_SECONDS: '8' });
      await upload(service.url, makeBookPdf({ title: 'Hung', chapters: 1, pagesPerChapter: 1 }));
      await vi.waitUntil(async () => (await google.ledger()).length > 0, { timeout: 60_000 });
      expect(await service.stop()).toEqual({ code: 0, signal: null });
      expect(service.lines.join('\n')).not.toContain('did not stop in time');
    });
  },
);

async function speech(...faults: string[]): Promise<FakeGoogleProgram> {
  const google = await startFakeGoogleProgram(join(dir, 'ledger.jsonl'), ...faults);
  stops.push(google.stop);
  return google;
}

async function start(
  { endpoint }: FakeGoogleProgram,
  redisUrl: string,
  env: Record<string, string> = {},
): Promise<Service> {
  const service = await startService({
    dataDir: join(dir, 'data'),
    env: {
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      GOOGLE_TTS_ENDPOINT: endpoint,
      NARRATION_CONCURRENCY: '3',
      ...env,
    },
  });
  stops.push(service.stop);
  return service;
}
