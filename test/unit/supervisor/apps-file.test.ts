import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { CommandApp } from '../../../src/supervisor/app-spec.ts';
import { parseApps } from '../../../src/supervisor/apps-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'tandem-apps-'));
writeFileSync(join(dir, 'serve'), '');
chmodSync(join(dir, 'serve'), 0o755);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const KOKORO = { command: ['./serve', '--cpu'], ready: { port: 8880 }, memoryMb: 1_500 };

function parse(apps: unknown): ReturnType<typeof parseApps> {
  return parseApps(JSON.stringify(apps), { dir, taken: ['api'], path: '/usr/bin:/bin' });
}

function problemsOf(entry: unknown): string[] {
  const parsed = parse({ kokoro: entry });
  return 'problems' in parsed ? parsed.problems : [];
}

function onlyApp(entry: unknown): CommandApp | undefined {
  const parsed = parse({ kokoro: entry });
  return 'apps' in parsed ? parsed.apps[0] : undefined;
}

it('needs a command, what shows that it is ready, and its share of the memory, and has a default for the rest', () => {
  expect(onlyApp(KOKORO)).toEqual({
    name: 'kokoro',
    exec_mode: 'command',
    instances: 1,
    cwd: dir,
    command: [join(dir, 'serve'), '--cpu'],
    env: {},
    ready: { by: 'port', port: 8880 },
    aliveUrl: null,
    cron: null,
    kill_timeout: 5_000,
    supervision: {
      ...{ essential: false, memoryMb: 1_500, readyTimeoutMs: 60_000, silenceMs: Infinity },
      ...{ downExitMs: 600_000, steadyMs: 60_000 },
      restarts: { limits: [{ windowMs: 300_000, exits: 8 }], firstDelayMs: 100, maxDelayMs: 30_000 },
    },
  });
});

it('takes everything else that can be said', () => {
  const url = 'http://127.0.0.1:8880/health';
  const app = onlyApp({
    ...{ ...KOKORO, command: ['sh', '-c', 'exec true'], cwd: dir, env: { PORT: '8880' }, ready: { url } },
    ...{
      aliveUrl: url,
      aliveSeconds: 20,
      readySeconds: 300,
      stopSeconds: 9,
      downExitSeconds: 60,
      essential: true,
    },
  });
  expect(app).toMatchObject({
    ...{
      command: ['sh', '-c', 'exec true'],
      env: { PORT: '8880' },
      ready: { by: 'url', url },
      aliveUrl: url,
    },
    kill_timeout: 9_000,
    supervision: { essential: true, readyTimeoutMs: 300_000, silenceMs: 20_000, downExitMs: 60_000 },
  });
  expect(onlyApp({ ...KOKORO, ready: { line: 'Uvicorn running' } })?.ready).toEqual({
    by: 'line',
    text: 'Uvicorn running',
  });
  expect(onlyApp({ ...KOKORO, ready: { seconds: 2.5 } })?.ready).toEqual({ by: 'time', ms: 2_500 });
});

it.each([
  [7, ['kokoro: must be an object']],
  [
    { ...KOKORO, command: 'serve' },
    ['kokoro.command: must be a list of texts: the program, and its arguments'],
  ],
  [{ ...KOKORO, command: [] }, ['kokoro.command: must be a list of texts: the program, and its arguments']],
  [
    { ...KOKORO, command: ['no-such-program'] },
    ['kokoro.command: there is no program no-such-program on the PATH'],
  ],
  [{ ...KOKORO, command: ['./no'] }, ['kokoro.command: there is no program ./no']],
  [
    { ...KOKORO, cwd: '/no/where' },
    ['kokoro.cwd: there is no folder /no/where', 'kokoro.command: there is no program ./serve'],
  ],
  [{ ...KOKORO, memoryMb: '1500' }, ['kokoro.memoryMb: must be a number from 1 to 1048576']],
  [{ ...KOKORO, ready: {} }, [expect.stringMatching(/^kokoro\.ready: must have one of: url/)]],
  [
    { ...KOKORO, ready: { port: 1, line: 'x' } },
    [expect.stringMatching(/^kokoro\.ready: must have one of: url/)],
  ],
  [{ ...KOKORO, ready: { url: 'https://x/' } }, ['kokoro.ready.url: must be an http:// address']],
  [{ ...KOKORO, ready: { port: 0 } }, ['kokoro.ready.port: must be a number from 1 to 65535']],
  [{ ...KOKORO, env: { PORT: 8880 } }, ['kokoro.env: must be an object of texts']],
  [{ ...KOKORO, essential: 'yes' }, ['kokoro.essential: must be true or false']],
  [{ ...KOKORO, stopSeconds: 0.5 }, ['kokoro.stopSeconds: must be a number from 1 to 120']],
  [{ ...KOKORO, stopSeconds: 2.5 }, ['kokoro.stopSeconds: must be whole seconds']],
  [{ ...KOKORO, memory: 1 }, ['kokoro.memory: is no field that there is']],
  [{ ...KOKORO, ready: { port: 1, host: 'x' } }, ['kokoro.ready.host: is no field that there is']],
])('refuses %j, and says why', (entry, problems) => {
  expect(problemsOf(entry)).toEqual(problems);
});

it('names everything that is wrong at once, also with names and with the file itself', () => {
  expect(parse({ Kokoro: KOKORO, api: KOKORO, two: {} })).toEqual({
    problems: [
      'Kokoro: is no good name: up to 32 of a-z 0-9 -, a letter first',
      'api: is the name of an app of this service',
      'two.command: must be a list of texts: the program, and its arguments',
      'two.memoryMb: must be a number from 1 to 1048576',
      'two.ready: must be an object',
    ],
  });
  expect(parse([])).toEqual({ problems: ['must be an object that has an entry for each app, by its name'] });
  const broken = parseApps('{"kokoro": ', { dir, taken: [], path: '' });
  expect(broken).toEqual({
    problems: [expect.stringMatching(/^is not JSON \(.+\), and no Procfile by its name$/)],
  });
});

it('takes what is run to its end: once before everything else, or by a line of cron', () => {
  const task = { command: ['sh'], memoryMb: 50 };
  expect(onlyApp({ ...task, once: true, limitSeconds: 20 })).toMatchObject({
    ...{ ready: { by: 'exit' }, cron: null, aliveUrl: null },
    supervision: { readyTimeoutMs: 20_000, essential: false },
  });
  const nightly = onlyApp({ ...task, cron: '30 2 * * *' });
  expect(nightly).toMatchObject({ ready: { by: 'exit' }, supervision: { readyTimeoutMs: 3_600_000 } });
  expect(nightly?.cron?.isDue(new Date(2026, 0, 1, 2, 30))).toBe(true);
});

it.each([
  [{ cron: '0 0 30 2 *' }, ['kokoro.cron: "0 0 30 2 *" never fires: no such month has such a day']],
  [
    { cron: '* * * * *', once: true },
    ['kokoro.once: goes with no cron: it is run at every start, and then never'],
  ],
  [
    { once: true, ready: { port: 1 }, essential: true },
    [
      'kokoro.ready: is nothing for a program that is run to its end',
      'kokoro.essential: is nothing for a program that is run to its end',
    ],
  ],
])('refuses %j', (fields, problems) => {
  expect(problemsOf({ command: ['sh'], memoryMb: 50, ...fields })).toEqual(problems);
});
