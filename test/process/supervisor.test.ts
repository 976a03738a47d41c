import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processIdentity } from '../../src/process-identity.ts';
import { runProgram, untilGone } from './program.ts';
import type { Entry, Program } from './program.ts';

let dir: string;
let port: number;
let program: Program | null = null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem supervisor-'));
  port = await freePort();
});

afterEach(async () => {
  if (program !== null && program.child.exitCode === null) program.child.kill('SIGKILL');
  await program?.exit;
  program = null;
  await rm(dir, { recursive: true, force: true });
});

describe('the supervisor with real processes', () => {
  it('starts everything, stops in order, keeps what orphans a worker leaves from living on', async () => {
    const supervised = await start();
    const worker = entry(supervised, 'worker ready');
    expect(processIdentity(Number(worker['child']))).not.toBeNull();
    expect(worker['args']).toEqual(['--max-old-space-size=40']);

    supervised.child.kill('SIGTERM');
    expect(await supervised.exit).toEqual({ code: 0, signal: null });
    const order = supervised.entries().map(({ message }) => message);
    const steps = ['api stops', 'api stopped', 'worker stops', 'worker stopped', 'stopped'];
    expect(order.filter((message) => steps.includes(message))).toEqual(steps);
    await untilGone(Number(worker['child']));
    for (const pid of pidsOf(supervised)) expect(processIdentity(pid)).toBeNull();
    expect(await readdir(join(dir, 'pm2'))).toEqual([]);
  });

  it('logs lines of apps as they are, and wraps raw ones', async () => {
    const supervised = await start();
    await supervised.line(/a raw line/);
    expect(entry(supervised, 'a raw line')).toMatchObject({ level: 'error', process: 'worker' });
    for (const line of supervised.lines) expect(JSON.parse(line)).toHaveProperty('message');
  });

  it('brings back what was killed, and says by which signal', async () => {
    const supervised = await start();
    for (const app of ['api', 'worker'] as const) {
      const before = entry(supervised, app === 'api' ? 'API on port' : 'worker ready');
      process.kill(Number(before['pid']), 'SIGKILL');
      await supervised.line(new RegExp(`"${app} is back"`));
      const told = supervised.entries().find(({ message }) => message.startsWith(`${app} ended`));
      expect(told).toMatchObject({
        level: 'error',
        cause: expect.stringMatching(/^killed by SIGKILL/) as string,
      });
      // The child of the killed worker goes with it.
      if (app === 'worker') await untilGone(Number(before['child']));
    }
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toMatch(/^\d+$/);
  });

  it('says when a heap was full, and keeps the other instances answering', async () => {
    const supervised = await start({ instances: 2 });
    await fetch(`http://127.0.0.1:${port}/fill-heap`).catch(() => undefined);
    await supervised.line(/"api is back"/);
    const told = supervised.entries().find(({ message }) => message.startsWith('api ended'));
    expect(told).toMatchObject({ cause: 'out of memory: its JavaScript heap is full' });
    for (const line of supervised.lines) expect(JSON.parse(line)).toHaveProperty('level');
  });

  it.each(['crash', 'reject'])('ends with 70 when the API can not be kept up (%s at start)', async (how) => {
    program = run({ env: { FIXTURE_API: how } });
    expect(await program.exit).toEqual({ code: 70, signal: null });
    const exits = program.entries().filter(({ message }) => message.startsWith('api ended'));
    expect(exits.map(({ delayMs }) => delayMs)).toEqual([50, 100, 200]);
    expect(program.lines.join('\n')).toContain("api can't be kept up");
    expect(program.lines.join('\n')).toContain(`the fixture was told to ${how}`);
  });

  it('kills a worker that does not stop in time, and says so', async () => {
    const supervised = await start({ env: { FIXTURE_WORKER: 'stubborn' } });
    supervised.child.kill('SIGTERM');
    expect(await supervised.exit).toEqual({ code: 0, signal: null });
    expect(entry(supervised, 'worker did not stop in time and was killed')).toMatchObject({ level: 'warn' });
    expect(entry(supervised, 'stopped')).toMatchObject({ clean: false });
  });

  it('is survived by nothing when it is killed, and the next start works', async () => {
    const supervised = await start();
    const pids = pidsOf(supervised);
    expect(pids).toHaveLength(2);
    supervised.child.kill('SIGKILL');
    await supervised.exit;
    await Promise.all(pids.map(untilGone));

    const next = await start();
    expect(await readdir(join(dir, 'pm2'))).toEqual([String(next.pid)]);
    next.child.kill('SIGTERM');
    expect((await next.exit).code).toBe(0);
  });

  it('finishes a request that is under way when Ctrl-C reaches the whole group', async () => {
    const supervised = await start({ detached: true });
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    await supervised.line(/slow request began/);
    process.kill(-supervised.pid, 'SIGINT');
    expect(await (await slow).text()).toBe('slow');
    expect(await supervised.exit).toEqual({ code: 0, signal: null });
    expect(entry(supervised, 'stopped')).toMatchObject({ clean: true });
  });
});

interface Options {
  env?: Record<string, string>;
  instances?: number;
  detached?: boolean;
}

function run({ env = {}, instances = 1, detached = false }: Options = {}): Program {
  const fixture = join(import.meta.dirname, 'fixtures', 'supervise.ts');
  return runProgram(process.execPath, ['--import', 'tsx', fixture, dir, String(instances)], {
    env: { PORT: String(port), ...env },
    detached,
  });
}

async function start(options: Options = {}): Promise<Program> {
  program = run(options);
  await program.line(/everything is up/);
  return program;
}

function entry(of: Program, message: string): Entry {
  const found = of.entries().find((candidate) => candidate.message === message);
  if (found === undefined) throw new Error(`no entry "${message}" in:\n${of.lines.join('\n')}`);
  return found;
}

function pidsOf(of: Program): number[] {
  return of
    .entries()
    .filter(({ message }) => /^(api|worker) started$/.test(message))
    .map(({ pid }) => Number(pid));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: found } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return found;
}
