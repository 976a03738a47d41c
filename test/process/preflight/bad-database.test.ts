import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPgBouncer } from '../../helpers/pgbouncer.ts';
import { startPostgresServer } from '../../helpers/postgres-server.ts';
import type { PostgresServer } from '../../helpers/postgres-server.ts';
import { runPreflight } from '../../helpers/preflight.ts';
import type { PreflightResult } from '../../helpers/preflight.ts';

/** What the checks print about a DATABASE_URL that won't do, against a server with passwords and one with TLS. */
let plain: PostgresServer;
let encrypted: PostgresServer;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-preflight-'));
  [plain, encrypted] = await Promise.all([startPostgresServer(), startPostgresServer({ tls: true })]);
});
afterAll(async () => {
  await Promise.all([plain.stop(), encrypted.stop()]);
  await rm(dir, { recursive: true, force: true });
});

const check = (databaseUrl: string, env: Record<string, string> = {}): Promise<PreflightResult> =>
  runPreflight({ DATABASE_URL: databaseUrl, DATA_DIR: dir, ...env });

function changed(url: string, change: (url: URL) => void): string {
  const result = new URL(url);
  change(result);
  return result.href;
}

/** One problem, with exit code 78. */
async function refusal(databaseUrl: string, env: Record<string, string> = {}): Promise<string> {
  const { code, problems } = await check(databaseUrl, env);
  expect({ code, problems }).toEqual({ code: 78, problems: [expect.any(String)] });
  return problems[0] ?? '';
}

