import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HealthReport } from '../../../src/contract/health.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createPool } from '../../../src/db/pool.ts';
import { announceWorker } from '../../../src/db/workers.ts';
import { startEmbeddedPostgres } from '../../../src/local/postgres.ts';
import { startRedis } from '../../../tools/kit/redis-server.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { createTestRedis } from '../../helpers/redis.ts';
import { form } from './multipart.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const PATIENTLY = { timeout: 60_000, interval: 50 };

async function health(api: TestApi, path = '/health'): Promise<HealthReport & { httpStatus: number }> {
  const answer = await fetch(`${api.url}${path}`);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return { ...((await answer.json()) as HealthReport), httpStatus: answer.status };
}

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tandem-health-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

describe('the health report', () => {
  it('is true from the first answer on, with and without a worker', async () => {
    const api = await startApi();
    expect(await health(api)).toMatchObject({
      httpStatus: 200,
      status: 'degraded',
      dependencies: {
        database: 'healthy',
        redis: 'not_configured',
        s3: 'not_configured',
        storage: 'healthy',
      },
      worker: { status: 'down', heartbeatAgeSeconds: null },
      queue: { waiting: 0, active: 0, delayed: 0, failed: 0 },
      version: '0.0.0-test',
    });
    const presence = await announceWorker({ databaseUrl: api.databaseUrl, version: 'test', log: quietLog });
    await expect
      .poll(() => health(api), PATIENTLY)
      .toMatchObject({ status: 'healthy', worker: { status: 'healthy', heartbeatAgeSeconds: 0 } });
    await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body: form() });
    await expect.poll(() => health(api), PATIENTLY).toMatchObject({ queue: { waiting: 1 } });
    await presence.leave();
    await expect
      .poll(() => health(api), PATIENTLY)
      .toMatchObject({ status: 'degraded', worker: { status: 'down' } });
    await api.close();
  });

  it('costs the database nothing, however often it is asked for', async () => {
    const api = await startApi();
    await health(api);
    const requests = 400;
    // Every query takes a connection of the pool. Those of the background go on, some ten a second.
    const taken = vi.spyOn(api.pool, 'connect');
    const answers = await Promise.all(Array.from({ length: requests }, () => health(api)));
    expect(new Set(answers.map(({ httpStatus }) => httpStatus))).toEqual(new Set([200]));
    expect(taken.mock.calls.length).toBeLessThan(requests);
    await api.close();
  });

  it('knows Redis where the queue lives there, and gets well with it', async () => {
    const dir = await tempDir();
    const redis = await startRedis(dir);
    const api = await startApi({ redisUrl: redis.url });
    await expect.poll(() => health(api), PATIENTLY).toMatchObject({ dependencies: { redis: 'healthy' } });
    await redis.stop();
    await expect
      .poll(() => health(api), PATIENTLY)
      .toMatchObject({
        httpStatus: 503,
        status: 'unhealthy',
        dependencies: { database: 'healthy', redis: 'unhealthy' },
        queue: null,
      });
    expect((await health(api, '/health/ready')).httpStatus).toBe(503);
    // An upload needs no queue: the row is what counts.
    expect((await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body: form() })).status).toBe(202);
    await api.close();
  });

  it('says so when files can no longer be stored', async () => {
    const storageDir = await tempDir();
    const api = await startApi({ storageDir, redisUrl: await createTestRedis() });
    await expect.poll(() => health(api), PATIENTLY).toMatchObject({ dependencies: { storage: 'healthy' } });
    await rm(storageDir, { recursive: true });
    await expect
      .poll(() => health(api), PATIENTLY)
      .toMatchObject({ httpStatus: 503, status: 'unhealthy', dependencies: { storage: 'unhealthy' } });
    await api.close();
  });
});

describe('a database that is away', () => {
  it('makes requests wait for another time, and the service well again when it is back', async () => {
    const dataDir = await tempDir();
    let postgres = await startEmbeddedPostgres({ dataDir, log: quietLog });
    onTestFinished(() => postgres.stop());
    const pool = createPool({
      databaseUrl: postgres.url,
      applicationName: 'test',
      maxConnections: 4,
      log: quietLog,
    });
    await migrate(pool, { queueTables: true });
    const api = await startApi({ database: { url: postgres.url, pool, drop: () => pool.end() } });
    expect((await health(api, '/health/ready')).httpStatus).toBe(200);

    await postgres.stop();
    const answer = await fetch(`${api.url}/v1/audiobooks`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await answer.json()).toMatchObject({ code: 'service-unavailable' });
    const upload = await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body: form() });
    expect(upload.status).toBe(503);
    expect(await api.files()).toEqual([]);
    await expect
      .poll(() => health(api), PATIENTLY)
      .toMatchObject({
        httpStatus: 503,
        status: 'unhealthy',
        dependencies: { database: 'unhealthy' },
        worker: { status: 'unknown' },
      });
    expect((await health(api, '/health/live')).httpStatus).toBe(200);
    expect((await health(api, '/health/ready')).httpStatus).toBe(503);

    postgres = await startEmbeddedPostgres({ dataDir, log: quietLog });
    await expect.poll(() => health(api), PATIENTLY).toMatchObject({ dependencies: { database: 'healthy' } });
    expect((await fetch(`${api.url}/v1/audiobooks`, { method: 'POST', body: form() })).status).toBe(202);
    await api.close();
  });
});

it('a service that stops is not ready any more', async () => {
  const api = await startApi({ redisUrl: inject('redisUrl') });
  api.stop();
  expect((await health(api, '/health/ready')).httpStatus).toBe(503);
  expect((await health(api, '/health/live')).httpStatus).toBe(200);
  await api.close();
});
