import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UsageJson } from '../../src/contract/usage.ts';
import { announceWorker } from '../../src/db/workers.ts';
import type { LedgerEntry } from '../../tools/fake-google/ledger.ts';
import { quietLog } from '../../tools/kit/log.ts';
import { insertNarratingBook } from '../helpers/books.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { queuesOfLongTest } from '../helpers/queues.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import { startService } from './service.ts';

/** US dollars for a million characters of the voice that is chosen for English. */
const PRICE = 16;
const BOOKS = 50;
const KILLS = 4;
const VOICE = 'en-US-Neural2-A';
/** For about twenty of them. */
const CEILING_USD = 0.1;
/** Each kill may spend the price of so many calls in vain; with more, all of the twenty could be left half done. */
const CALLS_IN_FLIGHT = 3;

let dir: string;
let database: TestDatabase;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-budget-'));
  database = await createTestDatabase({ maxConnections: 2 });
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** Whatever was taken may be charged, also what was never answered. */
function charged(ledger: readonly LedgerEntry[]): number {
  return ledger
    .filter(({ outcome }) => ['ok', 'dropped', 'hang', 'cancelled'].includes(outcome))
    .reduce((sum, { characters }) => sum + (characters * PRICE) / 1e6, 0);
}

/** Books that are read and priced, and not begun. Their words differ, so that none is bought for another. */
async function addBooks(): Promise<void> {
  const reader = await announceWorker({ databaseUrl: database.url, version: 'test', log: quietLog });
  for (let book = 0; book < BOOKS; book += 1) {
    const texts = ['One', 'Two'].map((word) => `${word} of ${book}. `.padEnd(150, 'Words for money. '));
    const { id } = await insertNarratingBook(database.pool, reader.key(), texts, { voice: VOICE });
    await database.pool.query('UPDATE books SET usd_per_million = $2 WHERE id = $1', [id, PRICE]);
  }
  await reader.leave();
}

describe.each(queuesOfLongTest('redis'))('with the queue on %s', (queue) => {
  it(
    'fifty books at once and a worker that is killed again and again never pass the ceiling',
    { timeout: 240_000 },
    async () => {
      const google = await startFakeGoogleProgram(join(dir, 'ledger.jsonl'), '--latency-ms', '200');
      stops.push(google.stop);
      await addBooks();
      const service = await startService({
        dataDir: join(dir, 'data'),
        env: {
          DATABASE_URL: database.url,
          REDIS_URL: queue === 'redis' ? await createTestRedis() : '',
          GOOGLE_TTS_ENDPOINT: google.endpoint,
          MAX_ACCOUNT_USD_PER_MONTH: String(CEILING_USD),
          NARRATION_CONCURRENCY: String(CALLS_IN_FLIGHT),
        },
      });
      stops.push(service.stop);

      const starts = (): number =>
        service.entries().filter(({ message }) => message === 'worker started').length;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const started = starts();
        process.kill(service.pidOf('worker'), 'SIGKILL');
        await vi.waitUntil(() => starts() > started, { timeout: 60_000 });
        const { length } = await google.ledger();
        // A call further, so that some are under way; there is none when all the money is spent.
        const call = async (): Promise<boolean> => (await google.ledger()).length > length;
        await vi.waitUntil(call, { timeout: 5_000, interval: 20 }).catch(() => undefined);
      }

      const states = await vi.waitUntil(
        async () => {
          const { rows } = await database.pool.query<{ status: string; code: string | null; detail: string }>(
            `SELECT status, waiting ->> 'code' AS code, waiting ->> 'detail' AS detail FROM books`,
          );
          return rows.every(({ status, code }) => status === 'ready' || code === 'budget') ? rows : false;
        },
        { timeout: 120_000, interval: 200 },
      );
      expect(states).toHaveLength(BOOKS);
      expect(states.some(({ status }) => status === 'ready')).toBe(true);
      expect(states.find(({ code }) => code === 'budget')?.detail).toMatch(
        /^It needs \$0\.0\d+ more\. This account has used or set aside \$0\.\d+ of \$0\.10 for this month\. It goes on by itself on \w+ 1, \d{4} \(UTC\)/,
      );

      const spent = charged(await google.ledger());
      expect(spent).toBeGreaterThan(CEILING_USD / 2);
      expect(spent).toBeLessThanOrEqual(CEILING_USD);
      const usage = (await (await fetch(`${service.url}/v1/usage`)).json()) as UsageJson;
      expect(usage.month.used.usd).toBeGreaterThanOrEqual(spent - 1e-6);
      expect(usage.month.used.usd).toBeLessThanOrEqual(CEILING_USD);
    },
  );
});