describe('the database check, as a process', { timeout: 60_000 }, () => {
  it('takes a server with passwords, and says what it found', async () => {
    const { code, problems, output } = await check(plain.url);
    expect(problems).toEqual([]);
    expect(code).toBe(0);
    expect(output).toMatch(/Database connection successful \(127\.0\.0\.1:\d+\/postgres, PostgreSQL 18/);
  });

  it('says that the password is wrong, where it comes from, and does not repeat it', async () => {
    const url = changed(plain.url, (it) => (it.password = 'Canary4711'));
    const { problems, output } = await check(url, {
      RENDER: 'true',
      PUBLIC_ACCESS: 'true',
      SECRET_KEY: 'x'.repeat(40),
    });
    const line = problems.find((problem) => problem.startsWith('database:'));
    expect(line).toMatch(
      /password authentication failed.*the password is wrong.*DATABASE_URL.*percent-encoded/,
    );
    expect(line).toMatch(
      /\[On Render: in the dashboard, open your PostgreSQL → Connect, copy the Internal Database URL/,
    );
    expect(output).not.toContain('Canary4711');
  });

  it('says that there is no password', async () => {
    const url = changed(plain.url, (it) => (it.password = ''));
    expect(await refusal(url)).toMatch(/DATABASE_URL has no password/);
  });

  it('says that the database does not exist', async () => {
    const url = changed(plain.url, (it) => (it.pathname = '/nowhere'));
    expect(await refusal(url)).toMatch(
      /database "nowhere" does not exist; .*DATABASE_URL does not exist: create it/,
    );
  });

  it('names the setting of a URL with an unescaped character in the password, and prints none of it', async () => {
    const { code, problems, output } = await check(
      `postgres://owner:12#Canary@127.0.0.1:${plain.port}/postgres`,
    );
    expect(code).toBe(78);
    expect(problems).toEqual([
      expect.stringMatching(/^DATABASE_URL is not a URL .*percent-encoded \(@ as %40/),
    ]);
    expect(output).not.toContain('Canary');
  });

  it('takes a password with special characters that are percent-encoded, and with those that need not be', async () => {
    const password = 'p@s/s#w?r%d :[é';
    await plain.run(`CREATE ROLE odd LOGIN PASSWORD '${password}'`, 'CREATE DATABASE odd OWNER odd');
    const encoded = `postgres://odd:${encodeURIComponent(password)}@127.0.0.1:${plain.port}/odd`;
    expect((await check(encoded)).problems).toEqual([]);
    await plain.run(`ALTER ROLE odd PASSWORD 'p@ss'`);
    expect((await check(`postgres://odd:p@ss@127.0.0.1:${plain.port}/odd`)).problems).toEqual([]);
  });

  it('says that a server without TLS was asked for it', async () => {
    expect(await refusal(`${plain.url}?sslmode=require`)).toMatch(
      /does not support SSL connections; this server has no TLS: take sslmode out of DATABASE_URL/,
    );
  });

  it('says that a server with TLS only was asked without it', async () => {
    const url = changed(encrypted.url, (it) => it.searchParams.delete('sslmode'));
    expect(await refusal(url)).toMatch(/the server demands TLS: add \?sslmode=require to DATABASE_URL/);
  });

  it('takes sslmode=require as libpq does, whoever signed the certificate, and prints no warning', async () => {
    const { code, output } = await check(encrypted.url);
    expect(code).toBe(0);
    expect(output).not.toMatch(/SECURITY WARNING|DeprecationWarning/);
  });

  it('asks who signed the certificate with sslmode=verify-full, and says how to answer', async () => {
    const full = changed(encrypted.url, (it) => it.searchParams.set('sslmode', 'verify-full'));
    expect(await refusal(full)).toMatch(/the certificate is not trusted: .*DATABASE_URL.*sslrootcert/);
    const authority = join(dir, 'authority.crt');
    await writeFile(authority, encrypted.certificate ?? '');
    const known = changed(full, (it) => it.searchParams.set('sslrootcert', authority));
    expect((await check(known)).problems).toEqual([]);
  });

  it('refuses an sslmode that does not exist', async () => {
    expect(await refusal(`${plain.url}?sslmode=required`)).toMatch(
      /^DATABASE_URL has an sslmode that is none of: /,
    );
  });

  it('refuses a user who may only read, and one whose transactions are read-only', async () => {
    await plain.run(
      `CREATE ROLE reader LOGIN PASSWORD 'x'`,
      `CREATE ROLE frozen LOGIN PASSWORD 'x'`,
      'CREATE DATABASE frozen OWNER frozen',
      'ALTER ROLE frozen SET default_transaction_read_only = on',
    );
    const reader = `postgres://reader:x@127.0.0.1:${plain.port}/postgres`;
    expect(await refusal(reader)).toMatch(
      /the user in DATABASE_URL may not create tables .*use the owner of the database/,
    );
    const frozen = `postgres://frozen:x@127.0.0.1:${plain.port}/frozen`;
    expect(await refusal(frozen)).toMatch(
      /read-only for the user in DATABASE_URL \(default_transaction_read_only\)/,
    );
  });

  it('refuses a user who may not change the tables that another one made', async () => {
    await plain.run(
      `CREATE ROLE maker LOGIN PASSWORD 'x'`,
      `CREATE ROLE other LOGIN PASSWORD 'x'`,
      'CREATE DATABASE shared OWNER maker',
      'GRANT CREATE ON DATABASE shared TO other',
    );
    const url = (user: string): string => `postgres://${user}:x@127.0.0.1:${plain.port}/shared`;
    expect((await check(url('maker'))).code).toBe(0);
    expect(await refusal(url('other'))).toMatch(/may not create tables .*schema "tandem"/);
  });

  it('refuses a database that a newer version has migrated', async () => {
    await plain.run(`CREATE ROLE future LOGIN PASSWORD 'x'`, 'CREATE DATABASE future OWNER future');
    const url = `postgres://future:x@127.0.0.1:${plain.port}/future`;
    expect((await check(url)).code).toBe(0);
    await plain.runIn(
      'future',
      `INSERT INTO tandem.schema_migrations (version, name) VALUES (9999, '9999_later')`,
    );
    expect(await refusal(url)).toBe(
      "migrations: the database was migrated by a newer version, and this one can't work with it (9999_later); " +
        'deploy the newer version again, or set DATABASE_URL to a database restored from before it',
    );
  });

  it('counts the connections that two instances need: a warning, and an error on Render', async () => {
    await plain.run(
      `CREATE ROLE crowded LOGIN PASSWORD 'x' CONNECTION LIMIT 15`,
      'CREATE DATABASE crowded OWNER crowded',
    );
    const url = `postgres://crowded:x@127.0.0.1:${plain.port}/crowded`;
    const here = await check(url);
    expect(here.code).toBe(0);
    expect(here.output).toMatch(
      /has 14 connections left .*an instance takes up to 13, and a deploy runs two, which take 26/,
    );
    const onRender = await check(url, { RENDER: 'true', PUBLIC_ACCESS: 'true', SECRET_KEY: 'x'.repeat(40) });
    expect(onRender.code).toBe(78);
    expect(onRender.problems).toEqual([
      expect.stringMatching(/^database: .*lower WEB_CONCURRENCY.*\[On Render: .*instance type/),
    ]);
  });

  describe('behind PgBouncer', () => {
    it.each([
      ['as it comes', ['pool_mode = session'], /startup parameter/],
      [
        'that drops startup parameters',
        ['pool_mode = session', 'ignore_startup_parameters = options'],
        /connection pooler \(it drops the search_path/,
      ],
    ])('refuses one %s', async (_what, settings, reason) => {
      const pooler = await startPgBouncer({ databaseUrl: plain.url, settings });
      const line = await refusal(pooler.url);
      await pooler.stop();
      expect(line).toMatch(reason);
      expect(line).toMatch(/set DATABASE_URL to the direct address of PostgreSQL/);
    });

    it.each(['0', '1'])(
      'notices one that lends by the transaction by what it does (round robin %s)',
      async (roundRobin) => {
        // Nothing gives it away at the start: the parameter is dropped, and the database sets what it asks for.
        await plain.run(`ALTER ROLE owner SET search_path = tandem,bullmq`);
        const pooler = await startPgBouncer({
          databaseUrl: plain.url,
          settings: [
            'pool_mode = transaction',
            'ignore_startup_parameters = options',
            `server_round_robin = ${roundRobin}`,
            'min_pool_size = 3',
          ],
        });
        const line = await refusal(pooler.url);
        await pooler.stop();
        await plain.run('ALTER ROLE owner RESET search_path');
        expect(line).toMatch(/connection pooler \(it shares server processes between connections\)/);
      },
    );
  });

  it('takes a server that is not there for an outage, and says where it looked', async () => {
    const { code, problems } = await check('postgres://owner:Canary4711@127.0.0.1:1/postgres');
    expect(code).toBe(69);
    expect(problems).toEqual([
      expect.stringMatching(
        /^database: PostgreSQL at 127\.0\.0\.1:1\/postgres can't be used: .*ECONNREFUSED.*DATABASE_URL/,
      ),
    ]);
  });
});
