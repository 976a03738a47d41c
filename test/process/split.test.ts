import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '../../tools/fake-google/ledger.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { queuesOfLongTest } from '../helpers/queues.ts';
import type { QueueKind } from '../helpers/queues.ts';
import type { S3Server } from '../../tools/kit/s3-server.ts';
import { startS3Server } from '../../tools/kit/s3-server.ts';
import { startBalancer } from './balancer.ts';
import type { FakeGoogleProgram } from './fake-google.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import { startLoad } from './load.ts';
import type { Load } from './load.ts';
import type { Program } from '../../tools/kit/program.ts';
import { runProgram } from '../../tools/kit/program.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import { expectWholeAudio, startService, untilBook, untilReady, upload } from './service.ts';
import type { Service } from './service.ts';

/**
 * Several services at once, started by the scripts as on a platform: they share a database, a queue, a bucket and an
 * account for speech, and nothing on this machine.
 */
const LATENCY_MS = '150';

let dir: string;
let database: TestDatabase;
let store: S3Server;
let google: FakeGoogleProgram;
let shared: Record<string, string>;
let services = 0;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-split-'));
  database = await createTestDatabase({ migrated: false, maxConnections: 2 });
  store = await startS3Server();
  google = await startFakeGoogleProgram(join(dir, 'ledger.jsonl'), '--latency-ms', LATENCY_MS);
  const { bucket, endpoint, region, credentials } = store.settings;
  shared = {
    DATABASE_URL: database.url,
    GOOGLE_TTS_ENDPOINT: google.endpoint,
    S3_BUCKET_NAME: bucket,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint ?? '',
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
    SECRET_KEY: 'x'.repeat(32),
    NARRATION_CONCURRENCY: '4',
  };
});

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await google.stop();
  await store.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe.each(queuesOfLongTest('redis'))('with the queue on %s', { timeout: 300_000 }, (queue) => {
  beforeEach(async () => {
    shared['REDIS_URL'] = queue === 'redis' ? await createTestRedis() : '';
  });

  it('one API and three workers narrate together, and no worker that is stopped or killed takes anything along', async () => {
    const workers = await Promise.all([startWorkerService(), startWorkerService(), startWorkerService()]);
    const api = await startApi();
    const pdfs = Array.from({ length: 4 }, (_, book) =>
      makeBookPdf({
        title: `Shared ${book}`,
        chapters: 2,
        pagesPerChapter: 5,
        firstEntry: 1000 * (book + 1),
      }),
    );
    const ids = await Promise.all(pdfs.map(async (pdf) => (await upload(api.url, pdf)).id));

    await untilBook(api.url, ids[0] ?? '', ({ progress }) => progress.segmentsDone >= 2);
    const [stopped, killed, survivor] = workers;
    stopped.child.kill('SIGTERM');
    killed.child.kill('SIGKILL');
    expect(await stopped.exit).toEqual({ code: 0, signal: null });
    expect(await killed.exit).toMatchObject({ signal: 'SIGKILL' });

    for (const [index, id] of ids.entries()) {
      const book = await untilReady(api.url, id);
      await expectWholeAudio(api.url, book, join(dir, `${index}.mp3`));
    }
    expect(survivor.child.exitCode).toBeNull();
    // Whose calls were under way when it was killed, nobody knows; all others were bought once.
    expect(boughtTwice(await google.ledger())).toBeLessThanOrEqual(await uncertainCalls());
  });

  it('two instances that start together on an empty database share all work, and nothing is done twice', async () => {
    const [first, second] = await Promise.all([startCombined(), startCombined()]);
    const ids: string[] = [];
    for (let book = 0; book < 4; book += 1) {
      const pdf = makeBookPdf({
        title: `Twin ${book}`,
        chapters: 1,
        pagesPerChapter: 4,
        firstEntry: 1000 * (book + 1),
      });
      ids.push((await upload(book % 2 === 0 ? first.url : second.url, pdf)).id);
    }
    for (const id of ids) {
      // What one took in, the other shows.
      const book = await untilReady(second.url, id);
      expect(await untilReady(first.url, id)).toEqual(book);
    }
    expect(boughtTwice(await google.ledger())).toBe(0);
    expect(await uncertainCalls()).toBe(0);
    expect(await schedules(queue, shared['REDIS_URL'] ?? '')).toBe(1);
    const { rows } = await database.pool.query<{ attempt: number }>('SELECT attempt FROM books');
    // One claim to read it, one to put it together.
    expect(rows.map(({ attempt }) => attempt)).toEqual(ids.map(() => 2));
  });
});

