import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import type { S3Settings } from '../../src/config.ts';

export interface S3Server {
  /** Of a bucket that is there and empty. */
  settings: S3Settings;
  /** Keys of uploads that were begun and neither completed nor aborted. */
  unfinishedUploads(): Promise<string[]>;
  close(): Promise<void>;
}

/** An S3 server in this process, in memory. It takes any credentials. */
export async function startS3Server(bucket = 'tandem-test'): Promise<S3Server> {
  const server = await startFauxqs({ port: 0, logger: false });
  server.createBucket(bucket);
  const settings: S3Settings = {
    bucket,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    endpoint: `http://127.0.0.1:${server.port}`,
    forcePathStyle: true,
  };
  return {
    settings,
    unfinishedUploads: async () => {
      const client = new S3Client({
        region: settings.region,
        endpoint: `http://127.0.0.1:${server.port}`,
        forcePathStyle: true,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      });
      const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      client.destroy();
      return (Uploads ?? []).map(({ Key }) => Key ?? '');
    },
    close: () => server.stop(),
  };
}
