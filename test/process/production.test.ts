import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { decodeSeconds } from '../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { startRedis } from '../../tools/kit/redis-server.ts';
import { startS3Server } from '../../tools/kit/s3-server.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import { startService } from './service.ts';
import type { ServedBook } from './service.ts';

/**
 * As on Render: real Redis and PostgreSQL, a bucket that checks signatures, Google's stand-in, and tokens for those who
 * may.
 */
let dir: string;
let database: TestDatabase;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-production-'));
  database = await createTestDatabase({ migrated: false, maxConnections: 2 });
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

describe('with everything that production has', { timeout: 180_000 }, () => {
  it('prints the checklist, is healthy, and makes a book that its owner alone can reach', async () => {
    const redis = await startRedis(dir, { args: ['--appendonly', 'yes'] });
    const bucket = await startS3Server();
    const google = await startFakeGoogleProgram(join(dir, 'ledger.jsonl'), '--latency-ms', '20');
    stops.push(
      () => redis.stop(),
      () => bucket.close(),
      google.stop,
    );
    const { bucket: name, region, credentials, endpoint } = bucket.settings;
    const token = 'a-token-of-thirty-two-characters';
    const service = await startService({
      dataDir: join(dir, 'data'),
      env: {
        RENDER: 'true',
        LOG_LEVEL: 'info',
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        S3_BUCKET_NAME: name,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
        AWS_ENDPOINT_URL: endpoint ?? '',
        GOOGLE_TTS_ENDPOINT: google.endpoint,
        SECRET_KEY: 'x'.repeat(44),
        API_TOKENS: `reader:${token}`,
        SHUTDOWN_GRACE_SECONDS: '50',
      },
    });
    stops.push(service.stop);

    const said = service.entries().map(({ message }) => message);
    const checklist = [
      ...[/^Environment verified/, /^Memory limit is/, /^An ordered stop takes at most 50 seconds/],
      ...[/^Database connection successful/, /^Database ready/, /^Queue ready \(127/],
      ...[/^Storage ready \(bucket/, /^Speech ready \(google/, /^Supervisor starting/, /^Everything is up/],
    ].map((pattern) => said.findIndex((message) => pattern.test(message)));
    expect(checklist).not.toContain(-1);
    expect(checklist).toEqual([...checklist].sort((a, b) => a - b));
    expect(service.entries().filter(({ level }) => level !== 'info')).toEqual([]);

    const call = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(service.url + path, { ...init, headers: { authorization: `Bearer ${token}` } });
    expect(await (await call('/health')).json()).toMatchObject({
      dependencies: { database: 'healthy', redis: 'healthy', s3: 'healthy' },
      worker: { status: 'healthy' },
    });

    const form = new FormData();
    form.set('file', new Blob([makeBookPdf({ title: 'Live', chapters: 2, pagesPerChapter: 2 })]), 'book.pdf');
    const { id } = (await (
      await call('/v1/audiobooks', { method: 'POST', body: form })
    ).json()) as ServedBook;
    const book = await vi.waitUntil(
      async () => {
        const current = (await (await call(`/v1/audiobooks/${id}`)).json()) as ServedBook & {
          audio: { mp3: string };
        };
        return ['ready', 'failed'].includes(current.status) && current;
      },
      { timeout: 90_000, interval: 100 },
    );
    expect(book).toMatchObject({ status: 'ready', error: null });
    expect((await fetch(`${service.url}/v1/audiobooks/${id}`)).status).toBe(401);

    // The link needs no token, leads to the bucket, and what is there is the whole book under its name.
    const link = await fetch(new URL(book.audio.mp3, service.url), { redirect: 'manual' });
    expect(link.status).toBe(302);
    const audio = await fetch(link.headers.get('location') ?? '');
    expect(audio.headers.get('content-type')).toBe('audio/mpeg');
    expect(audio.headers.get('content-disposition')).toMatch(/Live\.mp3/);
    const file = join(dir, 'book.mp3');
    await writeFile(file, Buffer.from(await audio.arrayBuffer()));
    const decoded = await decodeSeconds(file);
    expect(decoded.errors).toEqual([]);
    expect(decoded.seconds).toBeCloseTo(book.durationSeconds, 1);

    expect(await service.stop()).toEqual({ code: 0, signal: null });
    expect(service.lines.join('\n')).not.toContain(token);
    expect(service.lines.join('\n')).not.toContain(credentials?.secretAccessKey);
  });
});
