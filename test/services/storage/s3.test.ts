import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { S3Settings } from '../../../src/storage/s3/settings.ts';
import { explainS3Error } from '../../../src/storage/s3/errors.ts';
import { createS3Storage } from '../../../src/storage/s3/storage.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import type { S3Fault } from '../../../tools/kit/s3-gate.ts';
import type { S3Server } from '../../../tools/kit/s3-server.ts';
import { EXPIRED, startS3Server } from '../../../tools/kit/s3-server.ts';
import { describeStorageContract } from './storage-contract.ts';

describeStorageContract('S3', async () => {
  const server = await startS3Server();
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  return {
    storage,
    leftovers: () => server.unfinishedUploads(),
    close: async () => {
      await storage.close();
      await server.close();
    },
  };
});

let server: S3Server;
beforeAll(async () => (server = await startS3Server()));
afterAll(() => server.close());

test('an object of several parts arrives whole', async () => {
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  const bytes = randomBytes(20 * 1024 * 1024 + 5);
  const pieces = Array.from({ length: 21 }, (_, i) => bytes.subarray(i * 1024 * 1024, (i + 1) * 1024 * 1024));
  const { bytes: count } = await storage.put('large', Readable.from(pieces), { contentType: 'audio/mpeg' });
  expect(count).toBe(bytes.length);
  const body = await storage.get('large');
  expect(Buffer.concat((await body.toArray()) as Buffer[]).equals(bytes)).toBe(true);
  expect(await server.unfinishedUploads()).toEqual([]);
});

test('an upload that breaks after its first parts leaves none of them', async () => {
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  async function* breaking(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 24; i += 1) yield randomBytes(1024 * 1024);
    await Promise.resolve();
    throw new Error('the sender is gone');
  }
  const put = storage.put('broken', Readable.from(breaking()), { contentType: 'audio/mpeg' });
  await expect(put).rejects.toThrow('the sender is gone');
  expect(await storage.stat('broken')).toBeNull();
  expect(await server.unfinishedUploads()).toEqual([]);
});

test('a link serves the object with name and type, without credentials, until it expires', async () => {
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  await storage.put('linked', Readable.from([Buffer.from('sound')]), { contentType: 'audio/mpeg' });
  const contentDisposition = `attachment; filename*=UTF-8''M%C3%BCller%20%26%20S%C3%B6hne.mp3`;
  const options = { contentDisposition, contentType: 'audio/x-m4b', expiresInSeconds: 60 };
  const url = (await storage.link('linked', options)) ?? '';
  const answer = await fetch(url);
  expect(await answer.text()).toBe('sound');
  expect(answer.headers.get('content-disposition')).toBe(contentDisposition);
  expect(answer.headers.get('content-type')).toBe('audio/x-m4b');
  const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'oun']);

  const forOther = await fetch(url.replace('/linked?', '/other?'));
  expect([forOther.status, await forOther.text()]).toEqual([
    403,
    expect.stringContaining('SignatureDoesNotMatch'),
  ]);
  const over = await fetch((await storage.link('linked', { ...options, expiresInSeconds: -1 })) ?? '');
  expect([over.status, await over.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
});

test('more objects than fit in a batch are deleted, each with the MD5 that old stores ask for', async () => {
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  await storage.put('many/last', Readable.from([Buffer.from('x')]), { contentType: 'text/plain' });
  const keys = Array.from({ length: 1_200 }, (_, index) => `many/${index}`);
  server.gate.seen.length = 0;
  await storage.delete([...keys, 'many/last']);
  expect(server.gate.seen).toHaveLength(2);
  expect(await storage.stat('many/last')).toBeNull();
});

describe('a store with faults', () => {
  afterEach(() => (server.gate.fault = () => null));

  test.each<[string, S3Fault]>([
    ['is busy', { status: 503, code: 'SlowDown' }],
    ['breaks connections', 'reset'],
  ])('that %s is asked again', async (_what, fault) => {
    const storage = createS3Storage({ settings: server.settings, log: quietLog });
    let faults = 2;
    server.gate.fault = () => ((faults -= 1) >= 0 ? fault : null);
    await storage.put('retried', Readable.from([Buffer.from('kept')]), { contentType: 'text/plain' });
    const body = await storage.get('retried');
    expect(String((await body.toArray())[0])).toBe('kept');
    expect(faults).toBeLessThan(0);
  });

  test('that fails for good in the middle of an upload keeps nothing of it', async () => {
    const storage = createS3Storage({ settings: server.settings, log: quietLog });
    server.gate.fault = (method, url) =>
      method === 'PUT' && url.includes('partNumber=3') ? { status: 500, code: 'InternalError' } : null;
    const pieces = Array.from({ length: 20 }, () => randomBytes(1024 * 1024));
    const put = storage.put('unlucky', Readable.from(pieces), { contentType: 'audio/mpeg' });
    await expect(put).rejects.toMatchObject({ code: 'service-unavailable' });
    expect(await server.unfinishedUploads()).toEqual([]);
    expect(await storage.stat('unlucky')).toBeNull();
  });

  test('that says nothing does not hold a health check up', async () => {
    const storage = createS3Storage({ settings: server.settings, log: quietLog });
    server.gate.fault = () => 'silence';
    await expect(storage.ping()).rejects.toThrow();
    await storage.close();
  });
});

test.each([
  ['the secret', { secretAccessKey: 'wrong' }, 'refused the signature'],
  ['the key', { accessKeyId: 'AKIANOBODY' }, 'does not know the access key'],
  ['everything, which has expired', EXPIRED, 'says that the credentials have expired'],
])('credentials are checked: %s', async (_what, change, reason) => {
  const good = server.settings.credentials;
  if (good === null) throw new Error('the server has no credentials');
  const { accessKeyId, secretAccessKey, sessionToken }: NonNullable<S3Settings['credentials']> = {
    ...good,
    ...change,
  };
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const storage = createS3Storage({ settings: { ...server.settings, credentials }, log: quietLog });
  await expect(storage.probe()).rejects.toThrow(reason);
});

test('a missing bucket and a store that is away are told apart, by setting', async () => {
  const missing = createS3Storage({ settings: { ...server.settings, bucket: 'nowhere' }, log: quietLog });
  await expect(missing.probe()).rejects.toThrow('has no bucket "nowhere"');
  const away = createS3Storage({
    settings: { ...server.settings, endpoint: 'http://127.0.0.1:1' },
    log: quietLog,
  });
  await expect(away.probe()).rejects.toThrow('at 127.0.0.1:1 could not be reached (ECONNREFUSED)');
});

test.each([
  ['NoSuchBucket', 'S3_BUCKET_NAME'],
  ['PermanentRedirect', 'AWS_REGION'],
  ['AuthorizationHeaderMalformed', 'AWS_REGION'],
  ['InvalidAccessKeyId', 'AWS_ACCESS_KEY_ID'],
  ['SignatureDoesNotMatch', 'AWS_SECRET_ACCESS_KEY'],
  ['ExpiredToken', 'AWS_ACCESS_KEY_ID'],
  ['AccessDenied', 'AWS_ACCESS_KEY_ID'],
])('%s points at %s', (name, setting) => {
  const error = Object.assign(new Error('from the store'), { name });
  expect(explainS3Error(error, server.settings)?.setting).toBe(setting);
});

test('an error that is none of the store is not explained away', () => {
  expect(explainS3Error(new TypeError('x is not a function'), server.settings)).toBeNull();
});
