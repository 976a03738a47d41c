import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { ConfigError } from '../../../src/settings/config-error.ts';
import type { Environment } from '../../../src/settings/reader.ts';

function problemsOf(env: Environment): Record<string, string> {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.problems.map(({ setting, message }) => [setting, message]));
    }
    throw error;
  }
  return {};
}

test('nothing set gives a service that runs on nothing but Node', () => {
  const config = loadConfig({}, { workingDir: '/srv/tandem' });
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 10_000,
    databaseUrl: null,
    queue: { name: 'postgres' },
    store: { name: 'disk', place: '/srv/tandem/.tandem' },
    speech: { name: 'espeak' },
    dataDir: '/srv/tandem/.tandem',
    uploadMaxBytes: 50 * 1024 * 1024,
    shutdownGraceMs: 30_000,
    logFormat: 'json',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every bad setting is named at once, and no value is repeated', () => {
  const problems = problemsOf({
    PORT: '80000',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    WORKER_CONCURRENCY: 'many',
    LOG_LEVEL: 'loud',
    QUEUE_BACKEND: 'redis',
    AWS_ACCESS_KEY_ID: 'AKIA',
    S3_BUCKET_NAME: 'books',
  });
  expect(Object.keys(problems).sort()).toEqual(
    ['AWS_SECRET_ACCESS_KEY', 'DATABASE_URL', 'LOG_LEVEL', 'PORT', 'REDIS_URL', 'WORKER_CONCURRENCY'].sort(),
  );
  expect(problems['PORT']).toBe('must be a whole number from 1 to 65535');
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('blank counts as not set', () => {
  expect(loadConfig({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 10_000, databaseUrl: null });
});

describe('on Render', () => {
  test('what would be lost or is missing is an error', () => {
    expect(Object.keys(problemsOf({ RENDER: 'true' })).sort()).toEqual([
      'API_TOKENS',
      'DATABASE_URL',
      'S3_BUCKET_NAME',
      'SECRET_KEY',
    ]);
  });

  test('a bucket, or a directory on an attached disk, is enough', () => {
    const env = {
      RENDER: 'true',
      DATABASE_URL: 'postgres://u:p@db/x',
      SECRET_KEY: 's'.repeat(32),
      PUBLIC_ACCESS: 'true',
    };
    expect(loadConfig({ ...env, DATA_DIR: '/var/data' }).host).toBe('0.0.0.0');
    const { store } = loadConfig({ ...env, S3_BUCKET_NAME: 'b', AWS_ENDPOINT_URL: 'https://s3.example' });
    expect(store).toMatchObject({ name: 's3', place: 'bucket b' });
  });
});

describe('speech', () => {
  test('comes from Google where one of its variables is set, else from this machine', () => {
    const engineFor = (env: Environment): string => loadConfig(env).speech.name;
    expect(engineFor({})).toBe('espeak');
    expect(engineFor({ GOOGLE_APPLICATION_CREDENTIALS: '/key.json' })).toBe('google');
    expect(engineFor({ GOOGLE_TTS_ENDPOINT: 'http://127.0.0.1:9999' })).toBe('google');
    expect(engineFor({ GOOGLE_APPLICATION_CREDENTIALS_JSON: '{}', TTS_PROVIDER: 'espeak' })).toBe('espeak');
  });

  test('has as many segments in flight as its engine is good for, unless a number is set', () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: '/key.json' };
    expect(loadConfig(env).narrationConcurrency).toBe(8);
    expect(loadConfig({ ...env, NARRATION_CONCURRENCY: '3' }).narrationConcurrency).toBe(3);
  });

  test('from Google needs an account, and one only', () => {
    for (const env of [
      { TTS_PROVIDER: 'google' },
      { GOOGLE_TTS_ENDPOINT: 'eu-texttospeech.googleapis.com' },
    ]) {
      expect(Object.keys(problemsOf(env))).toEqual(['GOOGLE_APPLICATION_CREDENTIALS']);
    }
    const both = {
      GOOGLE_APPLICATION_CREDENTIALS: '/k',
      GOOGLE_APPLICATION_CREDENTIALS_JSON: '{"k":"hunter2"}',
    };
    expect(Object.keys(problemsOf(both))).toEqual(['GOOGLE_APPLICATION_CREDENTIALS_JSON']);
    expect(JSON.stringify(problemsOf(both))).not.toContain('hunter2');
    expect(problemsOf({ ...both, TTS_PROVIDER: 'espeak' })).toEqual({});
    expect(
      Object.keys(problemsOf({ GOOGLE_TTS_ENDPOINT: 'http://example.com:80', GOOGLE_TTS_QUOTAS: 'many' })),
    ).toEqual(['GOOGLE_TTS_ENDPOINT', 'GOOGLE_TTS_QUOTAS']);
  });
});

describe('a password with an unescaped character', () => {
  test.each(['pa/ss', 'pa#ss', 'pa?ss', '12/34', '12#34', '12?34'])('%s is noticed, not cut', (password) => {
    const problems = problemsOf({
      DATABASE_URL: `postgres://owner:${password}Canary@db:5432/x`,
      REDIS_URL: `redis://default:${password}Canary@queue:6379`,
    });
    expect(Object.keys(problems).sort()).toEqual(['DATABASE_URL', 'REDIS_URL']);
    expect(problems['REDIS_URL']).toContain('percent-encoded');
    expect(JSON.stringify(problems)).not.toContain('Canary');
  });

  test('is fine where a URL can hold it', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://owner:p@ss:w[rd@db/x' }).databaseUrl).toContain('@db/x');
  });
});

test('the embedded database names a directory instead of a host', () => {
  const url = 'postgres://tandem@localhost/tandem?host=%2Ftmp';
  expect(loadConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(Object.keys(problemsOf({ DATABASE_URL: 'postgres:///x', REDIS_URL: 'redis://' })).sort()).toEqual([
    'DATABASE_URL',
    'REDIS_URL',
  ]);
});

test('TLS to PostgreSQL goes by the rules of libpq, once', () => {
  const once = loadConfig({ DATABASE_URL: 'postgres://u:p@db/x?sslmode=require' }).databaseUrl ?? '';
  expect(once).toBe('postgres://u:p@db/x?sslmode=require&uselibpqcompat=true');
  expect(loadConfig({ DATABASE_URL: once }).databaseUrl).toBe(once);
  expect(problemsOf({ DATABASE_URL: 'postgres://u:p@db/x?sslmode=verify-ca' })['DATABASE_URL']).toContain(
    'sslrootcert',
  );
});
