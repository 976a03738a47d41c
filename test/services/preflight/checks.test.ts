import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { loadConfig } from '../../../src/service/config.ts';
import { startFakeGoogle } from '../../../tools/fake-google/server.ts';
import type { CheckContext } from '../../../src/preflight/check.ts';
import { databaseCheck } from '../../../src/preflight/checks/database.ts';
import { queueCheck } from '../../../src/preflight/checks/queue.ts';
import { speechCheck } from '../../../src/preflight/checks/speech.ts';
import { withRetries } from '../../../src/process/retry.ts';
import { recordingLog } from '../../../tools/kit/log.ts';
import { createTestRedis } from '../../helpers/redis.ts';

function context(env: Record<string, string>, databaseUrl = inject('databaseUrl')): CheckContext {
  return { config: loadConfig(env), databaseUrl, log: recordingLog().log };
}

describe('the database check', () => {
  const role = `preflight_${process.pid}`;

  beforeAll(() => asOwner(`CREATE ROLE ${role} LOGIN`));
  afterAll(() => asOwner(`DROP ROLE ${role}`));

  it('says what it found', async () => {
    expect(await databaseCheck.run(context({}))).toMatch(
      /^Database connection successful \(.*PostgreSQL 1\d/,
    );
  });

  it('takes a missing database for a wrong setting, at once', async () => {
    const url = new URL(inject('databaseUrl'));
    url.pathname = '/nowhere';
    const { log, lines } = recordingLog();
    await expect(databaseCheck.run({ ...context({}, url.href), log })).rejects.toMatchObject({
      exitCode: 78,
      fix: expect.stringContaining('does not exist') as string,
    });
    expect(lines).toEqual([]);
  });

  it('refuses a user who may not create tables', async () => {
    const url = new URL(inject('databaseUrl'));
    url.username = role;
    await expect(databaseCheck.run(context({}, url.href))).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining('may not create tables') as string,
    });
  });
});

describe('the queue check', () => {
  it('says what it found, and where the queue is without Redis', async () => {
    expect(await queueCheck.run(context({}))).toBe('Queue ready (PostgreSQL)');
    const redisUrl = await createTestRedis();
    expect(await queueCheck.run(context({ REDIS_URL: redisUrl }))).toMatch(
      /^Queue ready \(.*:\d+, (Redis|Valkey) \d/,
    );
  });

  it('takes a wrong password for a wrong setting and does not repeat it', async () => {
    const url = new URL(await createTestRedis());
    url.username = 'nobody';
    url.password = 'hush';
    const failure = queueCheck.run(context({ REDIS_URL: url.href }));
    await expect(failure).rejects.toMatchObject({ exitCode: 78 });
    await expect(failure).rejects.not.toThrow(/hush/);
  });

  it('refuses a server that is too old', async () => {
    await withServerThatSays('redis_version:6.0.16', async (REDIS_URL) => {
      await expect(queueCheck.run(context({ REDIS_URL }))).rejects.toMatchObject({
        exitCode: 78,
        message: expect.stringContaining('is Redis 6.0.16, too old') as string,
      });
    });
  });

  it('takes Valkey for what it is, whichever Redis it claims to be', async () => {
    const info = 'redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1';
    await withServerThatSays(info, async (REDIS_URL) => {
      expect(await queueCheck.run(context({ REDIS_URL }))).toMatch(/^Queue ready \(.*, Valkey 8\.1\.1\)$/);
    });
  });

  /** A server that speaks just enough to say its version: Redis 6.0 and Valkey can't be had here. */
  async function withServerThatSays(version: string, use: (url: string) => Promise<void>): Promise<void> {
    const server = createServer((socket) => {
      const info = `${version}\r\nloading:0\r\nmaxmemory_policy:noeviction\r\n`;
      socket.on('data', (commands) => {
        const count = String(commands).match(/^\*\d+\r$/gm)?.length ?? 0;
        socket.write(`$${info.length}\r\n${info}\r\n`.repeat(count));
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use(`redis://127.0.0.1:${port}`);
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the speech check', () => {
  it('says which engine speaks with how many voices', async () => {
    expect(await speechCheck.run(context({}))).toMatch(/^Speech ready \(espeak, 1\d\d voices\)$/);
    const fake = await startFakeGoogle();
    const GOOGLE_TTS_ENDPOINT = `http://${fake.endpoint}`;
    expect(await speechCheck.run(context({ GOOGLE_TTS_ENDPOINT }))).toMatch(
      /^Speech ready \(google, \d+ voices\)$/,
    );
    expect(await speechCheck.run(context({ GOOGLE_TTS_ENDPOINT, DEFAULT_VOICE: 'de-de-neural2-a' }))).toMatch(
      /^Speech ready/,
    );
    await fake.close();
  });

  it('takes a voice that is not there for a wrong setting, and names some of its language', async () => {
    const fake = await startFakeGoogle();
    const env = { GOOGLE_TTS_ENDPOINT: fake.endpoint, DEFAULT_VOICE: 'de-DE-Neural2-Z' };
    await expect(speechCheck.run(context(env))).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining('DEFAULT_VOICE') as string,
      fix: expect.stringContaining('de-DE-Neural2-A') as string,
    });
    await fake.close();
  });

  it('takes a key that cannot be read for a wrong setting', async () => {
    await expect(
      speechCheck.run(context({ GOOGLE_APPLICATION_CREDENTIALS: '/no/such/key.json' })),
    ).rejects.toMatchObject({
      exitCode: 78,
      message: 'GOOGLE_APPLICATION_CREDENTIALS names a file that does not exist',
    });
  });

  it('waits for a service that is being restarted, and says so', async () => {
    const first = await startFakeGoogle();
    const { port } = first;
    await first.close();
    const { log, lines } = recordingLog();
    const passed = speechCheck.run({ ...context({ GOOGLE_TTS_ENDPOINT: `127.0.0.1:${port}` }), log });
    await vi.waitUntil(() => lines.some(({ message }) => message === 'Waiting for the speech service'));
    const second = await startFakeGoogle({ port });
    expect(await passed).toMatch(/^Speech ready/);
    await second.close();
  });
});

describe('trying again', () => {
  it('ends with the first success and tells only once that it waits', async () => {
    let tries = 0;
    let told = 0;
    const work = (): Promise<string> =>
      (tries += 1) < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve('done');
    expect(
      await withRetries(
        work,
        () => true,
        () => (told += 1),
      ),
    ).toBe('done');
    expect({ tries, told }).toEqual({ tries: 3, told: 1 });
  });

  it('does not try again what is hopeless', async () => {
    let tries = 0;
    const work = (): Promise<never> => {
      tries += 1;
      return Promise.reject(new Error('never'));
    };
    await expect(
      withRetries(
        work,
        () => false,
        () => undefined,
      ),
    ).rejects.toThrow('never');
    expect(tries).toBe(1);
  });
});

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
