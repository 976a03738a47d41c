import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { freePort } from '../../src/process/free-port.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { startRedis } from '../../tools/kit/redis-server.ts';
import type { RedisServer } from '../../tools/kit/redis-server.ts';
import { selfSigned } from '../helpers/self-signed.ts';
import { runProgram } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';

/** The whole service with its queue on a Redis that these tests restart, pause and stop. */
const START = join(PROJECT_ROOT, 'render-start-with-worker.sh');

let dir: string;
let database: TestDatabase;
let port: number;
const programs: Program[] = [];
const servers: RedisServer[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem redis-'));
  database = await createTestDatabase();
  port = await freePort();
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.child.exitCode === null) program.child.kill('SIGTERM');
    await program.exit;
  }
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe('the whole service on Redis', { timeout: 120_000 }, () => {
  it('speaks TLS, takes five connections, and goes on by itself after a restart of the server', async () => {
    const pair = selfSigned('127.0.0.1');
    const authority = join(dir, 'authority.crt');
    await writeFile(authority, pair.cert);
    const first = await startRedis(dir, { tls: pair });
    const service = await start(first.url, { NODE_EXTRA_CA_CERTS: authority });
    await narrate();
    const admin = new Redis(first.url, { tls: { ca: pair.cert } });
    const clients = String(await admin.client('LIST'))
      .trim()
      .split('\n');
    admin.disconnect();
    expect(clients).toHaveLength(5 + 1);

    await first.stop();
    for (const who of ['api', 'worker'])
      await service.line(new RegExp(`"process":"${who}".*connection to Redis is lost`));
    servers.push(await startRedis(dir, { tls: pair, port: first.port }));
    for (const who of ['api', 'worker'])
      await service.line(new RegExp(`"process":"${who}".*connection to Redis is back`));
    await narrate();
  });

  it.each(['stopped', 'paused'])('stops in order, with 0, while the server is %s', async (how) => {
    const server = await startRedis(dir);
    const service = await start(server.url, { SHUTDOWN_GRACE_SECONDS: '30' });
    if (how === 'stopped') await server.stop();
    else process.kill(server.pid, 'SIGSTOP');
    service.child.kill('SIGTERM');
    const { code } = await service.exit;
    if (how === 'paused') {
      process.kill(server.pid, 'SIGCONT');
      await server.stop();
    }
    expect({ code, lines: code === 0 ? [] : service.lines }).toEqual({ code: 0, lines: [] });
    // With a server that is gone, closing may also come to its end in order.
    if (how === 'paused')
      expect(service.lines.join('\n')).toMatch(/Redis does not answer: stopping without it/);
  });
});

async function start(redisUrl: string, env: Record<string, string>): Promise<Program> {
  const program = runProgram(START, [], {
    env: { PORT: String(port), DATA_DIR: dir, DATABASE_URL: database.url, REDIS_URL: redisUrl, ...env },
  });
  programs.push(program);
  await program.line(/"Everything is up"/);
  return program;
}

/** One small book, from upload to audio. */
async function narrate(): Promise<void> {
  const url = `http://127.0.0.1:${port}/v1/audiobooks`;
  const form = new FormData();
  form.set('file', new Blob([makeBookPdf({ title: 'Queued', chapters: 1, pagesPerChapter: 1 })]), 'book.pdf');
  const answer = await fetch(url, { method: 'POST', body: form });
  expect(answer.status).toBe(202);
  const { id } = (await answer.json()) as { id: string };
  const status = await vi.waitUntil(
    async () => {
      const book = (await (await fetch(`${url}/${id}`)).json()) as { status: string };
      return ['ready', 'failed'].includes(book.status) && book.status;
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(status).toBe('ready');
}
