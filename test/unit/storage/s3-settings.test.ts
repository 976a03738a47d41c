import { expect, test } from 'vitest';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { readS3Settings } from '../../../src/storage/s3/settings.ts';

test('a bucket at a store other than AWS is known by its path, and needs no credentials of ours', () => {
  const env = { S3_BUCKET_NAME: 'b', AWS_ENDPOINT_URL: 'https://s3.example' };
  expect(readS3Settings(createSettingsReader(env))).toEqual({
    bucket: 'b',
    region: 'us-east-1',
    credentials: null,
    endpoint: 'https://s3.example',
    forcePathStyle: true,
  });
});

test('temporary credentials come with their token', () => {
  const env = {
    S3_BUCKET_NAME: 'b',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
  };
  expect(readS3Settings(createSettingsReader(env))).toEqual({
    bucket: 'b',
    region: 'eu-west-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' },
    endpoint: null,
    forcePathStyle: false,
  });
});
