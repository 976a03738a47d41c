import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPreflight } from '../../helpers/preflight.ts';
import { EXPIRED, startS3Server } from '../../../tools/kit/s3-server.ts';
import type { S3Server } from '../../../tools/kit/s3-server.ts';

/** What the checks print about a bucket that won't do, against a store that checks signatures. */
let server: S3Server;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-preflight-'));
  server = await startS3Server();
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

function settings(change: Record<string, string> = {}): Record<string, string> {
  const { bucket, region, credentials, endpoint } = server.settings;
  return {
    S3_BUCKET_NAME: bucket,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
    AWS_ENDPOINT_URL: endpoint ?? '',
    DATA_DIR: dir,
    ...change,
  };
}

describe('the storage check, as a process', { timeout: 60_000 }, () => {
  it('writes, reads a part and deletes, and says where files are kept', async () => {
    server.gate.seen.length = 0;
    const { code, problems, output } = await runPreflight(settings());
    expect({ code, problems }).toEqual({ code: 0, problems: [] });
    expect(output).toContain('Storage ready (bucket tandem-test)');
    expect(server.gate.seen.map((line) => line.split(' ')[0])).toEqual(['PUT', 'GET', 'DELETE']);
  });

  it.each([
    [
      'a wrong bucket',
      { S3_BUCKET_NAME: 'nowhere' },
      /has no bucket "nowhere"; S3_BUCKET_NAME: create the bucket/,
    ],
    [
      'region',
      { AWS_REGION: 'us-west-2' },
      /another region than us-west-2; AWS_REGION: set it to the bucket's region/,
    ],
    [
      'a wrong secret',
      { AWS_SECRET_ACCESS_KEY: 'CanarySecret' },
      /refused the signature; AWS_SECRET_ACCESS_KEY: /,
    ],
    ['a wrong key', { AWS_ACCESS_KEY_ID: 'CanaryKey' }, /does not know the access key; AWS_ACCESS_KEY_ID: /],
    [
      'expired credentials',
      {
        AWS_ACCESS_KEY_ID: EXPIRED.accessKeyId,
        AWS_SECRET_ACCESS_KEY: EXPIRED.secretAccessKey,
        AWS_SESSION_TOKEN: EXPIRED.sessionToken,
      },
      /the credentials have expired; AWS_ACCESS_KEY_ID: create a new key and secret/,
    ],
  ])('names the setting for %s, and prints no secret', async (_what, change, line) => {
    const { code, problems, output } = await runPreflight(settings(change));
    expect({ code, problems }).toEqual({ code: 78, problems: [expect.stringMatching(line)] });
    expect(problems[0]).toMatch(/^storage: /);
    expect(output).not.toContain('Canary');
  });

  it('takes a store that is not there for an outage', async () => {
    const { code, problems } = await runPreflight(settings({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }));
    expect(code).toBe(69);
    expect(problems).toEqual([
      expect.stringMatching(
        /^storage: .*at 127\.0\.0\.1:1 could not be reached \(ECONNREFUSED\); AWS_ENDPOINT_URL/,
      ),
    ]);
  });
});
