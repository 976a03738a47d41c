import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import {
  groupLives,
  groupMembers,
  groupMemoryMb,
  signalGroup,
} from '../../../src/supervisor/process-group.ts';

const fail = (error: unknown): never => {
  throw error;
};
let leader: ChildProcess;
afterEach(() => signalGroup(leader.pid ?? 0, 'SIGKILL', fail));

/** A shell that leads a group, and its child, which holds 40 MB; each says its number. */
async function startGroup(): Promise<[leader: number, child: number]> {
  const program =
    'const kept = Buffer.alloc(40 << 20, 1); console.log(process.pid, kept.length); setInterval(() => {}, 1e6)';
  leader = spawn('/bin/sh', ['-c', '"$@" & wait', 'sh', process.execPath, '-e', program], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (leader.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface({ input: leader.stdout }), 'line')) as [string];
  return [leader.pid ?? 0, Number(line.split(' ')[0])];
}

it('a group lives until the last of it is gone, also without its leader', async () => {
  const [pid, child] = await startGroup();
  expect(groupLives(pid)).toBe(true);
  process.kill(pid, 'SIGKILL');
  await once(leader, 'exit');
  expect(groupLives(pid)).toBe(true);
  if (process.platform === 'linux') expect(groupMembers(pid)).toEqual([child]);
  signalGroup(pid, 'SIGKILL', fail);
  while (groupLives(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  // Nobody is left: nothing happens.
  signalGroup(pid, 'SIGTERM', fail);
  signalGroup(0, 'SIGTERM', fail);
});

it.runIf(process.platform === 'linux')('the memory of a group is that of all of it', async () => {
  const [pid] = await startGroup();
  expect(groupMemoryMb(pid)).toBeGreaterThan(40);
  expect(groupMemoryMb(pid, 10_000)).toBeGreaterThan(40);
  expect(groupMemoryMb(pid)).toBeLessThan(200);
  expect(groupMemoryMb(2 ** 30)).toBeNull();
});
