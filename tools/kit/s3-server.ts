import { randomBytes } from 'node:crypto';
import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import type { S3Settings } from '../../src/storage/s3/settings.ts';
import { startS3Gate } from './s3-gate.ts';
import type { S3Gate } from './s3-gate.ts';
import type { S3Account } from './s3-signature.ts';

export interface S3Server {
  /** Of a bucket that is there and empty. */
  settings: S3Settings;
  /** What the store is told, and what it does with it. */
  gate: S3Gate;
  /** Keys of uploads that were begun and neither completed nor aborted. */
  unfinishedUploads(): Promise<string[]>;
  close(): Promise<void>;
}

const REGION = 'eu-central-1';
/** Credentials that were good once. */
export const EXPIRED: S3Account & { sessionToken: string } = {
  ...{
    accessKeyId: 'ASIAEXPIRED',
    secretAccessKey: 'CanaryExpiredSecret',
    sessionToken: 'CanarySessionToken',
  },
  expired: true,
};

/** An S3 server in this process, in memory, behind a gate that is as strict as real ones: signatures are checked. */
export async function startS3Server(bucket = 'tandem-test'): Promise<S3Server> {
  const store = await startFauxqs({ port: 0, logger: false });
  store.createBucket(bucket);
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: randomBytes(20).toString('base64') };
  const gate = await startS3Gate({
    targetPort: store.port,
    accounts: [credentials, EXPIRED],
    region: REGION,
  });
  const settings: S3Settings = {
    bucket,
    region: REGION,
    credentials,
    endpoint: `http://127.0.0.1:${gate.port}`,
    forcePathStyle: true,
  };
  return {
    settings,
    gate,
    unfinishedUploads: async () => {
      const client = new S3Client({
        region: REGION,
        endpoint: `http://127.0.0.1:${store.port}`,
        forcePathStyle: true,
        credentials,
      });
      const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      client.destroy();
      return (Uploads ?? []).map(({ Key }) => Key ?? '');
    },
    close: async () => {
      await gate.close();
      await store.stop();
    },
  };
}
