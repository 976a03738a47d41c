import { createHash, randomUUID } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { S3Settings } from './settings.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../process/log.ts';
import { assertKey, assertPrefix } from '../keys.ts';
import { explainS3Error } from './errors.ts';
import type { Storage, StoredObject } from '../storage.ts';
import { ObjectMissing } from '../storage.ts';

/**
 * Bytes of one part. Two are in memory at most; S3 allows 10,000 parts, so the largest object is 80 GB. At least 5 MiB
 * by S3's rules.
 */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const CONNECT_TIMEOUT_MS = 5_000;
/** Silence on a connection that is open. */
const SILENCE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
/** S3's own limit for one batch. */
const DELETE_BATCH = 1_000;

/**
 * Storage in any S3-compatible bucket. An object appears under its key when its last part is confirmed; an upload that
 * fails is aborted, so that no parts are left to pay for.
 */
export function createS3Storage({ settings, log }: { settings: S3Settings; log: Log }): Storage {
  const { bucket: Bucket } = settings;
  const client = createClient(settings);
  const translate = (error: unknown): unknown => {
    if (error instanceof RangeError || error instanceof ObjectMissing || error instanceof AppError)
      return error;
    const explained = explainS3Error(error, settings);
    if (explained === null) return error;
    return new AppError('service-unavailable', {
      detail: `The object storage ${explained.problem}.`,
      cause: error,
    });
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translate(error);
    }
  };

  const storage: Storage = {
    name: 's3',
    put: async (key, body, { contentType, signal }) => {
      body.on('error', () => undefined);
      try {
        assertKey(key);
        signal?.throwIfAborted();
        const hash = createHash('sha256');
        let bytes = 0;
        const counted = new Transform({
          transform: (chunk: Buffer, _encoding, done) => {
            hash.update(chunk);
            bytes += chunk.length;
            done(null, chunk);
          },
        });
        const failed = forward(body, counted);
        const upload = new Upload({
          client,
          params: { Bucket, Key: key, Body: counted, ContentType: contentType },
          partSize: PART_BYTES,
          queueSize: PARTS_IN_FLIGHT,
        });
        const abort = (): void => {
          counted.destroy(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
          void upload.abort();
        };
        signal?.addEventListener('abort', abort, { once: true });
        try {
          await Promise.race([upload.done(), failed]);
        } finally {
          signal?.removeEventListener('abort', abort);
        }
        return { bytes, sha256: hash.digest('hex') };
      } catch (error) {
        body.destroy();
        throw translate(error);
      }
    },
    get: (key, range) =>
      guard(async () => {
        assertKey(key);
        const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key, Range }));
          if (!(Body instanceof Readable)) throw new Error('the store answered without a body');
          return Body;
        } catch (error) {
          if (error instanceof NoSuchKey) throw new ObjectMissing(key);
          if (error instanceof S3ServiceException && error.name === 'InvalidRange') {
            throw new RangeError(`${key} has no bytes ${Range ?? ''}`, { cause: error });
          }
          throw error;
        }
      }),
    stat: (key) =>
      guard(async () => {
        assertKey(key);
        try {
          const head = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
          return { key, bytes: head.ContentLength ?? 0, modifiedAt: head.LastModified ?? new Date(0) };
        } catch (error) {
          if (error instanceof NotFound) return null;
          throw error;
        }
      }),
    delete: (keys) =>
      guard(async () => {
        keys.forEach(assertKey);
        for (let start = 0; start < keys.length; start += DELETE_BATCH) {
          await deleteBatch(client, Bucket, keys.slice(start, start + DELETE_BATCH));
        }
      }),
    list: (prefix) => list(client, Bucket, prefix, translate),
    link: (key, { contentType, contentDisposition, expiresInSeconds }) =>
      guard(() => {
        assertKey(key);
        const command = new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentType: contentType,
          ResponseContentDisposition: contentDisposition,
        });
        return getSignedUrl(client, command, { expiresIn: expiresInSeconds });
      }),
    probe: async () => {
      // A name of its own: two instances may probe at the same time.
      const key = `probe/${randomUUID()}`;
      await storage.put(key, Readable.from([Buffer.from('tandem')]), { contentType: 'text/plain' });
      try {
        const body = await storage.get(key, { start: 1, end: 3 });
        const text = Buffer.concat((await body.toArray()) as Buffer[]).toString();
        if (text !== 'and') {
          throw new AppError('service-unavailable', {
            detail: 'The object storage answered a ranged read wrongly.',
          });
        }
      } finally {
        await storage.delete([key]);
      }
    },
    ping: () =>
      guard(async () => {
        await client.send(new HeadBucketCommand({ Bucket }), {
          abortSignal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
        });
      }),
    sweepPartials: (olderThanMs) => guard(() => abortOldUploads(client, Bucket, olderThanMs, log)),
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
  return storage;
}

