import { expect, it } from 'vitest';
import type { CommandApp } from '../../../src/supervisor/app-spec.ts';
import { parseApps } from '../../../src/supervisor/apps-file.ts';
import { createRestartBudget } from '../../../src/supervisor/restart-budget.ts';
import { createSlots } from '../../../src/supervisor/slots.ts';
import type { Slot } from '../../../src/supervisor/slots.ts';
import { createTasks } from '../../../src/supervisor/tasks.ts';
import { recordingLog } from '../../../tools/kit/log.ts';

const APPS = parseApps(
  JSON.stringify({
    migrate: { command: ['sh'], once: true, memoryMb: 50 },
    seed: { command: ['sh'], once: true, memoryMb: 50 },
    backup: { command: ['sh'], cron: '*/5 * * * *', memoryMb: 50 },
  }),
  { dir: '/', taken: [], path: '/usr/bin:/bin' },
);
const MINUTE_MS = 60_000;

/** Tasks over processes that are none: `end` is the end of the one that runs. */
function setUp() {
  const { apps } = APPS as { apps: CommandApp[] };
  const [migrate, seed, backup] = apps as [CommandApp, CommandApp, CommandApp];
  const slots = createSlots(
    () => apps,
    (spec) => createRestartBudget(spec.supervision.restarts, () => 0),
  );
  const { log, lines } = recordingLog();
  const clock = { now: new Date(2026, 10, 30, 12, 1).getTime() };
  const started: string[] = [];
  const begin = (name: string): Promise<void> => {
    started.push(name);
    slotOf(name).running = { instance: { slot: name, app: name, pid: 7 }, startedAt: 0, isReady: false };
    return Promise.resolve();
  };
  const slotOf = (name: string): Slot => slots.of({ slot: name, app: name });
  const tasks = createTasks({
    ...{ slots, log, again: begin },
    start: ({ name }) => begin(name),
    now: () => clock.now,
  });
  const end = (name: string, code: number | null, signal: NodeJS.Signals | null = null): void => {
    slotOf(name).running = null;
    const facts = { code, signal, heapExhausted: false, killed: null, oomKill: null };
    tasks.ended(slotOf(name), facts, { pid: 7, ms: 5 });
  };
  const messages = (): unknown[] => lines.map(({ message }) => message);
  return { tasks, clock, started, end, messages, slotOf, migrate, seed, backup };
}

it('runs what comes first one after the other', async () => {
  const { tasks, started, end, migrate, seed } = setUp();
  const code = tasks.runFirst([migrate, seed]);
  expect(started).toEqual(['migrate']);
  end('migrate', 0);
  await new Promise((resolve) => setImmediate(resolve));
  end('seed', 0);
  expect(await code).toBe(0);
  expect(started).toEqual(['migrate', 'seed']);
});

it.each([
  [3, null, 3, 'ended with code 3'],
  [null, 'SIGTERM', 143, 'killed by SIGTERM'],
] as const)('starts nothing more after code %s, signal %s', async (code, signal, exitCode, cause) => {
  const { tasks, started, end, messages, migrate, seed } = setUp();
  const ended = tasks.runFirst([migrate, seed]);
  end('migrate', code, signal);
  expect(await ended).toBe(exitCode);
  expect(started).toEqual(['migrate']);
  expect(messages()).toEqual([`migrate failed: ${cause}; nothing else is started`]);
});

it('runs what is due, and not twice at a time, and not what was stopped by hand', () => {
  const { tasks, clock, started, end, messages, slotOf, backup } = setUp();
  if (backup.cron === null) throw new Error('no cron');
  tasks.schedule({ ...backup, cron: backup.cron });
  const pass = (minutes: number): void => {
    clock.now += minutes * MINUTE_MS;
    tasks.look();
  };
  pass(1);
  expect(started).toEqual([]);
  pass(3);
  expect(started).toEqual(['backup']);
  pass(5);
  expect(started).toHaveLength(1);
  expect(messages()).toEqual(['backup still runs: the run that is due now is left out']);
  end('backup', 1);
  expect(messages().at(-1)).toBe('backup failed: ended with code 1');
  pass(5);
  expect(started).toHaveLength(2);
  end('backup', 0);
  expect(messages().at(-1)).toBe('backup is through');
  slotOf('backup').held = true;
  pass(5);
  expect(started).toHaveLength(2);
});