describe.each(queuesOfLongTest('postgres'))('with the queue on %s', { timeout: 300_000 }, (queue) => {
  beforeEach(async () => {
    shared['REDIS_URL'] = queue === 'redis' ? await createTestRedis() : '';
  });

  it('API and worker are taken apart under load, and where instances overlap no request fails', async () => {
    expect(await takeApart({ overlapping: true })).toEqual([]);
  });
});

it('where a single instance is restarted, it refuses while it is away, and in no other way', async () => {
  const refused = await takeApart({ overlapping: false });
  expect(refused.filter((failure) => !/: (502|503) /.test(failure))).toEqual([]);
}, 300_000);

/**
 * The steps of the README's migration, under load: a worker service beside the combined one, then an API of its own in
 * the place of that. Every upload that was accepted must become a book, and no word be bought twice.
 *
 * @returns the requests that failed.
 */
async function takeApart({ overlapping }: { overlapping: boolean }): Promise<readonly string[]> {
  const balancer = await startBalancer();
  stops.push(() => balancer.close());
  const combined = await startCombined();
  balancer.pointTo(combined);
  const load = startLoad(balancer.url);
  stops.push(() => load.stop());
  await untilAccepted(load, 3);

  const worker = await startWorkerService();
  expect(load.failures).toEqual([]);
  if (overlapping) {
    balancer.pointTo(await startApi());
    combined.child.kill('SIGTERM');
  } else {
    combined.child.kill('SIGTERM');
    await combined.exit;
    balancer.pointTo(await startApi());
  }
  await untilAccepted(load, 1);
  const refused = [...load.failures];
  expect(await combined.exit).toEqual({ code: 0, signal: null });
  await untilAccepted(load, 3);
  await load.stop();
  expect(load.failures).toEqual(refused);
  console.log(
    `${overlapping ? 'overlapping instances' : 'a single instance'}: ${load.calls.health} health calls and ` +
      `${load.calls.uploads} uploads, of which ${refused.length} failed`,
  );

  for (const id of load.accepted) await untilReady(balancer.url, id);
  expect(boughtTwice(await google.ledger())).toBe(0);
  expect(await uncertainCalls()).toBe(0);
  expect(worker.child.exitCode).toBeNull();
  return refused;
}

/** Waits for so many more uploads. */
async function untilAccepted(load: Load, more: number): Promise<void> {
  const wanted = load.accepted.length + more;
  await vi.waitUntil(() => load.accepted.length >= wanted, { timeout: 60_000 });
}

async function startCombined(): Promise<Service> {
  return keep(await startService({ dataDir: nextDir(), env: shared }));
}

async function startApi(): Promise<Service> {
  return keep(await startService({ dataDir: nextDir(), env: shared, script: 'render-start-simple.sh' }));
}

/** `npm run worker`, without npm in between. */
async function startWorkerService(): Promise<Program> {
  const program = runProgram(join(PROJECT_ROOT, 'scripts', 'start.sh'), ['worker'], {
    env: { LOG_LEVEL: 'debug', ...shared, DATA_DIR: nextDir() },
  });
  stops.push(() => end(program));
  await program.line(/"Everything is up"/);
  return program;
}

function keep(service: Service): Service {
  stops.push(() => end(service));
  return service;
}

function end(program: Program): Program['exit'] {
  if (program.child.exitCode === null && program.child.signalCode === null) program.child.kill('SIGTERM');
  return program.exit;
}

/** Of its own: other machines share no disk. */
function nextDir(): string {
  services += 1;
  return join(dir, `service-${services}`);
}

/** Calls that were answered with speech of words that an earlier one had brought. */
function boughtTwice(ledger: readonly LedgerEntry[]): number {
  const bought = ledger.filter(({ outcome }) => outcome === 'ok').map(({ sha256 }) => sha256);
  return bought.length - new Set(bought).size;
}

async function uncertainCalls(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*) FROM uncertain_calls');
  return rows[0]?.count ?? -1;
}

/** Schedules that the queue keeps, however many workers registered theirs. */
async function schedules(queue: QueueKind, redisUrl: string): Promise<number> {
  if (queue === 'redis') {
    const redis = new Redis(redisUrl);
    const count = await redis.zcard('tandem:housekeeping:repeat');
    redis.disconnect();
    return count;
  }
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*) FROM bullmq.scheduler');
  return rows[0]?.count ?? -1;
}
