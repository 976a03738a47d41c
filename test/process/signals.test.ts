import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { processIdentity } from '../../src/process/identity.ts';
import { freePort } from '../../src/process/free-port.ts';
import { runProgram, untilGone } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { childrenOf, runningWith, treeOf } from './process-tree.ts';
import { copyProject, forgetBuild } from './project-copy.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
let parent: string;
/** A copy that is built, and one that isn't. */
let project: string;
let unbuilt: string;
let port: number;
let program: Program | null = null;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem-signals-'));
  project = join(parent, 'project');
  unbuilt = join(parent, 'unbuilt');
  await copyProject(project);
  await copyProject(unbuilt);
  await forgetBuild(unbuilt);
});

afterAll(() => rm(parent, { recursive: true, force: true }));

beforeEach(async () => (port = await freePort()));

afterEach(async () => {
  const pids = program === null ? [] : treeOf(program.pid);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await program?.exit;
  program = null;
});

describe.each([['start'], ['run', 'worker']])('npm %s %s', (...script) => {
  it.each(SIGNALS)('stops in order by %s to npm', async (signal) => {
    const npm = await started('npm', script);
    await expectOrderedEnd(npm, () => process.kill(npm.pid, signal));
  });

  it.each(SIGNALS)('has one process below npm, which stops in order by %s', async (signal) => {
    const npm = await started('npm', script);
    const [supervisor, ...others] = childrenOf(npm.pid);
    expect(supervisor?.command).toContain('tandem supervisor');
    expect(others).toEqual([]);
    await expectOrderedEnd(npm, () => process.kill(supervisor?.pid ?? 0, signal));
  });
});

describe('npm start', () => {
  it('takes Ctrl-C, which npm passes on to a group that has got it, for one signal', async () => {
    const npm = await started('npm', ['start'], { detached: true });
    await expectOrderedEnd(npm, () => process.kill(-npm.pid, 'SIGINT'));
  });

  it.each(['SIGKILL', 'SIGHUP'] as const)('stops in order when npm ends by %s', async (signal) => {
    const npm = await started('npm', ['start']);
    const pids = treeOf(npm.pid);
    process.kill(npm.pid, signal);
    // The supervisor holds the output of npm, which closes with it.
    expect(await npm.exit).toEqual({ code: null, signal });
    expect(npm.entries().at(-1)).toMatchObject({ message: 'stopped', exitCode: 0 });
    await Promise.all(pids.map(untilGone));
  });

  it('leaves nothing behind when the supervisor is killed', async () => {
    const npm = await started('npm', ['start']);
    const pids = treeOf(npm.pid);
    process.kill(childrenOf(npm.pid)[0]?.pid ?? 0, 'SIGKILL');
    await npm.exit;
    await Promise.all(pids.map(untilGone));
  });
});

describe('a start that is still building', () => {
  it.each(SIGNALS)('is ended with all that it does by %s to npm', async (signal) => {
    const npm = run('npm', ['start'], { cwd: unbuilt });
    await expectEndOfBuild(npm, () => process.kill(npm.pid, signal));
  });

  it.each(SIGNALS)('is ended with all that it does by %s to the script', async (signal) => {
    const script = run(join(unbuilt, 'render-start-with-worker.sh'), []);
    await expectEndOfBuild(script, () => process.kill(script.pid, signal));
  });

  it('is ended with all that it does when the script is killed', async () => {
    const script = run(join(unbuilt, 'render-start-with-worker.sh'), []);
    const pids = await endBuild(script, () => process.kill(script.pid, 'SIGKILL'));
    await Promise.all(pids.map(untilGone));
    expect(runningWith(unbuilt)).toEqual([]);
  });
});

describe('the start script', () => {
  it('goes on past the end of the terminal under nohup, and stops by SIGTERM', async () => {
    const line = `trap '' HUP; exec "$0"`;
    const script = await started('sh', ['-c', line, join(project, 'render-start-with-worker.sh')]);
    process.kill(script.pid, 'SIGHUP');
    // Handled in the order of their numbers where both wait: a SIGHUP that counted would be named here.
    await expectOrderedEnd(script, () => process.kill(script.pid, 'SIGTERM'));
    expect(script.entries().find(({ message }) => message === 'stopping')).toMatchObject({
      reason: 'SIGTERM',
    });
  });

  it('goes on when the shell that started it in the background has ended', async () => {
    const line = '"$0" & echo "{\\"message\\":\\"in the background\\",\\"pid\\":$!}"';
    const shell = await started('sh', ['-c', line, join(project, 'render-start-with-worker.sh')]);
    const entry = shell.entries().find(({ message }) => message === 'in the background');
    const pid = Number(entry?.['pid']);
    await untilGone(shell.pid);
    // Longer than a supervisor that watches its parent would need.
    await delay(1_500);
    expect(shell.entries().map(({ message }) => message)).not.toContain('stopping');
    await expectOrderedEnd(shell, () => process.kill(pid, 'SIGTERM'));
  });

  it('says of SIGUSR1 and SIGUSR2 that they do nothing, and opens no debugger', async () => {
    const script = await started(join(project, 'render-start-with-worker.sh'), []);
    for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) {
      process.kill(script.pid, signal);
      await script.line(new RegExp(`${signal} has no meaning here`));
    }
    await expectOrderedEnd(script, () => process.kill(script.pid, 'SIGTERM'));
    expect(script.lines.join('\n')).not.toContain('Debugger');
  });
});

function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; detached?: boolean } = {},
): Program {
  program = runProgram(command, args, {
    cwd: project,
    ...options,
    env: {
      PORT: String(port),
      DATA_DIR: join(parent, 'data'),
      DATABASE_URL: inject('databaseUrl'),
      REDIS_URL: '',
    },
  });
  return program;
}

async function started(...args: Parameters<typeof run>): Promise<Program> {
  const starting = run(...args);
  await starting.line(/Everything is up/);
  return starting;
}

/** Everybody drains, one after the other, and nobody is left. */
async function expectOrderedEnd(running: Program, end: () => void): Promise<void> {
  const pids = treeOf(running.pid);
  end();
  expect((await running.exit).code).toBe(0);
  expect(running.lines.join('\n')).not.toContain('second signal');
  expect(running.entries().at(-1)).toMatchObject({ message: 'stopped', exitCode: 0 });
  await Promise.all(pids.map(untilGone));
  expect(runningWith(project)).toEqual([]);
}

/** Whoever was told to end ends last: nothing is waited for. */
async function expectEndOfBuild(running: Program, end: () => void): Promise<void> {
  const pids = await endBuild(running, end);
  expect(pids.filter((pid) => processIdentity(pid) !== null)).toEqual([]);
  expect(runningWith(unbuilt)).toEqual([]);
}

/** @returns what was running, in the moment in which the first of them has ended. */
async function endBuild(running: Program, end: () => void): Promise<number[]> {
  await running.line(/^Building/);
  const pids = treeOf(running.pid);
  const ended = once(running.child, 'exit');
  end();
  const [code] = (await ended) as [number | null];
  expect(code).not.toBe(0);
  return pids;
}
