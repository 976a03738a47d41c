import { expect, it } from 'vitest';
import { describeExit } from '../../../src/supervisor/exit-cause.ts';
import { createOomWatch } from '../../../src/supervisor/oom-kills.ts';

const facts = { code: null, signal: null, heapExhausted: false, killed: null, oomKill: null };
const SIGKILL = { ...facts, signal: 'SIGKILL' as const };

it.each([
  [{ ...facts, code: 3 }, 'ended with code 3'],
  [{ ...facts, code: 0 }, 'ended by itself with code 0, which it should not'],
  [{ ...facts, signal: 'SIGSEGV' as const, oomKill: true }, 'killed by SIGSEGV'],
  [
    { ...facts, signal: 'SIGABRT' as const, heapExhausted: true },
    'out of memory: its JavaScript heap is full',
  ],
  [
    { ...SIGKILL, killed: { cause: 'hang', because: 'killed: too slow' } as const, oomKill: true },
    'killed: too slow',
  ],
  [
    { ...SIGKILL, oomKill: true },
    'out of memory: killed by the system, which had none left for this service',
  ],
  [{ ...SIGKILL, oomKill: false }, 'killed by SIGKILL from outside, and not because memory ran out'],
])('%j is told as "%s"', (exit, told) => {
  expect(describeExit(exit)).toBe(told);
});

it('names both reasons that a SIGKILL can have where the system does not tell', () => {
  expect(describeExit(SIGKILL)).toMatch(/SIGKILL.*memory/);
});

it('a kill for want of memory is one that the kernel counted just now', () => {
  let clock = 0;
  let count: number | null = 7;
  const watch = createOomWatch(
    () => count,
    () => clock,
  );
  expect(watch.justNow()).toBe(false);
  count = 8;
  expect(watch.look()).toBe(true);
  expect(watch.look()).toBe(false);
  clock = 1_500;
  expect(watch.justNow()).toBe(true);
  clock = 3_000;
  expect(watch.justNow()).toBe(false);
  count = null;
  expect(watch.justNow()).toBeNull();
});