function createClient(settings: S3Settings): S3Client {
  return new S3Client({
    region: settings.region,
    ...(settings.credentials !== null && { credentials: settings.credentials }),
    ...(settings.endpoint !== null && { endpoint: settings.endpoint }),
    forcePathStyle: settings.forcePathStyle,
    maxAttempts: ATTEMPTS,
    retryMode: 'standard',
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SILENCE_TIMEOUT_MS },
    // The newer default checksums are unknown to many compatible stores; TLS and our own SHA-256 protect the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** Pipes `body` into `counted`; rejects when the body fails or ends early, and never resolves. */
function forward(body: Readable, counted: Transform): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => {
    counted.once('error', reject);
    body.once('error', (error) => counted.destroy(error));
    body.once('close', () => {
      if (!body.readableEnded) counted.destroy(body.errored ?? new Error('the body ended early'));
    });
  });
  // Whoever races it sees the rejection; without a race it must not end the process.
  failed.catch(() => undefined);
  if (body.destroyed) counted.destroy(body.errored ?? new Error('the body ended early'));
  else body.pipe(counted);
  return failed;
}

async function deleteBatch(client: S3Client, Bucket: string, keys: readonly string[]): Promise<void> {
  const [only] = keys;
  if (only === undefined) return;
  if (keys.length === 1) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: only }));
    return;
  }
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  const { Errors } = await client.send(withContentMd5(new DeleteObjectsCommand({ Bucket, Delete })));
  const failed = Errors?.find(({ Code }) => Code !== 'NoSuchKey');
  if (failed !== undefined) {
    throw new AppError('service-unavailable', {
      detail: `The object storage did not delete an object: ${failed.Message ?? failed.Code ?? 'no reason given'}.`,
    });
  }
}

/**
 * S3 used to demand the MD5 of a batch, and stores that are compatible with that S3 still do. The SDK sends a newer
 * checksum in its place, which they don't know.
 */
function withContentMd5(command: DeleteObjectsCommand): DeleteObjectsCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string>; body: string | Uint8Array };
      request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64');
      return next(args);
    },
    { step: 'build', name: 'contentMd5' },
  );
  return command;
}

async function* list(
  client: S3Client,
  Bucket: string,
  prefix: string,
  translate: (error: unknown) => unknown,
): AsyncGenerator<StoredObject> {
  assertPrefix(prefix);
  let ContinuationToken: string | undefined;
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken }))
      .catch((error: unknown) => {
        throw translate(error);
      });
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key !== undefined) yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

async function abortOldUploads(
  client: S3Client,
  Bucket: string,
  olderThanMs: number,
  log: Log,
): Promise<number> {
  const newest = Date.now() - olderThanMs;
  let aborted = 0;
  let KeyMarker: string | undefined;
  let UploadIdMarker: string | undefined;
  do {
    const page = await client.send(new ListMultipartUploadsCommand({ Bucket, KeyMarker, UploadIdMarker }));
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined || (Initiated?.getTime() ?? Date.now()) > newest)
        continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      log.debug('an unfinished upload was aborted', { key: Key });
      aborted += 1;
    }
    KeyMarker = page.NextKeyMarker;
    UploadIdMarker = page.IsTruncated === true ? page.NextUploadIdMarker : undefined;
  } while (UploadIdMarker !== undefined);
  return aborted;
}
