import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainS3Error } from '../../src/storage/s3-errors.ts';
import { createS3Storage } from '../../src/storage/s3.ts';
import { quietLog } from '../helpers/log.ts';
import type { S3Server } from '../helpers/s3-server.ts';
import { startS3Server } from '../helpers/s3-server.ts';
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

test('a link serves the object with name and type, without credentials', async () => {
  const storage = createS3Storage({ settings: server.settings, log: quietLog });
  await storage.put('linked', Readable.from([Buffer.from('sound')]), { contentType: 'audio/mpeg' });
  const contentDisposition = `inline; filename="Muller.mp3"; filename*=UTF-8''M%C3%BCller%20%26%20S%C3%B6hne.mp3`;
  const url = await storage.link('linked', {
    contentType: 'audio/x-test',
    contentDisposition,
    expiresInSeconds: 60,
  });
  const query = new URL(url ?? '').searchParams;
  expect(query.get('response-content-disposition')).toBe(contentDisposition);
  expect(query.get('response-content-type')).toBe('audio/x-test');
  expect(query.get('X-Amz-Expires')).toBe('60');
  const answer = await fetch(url ?? '');
  expect(await answer.text()).toBe('sound');
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
