import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { causeOfExit } from '../../../src/supervisor/exit-cause.ts';
import type { ExitFacts } from '../../../src/supervisor/exit-cause.ts';
import { keepRecord, readRecord } from '../../../src/supervisor/record.ts';

const dir = mkdtempSync(join(tmpdir(), 'tandem-record-'));
const file = join(dir, 'record.json');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const FACTS: ExitFacts = {
  code: null,
  signal: null,
  heapExhausted: false,
  killed: null,
  oomKill: false,
};

it.each([
  [{ code: 1 }, 'crash'],
  [{ code: 0 }, 'stopped'],
  [{ signal: 'SIGSEGV' }, 'crash'],
  [{ signal: 'SIGKILL' }, 'killed'],
  [{ signal: 'SIGKILL', oomKill: null }, 'killed'],
  [{ signal: 'SIGKILL', oomKill: true }, 'memory'],
  [{ signal: 'SIGABRT', heapExhausted: true }, 'memory'],
  [{ signal: 'SIGKILL', killed: { cause: 'hang', because: 'it stood still' } }, 'hang'],
  [{ signal: 'SIGKILL', killed: { cause: 'memory', because: 'it held too much' } }, 'memory'],
] as const)('%j is called %s', (facts, cause) => {
  expect(causeOfExit({ ...FACTS, ...facts })).toBe(cause);
});

it('leaves word of who runs, who ended and why, and how often each was started again', () => {
  const failures: unknown[] = [];
  const record = keepRecord(file, (error) => failures.push(error));
  record.started('api', 10);
  record.started('worker', 11);
  record.exited('worker', 11, 'crash');
  record.started('worker', 12);
  record.exited('worker', 12, 'crash');
  record.started('worker', 13);
  expect(readRecord(file)).toMatchObject({
    pid: process.pid,
    running: [
      { app: 'api', pid: 10 },
      { app: 'worker', pid: 13 },
    ],
    exits: [
      { app: 'worker', pid: 11, cause: 'crash' },
      { app: 'worker', pid: 12, cause: 'crash' },
    ],
    restarts: [{ app: 'worker', cause: 'crash', count: 2 }],
  });
  rmSync(dir, { recursive: true });
  record.started('api', 14);
  expect(failures).toHaveLength(1);
  expect([readRecord(file), readRecord(null)]).toEqual([null, null]);
});
