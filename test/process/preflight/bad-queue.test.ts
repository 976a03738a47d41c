import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runPreflight } from '../../helpers/preflight.ts';
import type { PreflightResult } from '../../helpers/preflight.ts';
import { startRedis } from '../../../tools/kit/redis-server.ts';
import type { RedisServer } from '../../../tools/kit/redis-server.ts';
import { selfSigned } from '../../helpers/self-signed.ts';

/** What the checks print about a REDIS_URL that won't do, against real servers. */
let dir: string;
const started: RedisServer[] = [];

beforeAll(async () => (dir = await mkdtemp(join(tmpdir(), 'tandem-preflight-'))));
afterAll(async () => {
  await Promise.all(started.map((server) => server.stop()));
  await rm(dir, { recursive: true, force: true });
});

async function redis(options: Parameters<typeof startRedis>[1] = {}): Promise<RedisServer> {
  const server = await startRedis(dir, options);
  started.push(server);
  return server;
}

const check = (url: string, env: Record<string, string> = {}): Promise<PreflightResult> =>
  runPreflight({ REDIS_URL: url, DATA_DIR: dir, ...env });

async function refusal(url: string, env: Record<string, string> = {}): Promise<string> {
  const { code, problems, output } = await check(url, env);
  expect({ code, problems }).toEqual({ code: 78, problems: [expect.stringMatching(/^queue: /)] });
  expect(output).not.toContain('Canary');
  return problems[0] ?? '';
}

describe('the queue check, as a process', { timeout: 60_000 }, () => {
  it('refuses a server that drops keys when it is full, and says where Render sets that', async () => {
    const { url } = await redis({ args: ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'] });
    const env = { RENDER: 'true', PUBLIC_ACCESS: 'true', SECRET_KEY: 'x'.repeat(40) };
    expect(await refusal(url, env)).toMatch(
      /maxmemory-policy allkeys-lru.*REDIS_URL to noeviction \[On Render: .*your Key Value → Settings → Maxmemory Policy/,
    );
  });

  it('says that the password is wrong, or missing, and prints none', async () => {
    const { url } = await redis({ args: ['--requirepass', 'CanaryRight'] });
    const withPassword = (password: string): string => url.replace('//', `//default:${password}@`);
    expect(await refusal(withPassword('CanaryWrong'))).toMatch(
      /WRONGPASS.*copy the URL into REDIS_URL again/,
    );
    expect(await refusal(url)).toMatch(/NOAUTH.*REDIS_URL has no password/);
    expect((await check(withPassword('CanaryRight'))).code).toBe(0);
  });

  it('tells redis:// and rediss:// apart, both ways', async () => {
    const pair = selfSigned('127.0.0.1');
    const { url } = await redis({ tls: pair });
    expect(await refusal(url.replace('rediss:', 'redis:'))).toMatch(
      /this server speaks TLS only: begin REDIS_URL with rediss:\/\//,
    );
    expect(await refusal(inject('redisUrl').replace('redis:', 'rediss:'))).toMatch(
      /this server has no TLS: begin REDIS_URL with redis:\/\//,
    );
    expect(await refusal(url)).toMatch(/certificate of REDIS_URL is not trusted.*NODE_EXTRA_CA_CERTS/);

    const authority = join(dir, 'authority.crt');
    await writeFile(authority, pair.cert);
    const trusted = await check(url, { NODE_EXTRA_CA_CERTS: authority });
    expect(trusted.problems).toEqual([]);
    expect(trusted.output).toMatch(/Queue ready \(127\.0\.0\.1:\d+, (Redis|Valkey) \d/);
  });

  it('refuses a read replica', async () => {
    const { port } = await redis();
    const replica = await redis({ args: ['--replicaof', '127.0.0.1', String(port)] });
    expect(await refusal(replica.url)).toMatch(/is a read replica; set REDIS_URL to a primary server/);
  });

  it('only warns about a server that keeps nothing, and says nothing of one that does', async () => {
    const { url } = await redis();
    const forgetful = await check(url);
    expect(forgetful.code).toBe(0);
    expect(forgetful.output).toMatch(/"level":"warn".*keeps nothing over a restart of its own.*loses none/);
    const keeping = await redis({ args: ['--appendonly', 'yes'] });
    expect((await check(keeping.url)).output).not.toMatch(/keeps? nothing/);
  });

  it('takes a server that is not there for an outage', async () => {
    const { code, problems, output } = await check('redis://default:Canary@127.0.0.1:1');
    expect(code).toBe(69);
    expect(problems).toEqual([
      expect.stringMatching(/^queue: Redis at 127\.0\.0\.1:1 can't be used: .*ECONNREFUSED.*REDIS_URL/),
    ]);
    expect(output).not.toContain('Canary');
  });
});
