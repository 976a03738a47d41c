import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askSupervisor, findSockets, NotYours } from '../../../src/supervisor/control-client.ts';
import { SOCKET_NAME } from '../../../src/supervisor/control.ts';
import type { Answer, Request, RunEnd, RunOrder, SupervisorStatus } from '../../../src/supervisor/control.ts';
import { openControl } from '../../../src/supervisor/control-socket.ts';
import { createJournal } from '../../../src/supervisor/journal.ts';
import { createPm2Home } from '../../../src/supervisor/pm2-home.ts';
import type { Caller } from '../../../src/supervisor/runs.ts';
import { SteeringError } from '../../../src/supervisor/steering.ts';

/** A user who owns nothing. */
const NOBODY = 65_534;

const STATUS: SupervisorStatus = {
  pid: 1,
  uptimeSeconds: 2,
  about: { url: 'http://127.0.0.1:10000' },
  memory: { usedMb: 3, limitMb: 4, source: 'a test' },
  supervisorMb: 5,
  instances: [],
  errors: [],
};

let dir: string;
let folder: string;
let done: string[];
let journal: ReturnType<typeof createJournal>;
let control: { close: () => void };
let gone: AbortSignal;

/** Prints its command, and ends with 3, or when its caller is gone. */
async function run({ command: [program] }: RunOrder, caller: Caller): Promise<RunEnd> {
  caller.line('out', program);
  gone = caller.gone;
  if (program === 'long') await once(caller.gone, 'abort');
  caller.line('err', 'at the end');
  return { code: 3, says: 'ended with code 3' };
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-control-'));
  folder = join(dir, String(process.pid));
  mkdirSync(folder, { mode: 0o700 });
  done = [];
  journal = createJournal();
  const doing = (what: string) => (app: string) => {
    done.push(`${what} ${app}`);
    return app === 'api'
      ? Promise.resolve()
      : Promise.reject(new SteeringError(`no ${app}`, { isMistake: true }));
  };
  const assertKnown = (app: string | null): void => {
    if (app === 'none') throw new SteeringError('no none', { isMistake: true });
  };
  control = await openControl({
    folder,
    steering: { assertKnown, stop: doing('stop'), restart: doing('restart'), reload: doing('reload'), run },
    status: () => STATUS,
    journal,
  });
});
afterEach(() => {
  control.close();
  rmSync(dir, { recursive: true, force: true });
});

async function answers(request: Request): Promise<Answer[]> {
  const [socket = ''] = findSockets(dir);
  const all: Answer[] = [];
  for await (const answer of (await askSupervisor(socket, request)) ?? []) all.push(answer);
  return all;
}

it('answers its owner alone, with what there is and what was done', async () => {
  expect(statSync(join(folder, SOCKET_NAME)).mode & 0o777).toBe(0o600);
  expect(await answers({ do: 'status' })).toEqual([{ status: STATUS }]);
  expect(await answers({ do: 'restart', app: 'api' })).toEqual([{ done: true }]);
  expect(await answers({ do: 'stop', app: 'none' })).toEqual([{ problem: 'no none', isMistake: true }]);
  expect(done).toEqual(['restart api', 'stop none']);
});

it('says the last lines, and those that come, for as long as somebody listens', async () => {
  journal.add('api', 'before');
  const request = { do: 'logs', app: null, lines: 10, follow: false } as const;
  expect(await answers(request)).toEqual([{ line: 'before' }]);
  const [socket = ''] = findSockets(dir);
  const heard: Answer[] = [];
  for await (const answer of (await askSupervisor(socket, { ...request, follow: true })) ?? []) {
    heard.push(answer);
    if (heard.length === 1) journal.add('api', 'after');
    if (heard.length === 2) break;
  }
  expect(heard).toEqual([{ line: 'before' }, { line: 'after' }]);
  expect(await answers({ ...request, app: 'none' })).toEqual([{ problem: 'no none', isMistake: true }]);
});

it('runs a program for as long as its caller is there, and tells how it ended', async () => {
  const order = { do: 'run', cwd: dir, memoryMb: 50 } as const;
  expect(await answers({ ...order, command: ['short'] })).toEqual([
    { out: 'short' },
    { err: 'at the end' },
    { ended: { code: 3, says: 'ended with code 3' } },
  ]);
  const [socket = ''] = findSockets(dir);
  for await (const answer of (await askSupervisor(socket, { ...order, command: ['long'] })) ?? []) {
    expect(answer).toEqual({ out: 'long' });
    break;
  }
  if (!gone.aborted) await once(gone, 'abort');
});

it('leaves out what a reader who does not read would fill the memory with, and says how much', async () => {
  const socket = connect(join(folder, SOCKET_NAME));
  socket.write('{"do":"logs","app":null,"lines":1,"follow":true}\n');
  journal.add('api', 'first');
  await once(socket, 'readable');
  for (let number = 0; number < 3_000; number += 1) journal.add('api', 'x'.repeat(4_000));
  const seen: string[] = [];
  for await (const chunk of socket.setEncoding('utf8')) {
    seen.push(chunk as string);
    journal.add('api', 'last');
    if (seen.join('').includes('"last"')) break;
  }
  const missed = Number(/"missed":(\d+)/.exec(seen.join(''))?.[1]);
  expect(missed).toBeGreaterThan(500);
  // Whoever goes in the middle of it is no error of the supervisor's.
  socket.resetAndDestroy();
  expect(await answers({ do: 'status' })).toEqual([{ status: STATUS }]);
});

it.each(['nonsense\n', '{"do":"dance"}\n', 'null\n'])('explains itself to whoever says %j', async (said) => {
  const socket = connect(join(folder, SOCKET_NAME));
  socket.write(said);
  let answer = '';
  for await (const chunk of socket.setEncoding('utf8')) answer += chunk as string;
  expect(JSON.parse(answer)).toHaveProperty('problem');
});

it('finds nobody where nobody is, and passes over what a killed supervisor left', async () => {
  expect(findSockets(join(dir, 'none'))).toEqual([]);
  mkdirSync(join(dir, '999999999'));
  expect(findSockets(dir)).toEqual([join(folder, SOCKET_NAME)]);
  control.close();
  // Somebody else has its number by now: the socket is there, and nobody listens.
  const [socket = ''] = findSockets(dir);
  writeFileSync(socket, '');
  expect(await askSupervisor(socket, { do: 'status' })).toBeNull();
});

it('takes over the place of a killed supervisor that had the same number', async () => {
  control.close();
  writeFileSync(join(folder, SOCKET_NAME), 'left over');
  const { home, remove } = createPm2Home(dir);
  control = await openControl({
    folder: home,
    steering: {
      assertKnown: () => undefined,
      stop: () => Promise.resolve(),
      restart: () => Promise.resolve(),
      reload: () => Promise.resolve(),
      run,
    },
    status: () => STATUS,
    journal,
  });
  expect(await answers({ do: 'status' })).toEqual([{ status: STATUS }]);
  control.close();
  remove();
});

it('says whose it is that may not be opened', () => {
  // Root may open everything, unless it is somebody else for a moment.
  const isRoot = process.getuid?.() === 0;
  chmodSync(dir, 0o000);
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    expect(() => findSockets(dir)).toThrow(NotYours);
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(dir, 0o700);
  }
});
