import { expect, it } from 'vitest';
import { describeExit } from '../../src/supervisor/exit-cause.ts';

const facts = { code: null, signal: null, heapExhausted: false, killedBecause: null };

it.each([
  [{ ...facts, code: 3 }, 'ended with code 3'],
  [{ ...facts, code: 0 }, 'ended by itself with code 0, which it should not'],
  [{ ...facts, signal: 'SIGSEGV' as const }, 'killed by SIGSEGV'],
  [
    { ...facts, signal: 'SIGABRT' as const, heapExhausted: true },
    'out of memory: its JavaScript heap is full',
  ],
  [{ ...facts, signal: 'SIGKILL' as const, killedBecause: 'killed: too slow' }, 'killed: too slow'],
])('%j is told as "%s"', (exit, told) => {
  expect(describeExit(exit)).toBe(told);
});

it('names both reasons that a SIGKILL from outside can have', () => {
  expect(describeExit({ ...facts, signal: 'SIGKILL' })).toMatch(/SIGKILL.*memory/);
});
