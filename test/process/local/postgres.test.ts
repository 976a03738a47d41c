import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../../../src/local/postgres.ts';
import { quietLog, recordingLog } from '../../../tools/kit/log.ts';
import { runProgram, untilGone } from '../../../tools/kit/program.ts';
import type { Program } from '../../../tools/kit/program.ts';
import {
  AS_NAMELESS_USER,
  AS_ORDINARY_USER,
  AS_ROOT,
  hasNamespaces,
  isRoot,
  ONE_MAPPED_ID,
} from '../../helpers/confinement.ts';

let parent: string;
let dataDir: string;
const programs: Program[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem pg-'));
  // A name that would break careless quoting anywhere between here and PostgreSQL.
  dataDir = join(parent, `it's 100%25 "ours", ünïcode + more`);
});

afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.child.exitCode === null && program.child.signalCode === null) program.child.kill('SIGKILL');
    await program.exit;
    const ready = program.lines.find((line) => line.startsWith('ready '));
    if (ready !== undefined) await untilGone((JSON.parse(ready.slice(6)) as { pid: number }).pid);
  }
  await rm(parent, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('is made, used, stopped and started again with what it held', async () => {
    const first = await startEmbeddedPostgres({ dataDir, log: quietLog });
    await query(first.url, 'CREATE TABLE kept (word text)');
    await query(first.url, "INSERT INTO kept VALUES ('für immer 🎧')");
    expect(await findEmbeddedPostgres(dataDir)).toBe(first.url);
    await first.stop();
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();

    const second = await startEmbeddedPostgres({ dataDir, log: quietLog });
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'für immer 🎧' }]);
    await second.stop();
    expect(await readdir(dataDir)).toEqual(['postgres-18']);
  });

  it('is durable, small, the same everywhere, and not on the network', async () => {
    const database = await startEmbeddedPostgres({ dataDir, log: quietLog });
    const settings = await query(
      database.url,
      `SELECT name, setting FROM pg_settings WHERE name IN
         ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'jit', 'server_encoding', 'TimeZone')
       ORDER BY name COLLATE "C"`,
    );
    expect(settings).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'jit', setting: 'off' },
      { name: 'listen_addresses', setting: '' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    const [locale] = await query(
      database.url,
      'SELECT datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = current_database()',
    );
    expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8' });
    expect((await stat(join(dataDir, 'postgres-18'))).mode & 0o077).toBe(0);
    await database.stop();
  });

  it('is reached through a short directory where its own path is too long for a socket', async () => {
    dataDir = join(parent, 'x'.repeat(120));
    const database = await startEmbeddedPostgres({ dataDir, log: quietLog });
    const socketDir = new URL(database.url).searchParams.get('host') ?? '';
    expect(socketDir).not.toContain(dataDir);
    expect((await stat(socketDir)).mode & 0o077).toBe(0);
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
    await expect(stat(socketDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has one owner: a second start says who it is and ends with 69', async () => {
    const { program } = await hold();
    const second = run();
    const [, json = ''] = await second.line(/^failed (.*)$/);
    expect(JSON.parse(json)).toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(
        new RegExp(`^another Tandem \\(process ${program.pid}\\).*DATA_DIR`),
      ) as string,
    });
    expect((await second.exit).code).toBe(69);
  });

  it('goes to exactly one of several that start at the same moment, also past a lock that is stale', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'postgres.lock'), JSON.stringify({ pid: 1, identity: 'an earlier boot' }));
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, async () => (await run().line(/^(ready|failed) /))[1]),
    );
    expect(outcomes.sort()).toEqual(['failed', 'failed', 'failed', 'ready']);
  });

  it('ends by itself when its owner is killed, without losing anything', async () => {
    const { program, url, pid } = await hold();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    program.child.kill('SIGKILL');
    await untilGone(pid);
    const { log, lines } = recordingLog();
    const next = await startEmbeddedPostgres({ dataDir, log });
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
    // It had been shut down, so there was nothing to recover.
    expect(JSON.stringify(lines)).toContain('database system was shut down at');
    expect(JSON.stringify(lines)).not.toContain('not properly shut down');
  });

  it('is stopped first when everything around it was killed and it was left running', async () => {
    const { program, url, pid } = await hold();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killGuardOf(pid);
    program.child.kill('SIGKILL');
    await program.exit;
    const { log, lines } = recordingLog();
    const next = await startEmbeddedPostgres({ dataDir, log });
    expect(lines).toContainEqual(
      expect.objectContaining({ message: 'stopping a PostgreSQL that a killed start left running', pid }),
    );
    expect(next.pid).not.toBe(pid);
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  });

  it('recovers when all of it was killed at once, in the middle of a statement', async () => {
    const { program, url, pid } = await hold();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    const busy = client
      .query('SELECT count(*) FROM generate_series(1, 1000000000)')
      .catch(() => 'broken off');
    program.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await program.exit;
    const next = await startEmbeddedPostgres({ dataDir, log: quietLog });
    expect(await busy).toBe('broken off');
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  });

  it("does not touch another program that has a dead PostgreSQL's number by now", async () => {
    const database = await startEmbeddedPostgres({ dataDir, log: quietLog });
    await database.stop();
    const stranger = spawn('sleep', ['60']);
    const pidFile = join(dataDir, 'postgres-18', 'postmaster.pid');
    await writeFile(
      pidFile,
      `${stranger.pid ?? 0}\n${dataDir}/postgres-18\n1700000000\n5432\n${dataDir}\n\n\nready\n`,
    );
    const next = await startEmbeddedPostgres({ dataDir, log: quietLog });
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(await readFile(pidFile, 'utf8')).toMatch(new RegExp(`^${next.pid}\n`));
    await next.stop();
    stranger.kill();
  });

  it('starts over when the first start was killed half way', async () => {
    const program = run();
    await program.line(/making a new database/);
    program.child.kill('SIGKILL');
    await program.exit;
    const next = await startEmbeddedPostgres({ dataDir, log: quietLog });
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(await readdir(dataDir)).toEqual(['postgres-18']);
  });

  it('takes over a lock whose owner is dead, and one that is damaged', async () => {
    await mkdir(dataDir, { recursive: true });
    for (const left of [JSON.stringify({ pid: process.pid, identity: 'an earlier boot' }), 'garbage', '']) {
      await writeFile(join(dataDir, 'postgres.lock'), left);
      const database = await startEmbeddedPostgres({ dataDir, log: quietLog });
      await database.stop();
    }
  });

  it('gives the reason when it can not start, and gives the directory back', async () => {
    const database = await startEmbeddedPostgres({ dataDir, log: quietLog });
    await database.stop();
    await rm(join(dataDir, 'postgres-18', 'global'), { recursive: true });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(startEmbeddedPostgres({ dataDir, log: quietLog })).rejects.toMatchObject({
        exitCode: 69,
        message: expect.stringMatching(/did not start: .*could not find the database system/) as string,
      });
    }
  });

  it.each([
    ['root below a directory that only root may enter', AS_ROOT],
    ['the only user of a place, who is root', ONE_MAPPED_ID],
    ['an ordinary user', AS_ORDINARY_USER],
    ['a user who is in no list', AS_NAMELESS_USER],
  ])('serves %s, and the data are his', async (_who, prefix) => {
    await chmod(parent, 0o700);
    const { url, program } = await hold(prefix);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const nobodys = isRoot && !hasNamespaces;
    expect((await stat(join(dataDir, 'postgres-18'))).uid === process.getuid?.()).toBe(!nobodys);
    program.child.kill('SIGTERM');
    expect((await program.exit).code).toBe(0);
  });
});

function run(prefix: readonly string[] = []): Program {
  const fixture = join(import.meta.dirname, 'hold-postgres.ts');
  const [command, ...args] = [...prefix, process.execPath, '--import', 'tsx', fixture, dataDir] as const;
  const program = runProgram(command, args);
  programs.push(program);
  return program;
}

async function hold(prefix: readonly string[] = []): Promise<{ program: Program; url: string; pid: number }> {
  const program = run(prefix);
  const [, json = ''] = await program.line(/^ready (.*)$/);
  return { program, ...(JSON.parse(json) as { url: string; pid: number }) };
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The guard is the only other member of PostgreSQL's process group. */
async function killGuardOf(pid: number): Promise<void> {
  const listing = spawn('ps', ['-eo', 'pid=,pgid=']);
  let text = '';
  for await (const chunk of listing.stdout) text += String(chunk);
  const guards = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([member, group]) => group === pid && member !== pid)
    .map(([member]) => member ?? 0);
  expect(guards).toHaveLength(1);
  for (const guard of guards) {
    process.kill(guard, 'SIGKILL');
    await untilGone(guard);
  }
}
