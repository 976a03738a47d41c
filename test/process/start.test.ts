import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findEmbeddedPostgres } from '../../src/local/postgres.ts';
import { processIdentity } from '../../src/process/identity.ts';
import { runProgram, untilGone } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';
import { POWERLESS, CAN_MOUNT, READ_ONLY } from '../helpers/confinement.ts';
import { copyProject } from './project-copy.ts';

/** A copy of the project, in which small apps stand for the real ones. */
let project: string;
let dataDir: string;
let port: number;
const programs: Program[] = [];

beforeAll(async () => {
  project = join(await mkdtemp(join(tmpdir(), 'tandem-start-')), 'a project with spaces');
  await copyProject(project);
});

afterAll(() => rm(join(project, '..'), { recursive: true, force: true }));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem data-'));
  port = await freePort();
});

afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.child.exitCode === null && program.child.signalCode === null) program.child.kill('SIGKILL');
    await program.exit;
  }
  // What a killed start leaves behind ends by itself; only then may its directory go.
  while ((await findEmbeddedPostgres(dataDir)) !== null)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await rm(dataDir, { recursive: true, force: true });
});

describe('the start script', () => {
  it('starts everything on nothing but Node, says so truthfully, and ends with 0 and without a trace', async () => {
    const link = join(dataDir, 'a link.sh');
    await symlink(join(project, 'render-start-with-worker.sh'), link);
    const program = runProgram(link, [], { cwd: tmpdir(), env: environment() });
    programs.push(program);
    await program.line(/Everything is up/);
    const said = program.entries().map(({ message }) => message);
    const promised = [
      /^DATABASE_URL is not set: starting the embedded PostgreSQL/,
      /^REDIS_URL is not set/,
      /^Environment verified/,
      /^Database connection successful/,
      /^Database ready/,
      /^Queue ready/,
      /^Storage ready/,
      /^Speech ready/,
      /^Supervisor starting/,
      /^Everything is up/,
    ];
    const positions = promised.map((pattern) => said.findIndex((message) => pattern.test(message)));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
    expect(said.join('\n')).not.toContain('Building');
    const pids = pidsOf(program);

    program.child.kill('SIGTERM');
    expect(await program.exit).toEqual({ code: 0, signal: null });
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(processIdentity(pid)).toBeNull();
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
  });

  it('starts the API alone', async () => {
    const program = runProgram(join(project, 'render-start-simple.sh'), [], {
      env: environment({ DATABASE_URL: inject('databaseUrl') }),
    });
    programs.push(program);
    await program.line(/Everything is up/);
    expect(program.entries().filter(({ process }) => process === 'worker')).toEqual([]);
    program.child.kill('SIGTERM');
    expect((await program.exit).code).toBe(0);
  });
});

