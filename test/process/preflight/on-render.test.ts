import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runPreflight } from '../../helpers/preflight.ts';

let dir: string;

beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'tandem-preflight-'))));
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Enough to start on Render. */
const complete = (): Record<string, string> => ({
  RENDER: 'true',
  DATABASE_URL: inject('databaseUrl'),
  DATA_DIR: dir,
  SECRET_KEY: 'x'.repeat(40),
  API_TOKENS: `reader:${'t'.repeat(30)}`,
});

describe('the start on Render', { timeout: 60_000 }, () => {
  it('lists everything that is missing in one block, with the place in the dashboard', async () => {
    const { code, problems, entries } = await runPreflight({ RENDER: 'true', DATABASE_URL: '' });
    expect(code).toBe(78);
    expect(problems.map((line) => line.split(' ')[0]).sort()).toEqual([
      ...['API_TOKENS', 'DATABASE_URL', 'S3_BUCKET_NAME', 'SECRET_KEY'],
    ]);
    expect(problems.find((line) => line.startsWith('DATABASE_URL'))).toMatch(
      /\[On Render: .*your PostgreSQL → Connect, copy the Internal Database URL/,
    );
    expect(problems.find((line) => line.startsWith('SECRET_KEY'))).toMatch(/\[On Render: .*press Generate\]/);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.message).toMatch(/on Render, in the dashboard under Environment\.$/);
  });

  it('is fine with what the Blueprint sets', async () => {
    const { code, problems } = await runPreflight(complete());
    expect({ code, problems }).toEqual({ code: 0, problems: [] });
  });

  it('refuses a stop that takes longer than Render waits: by its default, or as the Blueprint has it', async () => {
    const bare = await mkdtemp(join(dir, 'project-'));
    const env = { ...complete(), SHUTDOWN_GRACE_SECONDS: '31' };
    const byDefault = await runPreflight(env, { cwd: bare });
    expect(byDefault.code).toBe(78);
    expect(byDefault.problems).toEqual([
      expect.stringMatching(
        /^shutdown: .*31 seconds, and Render kills what runs after 30 .*SHUTDOWN_GRACE_SECONDS to 30/,
      ),
    ]);
    await writeFile(join(bare, 'render.yaml'), 'services:\n  - type: web\n    maxShutdownDelaySeconds: 45\n');
    expect((await runPreflight(env, { cwd: bare })).code).toBe(0);
    const tooLong = await runPreflight({ ...env, SHUTDOWN_GRACE_SECONDS: '46' }, { cwd: bare });
    expect(tooLong.problems).toEqual([
      expect.stringMatching(/after 45 \(maxShutdownDelaySeconds in render\.yaml\)/),
    ]);
  });

  it('prints no secret, not in part, whatever else is wrong', async () => {
    const secrets = {
      DATABASE_URL: 'postgres://owner:CanaryDatabase@127.0.0.1:1/postgres',
      REDIS_URL: 'redis://default:CanaryRedis@127.0.0.1:1',
      S3_BUCKET_NAME: 'books',
      AWS_ACCESS_KEY_ID: 'CanaryKeyId',
      AWS_SECRET_ACCESS_KEY: 'CanarySecretKey',
      AWS_SESSION_TOKEN: 'CanarySessionToken',
      AWS_ENDPOINT_URL: 'http://CanaryUser:CanaryPassword@127.0.0.1:1',
      SECRET_KEY: 'Canary'.repeat(8),
      API_TOKENS: `reader:${'Canary'.repeat(6)}`,
      GOOGLE_APPLICATION_CREDENTIALS_JSON: '{"private_key":"Canary"',
      LOG_LEVEL: 'debug',
    };
    const services = await runPreflight({ ...complete(), ...secrets });
    expect(services.problems.map((line) => line.split(':')[0])).toEqual(['database', 'storage', 'speech']);
    expect(services.output).not.toMatch(/canary/i);

    const settings = await runPreflight({
      ...complete(),
      ...secrets,
      DATABASE_URL: 'postgres://owner:12/Canary@127.0.0.1:1/postgres',
      REDIS_URL: 'CanaryRedis',
      AWS_ENDPOINT_URL: 'Canary',
      AWS_SECRET_ACCESS_KEY: '',
      SECRET_KEY: 'Canary',
      API_TOKENS: 'CanaryWithoutAColon',
      QUEUE_BACKEND: 'Canary',
      SHUTDOWN_GRACE_SECONDS: 'Canary',
      TTS_PROVIDER: 'Canary',
    });
    expect(settings.problems.length).toBeGreaterThanOrEqual(8);
    expect(settings.output).not.toMatch(/canary/i);
  });
});
