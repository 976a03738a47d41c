import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { queuesOfLongTest } from '../helpers/queues.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import type { Program } from '../../tools/kit/program.ts';
import { runProgram } from '../../tools/kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';
import { compiled } from '../../tools/kit/project-root.ts';
import { expectWholeAudio, startService, untilReady, upload } from './service.ts';

/** The whole service, with speech that is bought over gRPC from the stand-in, which runs as a program of its own. */
let dir: string;
let database: TestDatabase;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-google-'));
  database = await createTestDatabase({ migrated: false, maxConnections: 2 });
});

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe.each(queuesOfLongTest('postgres'))('with the queue on %s', (queue) => {
  it('a book is narrated by Google, and every character bought once', { timeout: 120_000 }, async () => {
    const google = await startFakeGoogleProgram(join(dir, 'ledger.jsonl'), '--latency-ms', '50');
    stops.push(google.stop);
    const service = await startService({
      dataDir: join(dir, 'data'),
      env: {
        DATABASE_URL: database.url,
        REDIS_URL: queue === 'redis' ? await createTestRedis() : '',
        GOOGLE_TTS_ENDPOINT: google.endpoint,
      },
    });
    stops.push(service.stop);
    await service.line(/Speech ready \(google, \d+ voices\)/);

    const pdf = makeBookPdf({ title: 'Bought', chapters: 2, pagesPerChapter: 3 });
    const { id } = await upload(service.url, pdf);
    const book = await untilReady(service.url, id);
    await expectWholeAudio(service.url, book, join(dir, 'book.mp3'));
    expect(book.voice).toBe('en-US-Neural2-A');
    expect(book.cost.spentUsd).toBeCloseTo((book.characters * 16) / 1e6, 6);

    const bought = await google.ledger();
    expect(bought.map(({ outcome }) => outcome)).toEqual(bought.map(() => 'ok'));
    expect(new Set(bought.map(({ sha256 }) => sha256)).size).toBe(bought.length);
    expect(bought.reduce((sum, { characters }) => sum + characters, 0)).toBe(book.characters);

    const again = await upload(service.url, pdf);
    expect((await untilReady(service.url, again.id)).cost.spentUsd).toBe(0);
    expect(await google.ledger()).toHaveLength(bought.length);
  });
});

it('a start without its key ends with 78 and names the variable, one without the service with 69', async () => {
  const noKey = check({ GOOGLE_APPLICATION_CREDENTIALS: join(dir, 'none.json') });
  const nobody = check({ GOOGLE_TTS_ENDPOINT: `127.0.0.1:${await freePort()}` });
  expect((await noKey.exit).code).toBe(78);
  expect(noKey.lines.join('\n')).toMatch(
    /Not started\. speech: GOOGLE_APPLICATION_CREDENTIALS names a file that does not exist; correct the path/,
  );
  expect((await nobody.exit).code).toBe(69);
  expect(nobody.lines.join('\n')).toMatch(/Not started\. speech: .*at the address in GOOGLE_TTS_ENDPOINT/);
});

function check(env: Record<string, string>): Program {
  const main = compiled('preflight', 'main.js');
  const program = runProgram(process.execPath, [main], {
    env: { DATA_DIR: join(dir, 'data'), DATABASE_URL: database.url, REDIS_URL: '', ...env },
  });
  stops.push(() => program.exit);
  return program;
}