describe('the supervisor program', () => {
  it('starts again after everything was killed, also with a database that was left running', async () => {
    const first = await started();
    const pids = pidsOf(first);
    first.child.kill('SIGKILL');
    await first.exit;
    // At once: the database is still shutting down.
    const second = await started();
    await Promise.all(pids.map(untilGone));
    second.child.kill('SIGTERM');
    expect((await second.exit).code).toBe(0);
  });

  it('stops in order when Ctrl-C reaches the whole group, and the database last', async () => {
    const program = await started({ detached: true });
    process.kill(-program.pid, 'SIGINT');
    expect(await program.exit).toEqual({ code: 0, signal: null });
    const said = program.entries().map(({ message }) => message);
    const steps = [/^api stopped$/, /^worker stopped$/, /database system is shut down/, /^stopped$/];
    const positions = steps.map((step) => said.findIndex((message) => step.test(message)));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('is forced by a second signal, with code 1 and nothing left', async () => {
    const program = await started({ env: { FIXTURE_WORKER: 'stubborn' } });
    const pids = pidsOf(program);
    program.child.kill('SIGTERM');
    await program.line(/worker stops/);
    // Another one; the same so soon could be an echo of the first.
    program.child.kill('SIGINT');
    expect(await program.exit).toEqual({ code: 1, signal: null });
    await Promise.all(pids.map(untilGone));
  });

  it('can be stopped while it starts', async () => {
    const program = run();
    await program.line(/making a new database/);
    program.child.kill('SIGTERM');
    expect((await program.exit).code).toBe(0);
    expect(program.lines.join('\n')).not.toContain('Supervisor starting');
  });

  it('names a port in use in one line before anything starts, and ends with 69', async () => {
    const server = await listen();
    port = (server.address() as AddressInfo).port;
    const program = run();
    expect((await program.exit).code).toBe(69);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      `Not started. port ${port} on 127.0.0.1 is in use: stop the program that has it, or set PORT to a free one`,
    ]);
    expect(program.lines.join('\n')).not.toContain('PostgreSQL');
    await new Promise((resolve) => server.close(resolve));
  });

  it('names all bad settings in one message, and ends with 78', async () => {
    const program = run({
      env: { PORT: 'eighty', SHUTDOWN_GRACE_SECONDS: '1', REDIS_URL: 'http://secret@host' },
    });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    for (const setting of ['PORT', 'SHUTDOWN_GRACE_SECONDS', 'REDIS_URL']) {
      expect(errors[0]?.message).toContain(`${setting} `);
    }
    expect(program.lines.join('\n')).not.toContain('secret');
  });

  it('does not start open where others can reach it, and ends with 78', async () => {
    const program = run({ env: { HOST: '0.0.0.0' } });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Not started\. API_TOKENS is not set, and HOST lets other machines reach/),
    ]);
  });

  it.each([
    ['is below a file', 'file/below', [], /a part of the path is a file \(ENOTDIR/],
    ['is a file', 'file', [], /something else is in its place \(EEXIST/],
    ['is a link in a circle', 'circle', [], /its links lead in a circle \(ELOOP/],
    ['has too long a name', 'x'.repeat(300), [], /the path is too long \(ENAMETOOLONG/],
    ['is where nothing can be made', '/proc/none', [], /\((ENOENT|EACCES|EROFS)/],
    ['may not be written', 'closed', POWERLESS, /may not \(EACCES/],
    [
      'is read-only',
      'closed',
      READ_ONLY,
      CAN_MOUNT ? /it is on a read-only file system \(EROFS/ : /may not \(EACCES/,
    ],
  ] as const)('says what to do where DATA_DIR %s, and ends with 78', async (_how, name, prefix, problem) => {
    await writeFile(join(dataDir, 'file'), '');
    await symlink('circle', join(dataDir, 'circle'));
    await mkdir(join(dataDir, 'closed'), { mode: 0o555 });
    const program = run({ prefix, env: { DATA_DIR: resolve(dataDir, name) } });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(problem)]);
    expect(errors[0]?.message).toMatch(/^Not started\. .* set DATA_DIR to a directory /);
  });

  it.each([
    ['postgres.lock', {}],
    ['files', { DATABASE_URL: 'given' }],
    ['pm2', { DATABASE_URL: 'given' }],
  ])('says what to do where DATA_DIR/%s is something else', async (name, env) => {
    // Where a directory belongs a file, and the other way round.
    if (name.startsWith('postgres')) await mkdir(join(dataDir, name), { recursive: true });
    else await writeFile(join(dataDir, name), '');
    const program = run({ env: 'DATABASE_URL' in env ? { DATABASE_URL: inject('databaseUrl') } : {} });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Not started\. .* can't be used, since .*; move that away, or set DATA_DIR to /),
    ]);
  });

  it('says what to do where there is no place for the socket', async () => {
    const nowhere = join(dataDir, 'none');
    const program = run({ env: { DATA_DIR: join(dataDir, 'x'.repeat(120)), TMPDIR: nowhere } });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Not started\. .*ENOENT.* set TMPDIR to a directory that this user may write$/),
    ]);
  });

  it('says what to do where there is too little memory for everything, starts what fits, and ends with 78', async () => {
    const program = run({ env: { MEMORY_LIMIT_MB: '256' } });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Not started\. MEMORY_LIMIT_MB: 256 MB .* give the service \d+ MB or more, or /),
    ]);
    expect(program.lines.join('\n')).not.toContain('PostgreSQL is ready');

    const alone = runProgram(join(project, 'render-start-simple.sh'), [], {
      env: environment({ MEMORY_LIMIT_MB: '256', DATABASE_URL: inject('databaseUrl') }),
    });
    programs.push(alone);
    await alone.line(/Everything is up/);
    alone.child.kill('SIGTERM');
    expect((await alone.exit).code).toBe(0);
  });

  it('says in one line that the database can not be reached, and ends with 69', async () => {
    const program = run({ env: { DATABASE_URL: `postgres://me:hush@127.0.0.1:${port}/books` } });
    expect((await program.exit).code).toBe(69);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`PostgreSQL at 127.0.0.1:${port}/books .*ECONNREFUSED.*DATABASE_URL`)),
    ]);
    expect(program.lines.join('\n')).toContain('retrying');
    expect(program.lines.join('\n')).not.toContain('hush');
  });

  it('says that a second one uses the same data, and ends with 69', async () => {
    await started();
    port = await freePort();
    const second = run();
    expect((await second.exit).code).toBe(69);
    expect(second.lines.join('\n')).toMatch(/another Tandem \(process \d+\) uses the database/);
  });
});

describe('npm run preflight', () => {
  it('checks with a database of its own, or with the one that runs', async () => {
    const alone = check();
    expect((await alone.exit).code).toBe(0);
    expect(alone.lines.join('\n')).toContain('for this check');
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();

    await started();
    const beside = check();
    expect((await beside.exit).code).toBe(0);
    expect(beside.lines.join('\n')).toContain('that already runs');
    expect(await findEmbeddedPostgres(dataDir)).not.toBeNull();
  });

  it('collects all failures, with the code of a wrong setting before that of a missing service', async () => {
    const url = new URL(inject('databaseUrl'));
    url.pathname = '/nowhere';
    const program = check({ DATABASE_URL: url.href, DEFAULT_VOICE: 'nobody' });
    expect((await program.exit).code).toBe(78);
    const errors = program.entries().filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(/2 checks failed:\n {2}database: .*\n {2}speech: .*DEFAULT_VOICE/);
  });
});

interface Options {
  /** What to run the program with. */
  prefix?: readonly string[];
  env?: Record<string, string>;
  detached?: boolean;
}

function environment(env: Record<string, string> = {}): Record<string, string> {
  return {
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'debug',
    DATABASE_URL: '',
    REDIS_URL: '',
    ...env,
  };
}

function run({ prefix = [], env, detached = false }: Options = {}): Program {
  const [command, ...args] = [
    ...prefix,
    ...([process.execPath, join(project, 'dist', 'src', 'start.js'), 'all'] as const),
  ] as const;
  const program = runProgram(command, args, {
    env: environment(env),
    detached,
  });
  programs.push(program);
  return program;
}

async function started(options: Options = {}): Promise<Program> {
  const program = run(options);
  await program.line(/Everything is up/);
  return program;
}

function check(env: Record<string, string> = {}): Program {
  const program = runProgram(process.execPath, [join(project, 'dist', 'src', 'preflight', 'main.js')], {
    env: environment(env),
  });
  programs.push(program);
  return program;
}

function pidsOf(program: Program): number[] {
  return program
    .entries()
    .filter(({ message }) => /^(api|worker) started$/.test(message))
    .map(({ pid }) => Number(pid));
}

async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
