import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { queuesOfLongTest } from '../helpers/queues.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import type { Program } from '../../tools/kit/program.ts';
import { runProgram } from '../../tools/kit/program.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import type { S3Server } from '../../tools/kit/s3-server.ts';
import { startS3Server } from '../../tools/kit/s3-server.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';

/** Of the account that comes first. */
const CROWD = 60;
/** What the other's book may find ready before it: a few that were in hand, and as many as it takes stages. */
const BEFORE = 10;

const TOKENS = { crowd: 'c'.repeat(32), guest: 'g'.repeat(32) };

let dir: string;
let database: TestDatabase;
let store: S3Server;
const programs: Program[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-crowd-'));
  database = await createTestDatabase({ migrated: false, maxConnections: 2 });
  store = await startS3Server();
});
afterEach(async () => {
  for (const program of programs.splice(0).reverse()) await end(program);
  await store.close();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe.each(queuesOfLongTest('postgres'))('with the queue on %s', { timeout: 300_000 }, (queue) => {
  test(`one page that comes after ${CROWD} books of another account is among the first to be ready`, async () => {
    const { bucket, endpoint, region, credentials } = store.settings;
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: queue === 'redis' ? await createTestRedis() : '',
      QUEUE_BACKEND: queue,
      S3_BUCKET_NAME: bucket,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint ?? '',
      AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
      SECRET_KEY: 'x'.repeat(32),
      TTS_PROVIDER: 'espeak',
      API_TOKENS: Object.entries(TOKENS)
        .map(([name, token]) => `${name}:${token}`)
        .join(','),
    };
    const first = await startWorker(env);
    const api = await startService({ dataDir: join(dir, 'api'), env, script: 'render-start-simple.sh' });
    programs.push(api);
    // All are there before anything is done.
    await end(first);
    for (let book = 0; book < CROWD; book += 1) await send(api, 'crowd', book);
    const guest = await send(api, 'guest', CROWD);
    await startWorker(env);

    await vi.waitUntil(async () => (await statusOf(guest)) === 'ready', { timeout: 200_000, interval: 100 });
    const { rows } = await database.pool.query<{ before: number; unread: number }>(
      `SELECT count(*) FILTER (WHERE b.completed_at < guest.completed_at) AS before,
              count(*) FILTER (WHERE b.narrating_since IS NULL OR b.narrating_since > guest.completed_at) AS unread
       FROM books b, books guest WHERE guest.id = $1 AND b.id <> guest.id`,
      [guest],
    );
    const { before = Infinity, unread = 0 } = rows[0] ?? {};
    expect(before).toBeLessThanOrEqual(BEFORE);
    // Not all is read first: what is nearly done comes before what is not begun.
    expect(unread).toBeGreaterThan(CROWD / 2);
  });
});

async function startWorker(env: Record<string, string>): Promise<Program> {
  const program = runProgram(join(PROJECT_ROOT, 'scripts', 'start.sh'), ['worker'], {
    env: { LOG_LEVEL: 'debug', ...env, DATA_DIR: join(dir, `worker-${programs.length}`) },
  });
  programs.push(program);
  await program.line(/"Everything is up"/);
  return program;
}

function end(program: Program): Program['exit'] {
  if (program.child.exitCode === null && program.child.signalCode === null) program.child.kill('SIGTERM');
  return program.exit;
}

/** @returns the book's id. */
async function send({ url }: Service, account: keyof typeof TOKENS, number: number): Promise<string> {
  const pdf = makeBookPdf({
    title: `Book ${number}`,
    chapters: 1,
    pagesPerChapter: 1,
    firstEntry: 1 + 1000 * number,
  });
  const form = new FormData();
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), 'book.pdf');
  const headers = { authorization: `Bearer ${TOKENS[account]}` };
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', headers, body: form });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
}

async function statusOf(id: string): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ status: string }>('SELECT status FROM books WHERE id = $1', [
    id,
  ]);
  return rows[0]?.status;
}
