import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Supervision } from '../../src/supervisor/app-spec.ts';
import { askSupervisor, findSockets } from '../../src/supervisor/control-client.ts';
import type { Answer, InstanceStatus, Request } from '../../src/supervisor/control.ts';
import { processIdentity } from '../../src/process/identity.ts';
import { runProgram, untilGone } from '../../tools/kit/program.ts';
import type { Entry, Program } from '../../tools/kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';

let dir: string;
let port: number;
let speechPort: number;
let program: Program | null = null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem supervisor-'));
  port = await freePort();
  speechPort = await freePort();
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

  it('ends with 78, and without another try, when an app says that its settings are wrong', async () => {
    program = run({ env: { FIXTURE_API: 'misconfigured' } });
    expect(await program.exit).toEqual({ code: 78, signal: null });
    const started = program.entries().filter(({ message }) => message === 'api started');
    expect(started).toHaveLength(1);
    expect(program.lines.join('\n')).toContain("api can't run with these settings");
  });

  it.each([
    ['dies at once', { FIXTURE_API: 'crash' }, {}, /4 exits in 60 seconds/],
    [
      'dies again whenever it has run for a while',
      { FIXTURE_API: 'short-lived' },
      {},
      /4 exits in 60 seconds/,
    ],
    [
      'never gets ready',
      { FIXTURE_API: 'idle' },
      { api: { readyTimeoutMs: 600, downExitMs: 1_500 } },
      /api can't be kept up: it has been down for 1\.5 seconds/,
    ],
    [
      'is a worker that never comes up',
      { FIXTURE_WORKER: 'crash' },
      { worker: { downExitMs: 2_000 } },
      /worker can't be kept up: it has been down for 2 seconds/,
    ],
  ])('ends with 70 for the shell when an app %s', async (_how, env, changes, message) => {
    program = run({ env, changes, shell: true });
    // Only a process that isn't the shell's own can tell what the shell saw.
    await program.line(/^exit code 70$/);
    expect(program.lines.join('\n')).toMatch(message);
    expect((await program.exit).code).toBe(0);
  });

  it('restarts a worker ever more slowly, and the API answers all the while', async () => {
    const supervised = run({ env: { FIXTURE_WORKER: 'crash' } });
    program = supervised;
    await supervised.line(/"delayMs":400/);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toMatch(/^\d+$/);
    const exits = supervised.entries().filter(({ message }) => message.startsWith('worker ended'));
    expect(exits.map(({ delayMs }) => delayMs).slice(0, 4)).toEqual([50, 100, 200, 400]);
    expect(exits[0]).toMatchObject({ cause: 'ended with code 4' });
  });

  it.each([
    ['an API whose event loop is stuck', 'api', 'loop'],
    ['a worker whose event loop is stuck', 'worker', 'loop'],
    ['an API that was stopped from outside', 'api', 'SIGSTOP'],
    ['a worker that was stopped from outside', 'worker', 'SIGSTOP'],
  ] as const)('notices and replaces %s', async (_what, app, how) => {
    const changes = { [app]: { silenceMs: 1_500 } };
    const supervised = await start({ changes });
    const pid = Number(entry(supervised, app === 'api' ? 'API on port' : 'worker ready')['pid']);
    if (how === 'loop' && app === 'api') await fetch(`http://127.0.0.1:${port}/hang`);
    else process.kill(pid, how === 'loop' ? 'SIGUSR2' : 'SIGSTOP');
    await supervised.line(new RegExp(`"${app} is back"`));
    const told = supervised.entries().find(({ message }) => message.startsWith(`${app} ended`));
    expect(told).toMatchObject({ cause: 'killed: it hung, nothing was heard of it for 1.5 seconds' });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toMatch(/^\d+$/);
  });

  it('kills nobody after everything was stopped for longer than its patience', async () => {
    const supervised = await start({ changes: { api: { silenceMs: 1_500 }, worker: { silenceMs: 1_500 } } });
    const all = [supervised.pid, ...pidsOf(supervised)];
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    // The passing of time is what is tried here.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    for (const pid of all) process.kill(pid, 'SIGCONT');
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toMatch(/^\d+$/);
    // The supervisor has looked a few times since when the restart of a killed worker is through.
    process.kill(Number(entry(supervised, 'worker ready')['pid']), 'SIGKILL');
    await supervised.line(/"worker is back"/);
    const ended = supervised.entries().filter(({ message }) => / ended: /.test(message));
    expect(ended.map(({ cause }) => cause)).toEqual([expect.stringMatching(/^killed by SIGKILL/)]);
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

  it('is survived by nothing when it is killed while its apps hang or are stopped', async () => {
    const supervised = await start();
    const [api = 0, worker = 0] = pidsOf(supervised);
    const child = Number(entry(supervised, 'worker ready')['child']);
    await fetch(`http://127.0.0.1:${port}/hang`);
    for (const pid of [worker, child]) process.kill(pid, 'SIGSTOP');
    supervised.child.kill('SIGKILL');
    await supervised.exit;
    await Promise.all([api, worker, child].map(untilGone));
  });

  it('runs a server in another language without a secret of ours: ready when it answers, drained by SIGTERM with its group', async () => {
    const supervised = await start({ env: { DATABASE_URL: 'postgres://us:secret@db/x' }, beside: speech() });
    const [, pid = '', child = ''] = await supervised.line(/loads its model pid=(\d+) child=(\d+)/);
    expect(supervised.lines.join('\n')).toContain('secret=none');
    const spoken = speak();
    await supervised.line(/speech speaks/);
    supervised.child.kill('SIGTERM');
    const wav = Buffer.from(await (await spoken).arrayBuffer());
    expect([wav.subarray(0, 4).toString(), wav.length]).toEqual(['RIFF', 44 + 2 * 24_000]);
    expect(await supervised.exit).toEqual({ code: 0, signal: null });
    const order = supervised.entries().map(({ message }) => message);
    const steps = ['worker stopped', 'speech stops', 'speech stopped', 'stopped'];
    expect(order.filter((message) => steps.includes(message))).toEqual(steps);
    expect(entry(supervised, `speech listens on ${speechPort}`)).toMatchObject({
      process: 'speech',
      level: 'error',
    });
    expect(entry(supervised, 'stopped')).toMatchObject({ clean: true });
    for (const gone of [pid, child]) expect(processIdentity(Number(gone))).toBeNull();
  });

  it.each([
    ['was killed', 'SIGKILL', /^killed by SIGKILL/],
    [
      'holds more memory than its share',
      '/fill-memory',
      /^out of memory: killed with \d+ MB, its share is 64 MB$/,
    ],
    ['hangs', '/hang', /^killed: it hung, nothing was heard of it for 3 seconds$/],
  ])('brings back a server in another language that %s, without its child', async (_how, what, cause) => {
    const supervised = await start({ beside: speech({ aliveSeconds: 3 }) });
    const [, pid = '', child = ''] = await supervised.line(/pid=(\d+) child=(\d+)/);
    if (what === 'SIGKILL') process.kill(Number(pid), what);
    else await fetch(`http://127.0.0.1:${speechPort}${what}`).catch(() => undefined);
    await supervised.line(/"speech is back"/);
    const told = supervised.entries().find(({ message }) => message.startsWith('speech ended'));
    expect(told).toMatchObject({ cause: expect.stringMatching(cause) as string });
    await untilGone(Number(child));
  });

  it('says so when another program has the port of a command, and kills one that does not stop', async () => {
    const squatter = createServer().listen(speechPort, '127.0.0.1');
    await once(squatter, 'listening');
    const supervised = run({ env: {}, beside: speech({ env: { FIXTURE_SPEECH: 'stubborn' } }) });
    program = supervised;
    await supervised.line(/could not be started: another program listens/);
    squatter.close();
    await supervised.line(/everything is up/);
    supervised.child.kill('SIGTERM');
    expect((await supervised.exit).code).toBe(0);
    expect(entry(supervised, 'speech did not stop in time and was killed')).toMatchObject({ afterMs: 4_000 });
  });

  it('is steered by hand: what is stopped stays so, what is restarted is no crash, a reload makes no pause', async () => {
    const supervised = await start({ beside: speech() });
    expect(await ask({ do: 'stop', app: 'speech' })).toEqual([{ done: true }]);
    expect(await ask({ do: 'restart', app: 'worker' })).toEqual([{ done: true }]);
    expect((await instances()).map(({ app, state, restarts }) => [app, state, restarts])).toEqual([
      ['api', 'ready', 0],
      ['worker', 'ready', 1],
      ['speech', 'stopped', 0],
    ]);
    expect(await ask({ do: 'restart', app: 'speech' })).toEqual([{ done: true }]);

    const [before] = await instances();
    let calls = 0;
    let isOver = false;
    const callers = Array.from({ length: 4 }, async () => {
      for (; !isOver; calls += 1) {
        const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
        expect(await answer.text()).toMatch(/^\d+$/);
      }
    });
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    await supervised.line(/slow request began/);
    expect(await ask({ do: 'reload', app: 'api' })).toEqual([{ done: true }]);
    expect(await (await slow).text()).toBe('slow');
    isOver = true;
    await Promise.all(callers);
    expect(calls).toBeGreaterThan(10);
    const [after, ...others] = await instances();
    expect(after).toMatchObject({ app: 'api', state: 'ready' });
    expect(after?.pid).not.toBe(before?.pid);
    expect(others.map(({ app }) => app)).toEqual(['worker', 'speech']);

    // The new one is kept up like the one before it.
    process.kill(after?.pid ?? 0, 'SIGKILL');
    await supervised.line(/"api is back"/);
    const [again] = await instances();
    expect(again).toMatchObject({ restarts: 1, lastExit: { cause: 'killed' } });
    expect(await ask({ do: 'reload', app: 'worker' })).toMatchObject([{ isMistake: true }]);
    expect(await ask({ do: 'restart', app: 'nobody' })).toEqual([
      { problem: 'there is no app "nobody" here; there is api, worker, speech', isMistake: true },
    ]);
    const crashes = supervised.entries().filter(({ message }) => / ended: /.test(message));
    expect(crashes).toHaveLength(1);

    const run = (...script: string[]): Promise<Answer[]> =>
      ask({ do: 'run', command: ['sh', '-c', ...script], cwd: dir, memoryMb: 50 });
    expect(await run('pwd; echo "secret: $FIXTURE" >&2; exit 3')).toEqual([
      { out: dir },
      { err: 'secret: ' },
      { ended: { code: 3, says: 'ended with code 3' } },
    ]);
    expect(await ask({ do: 'run', command: ['no-such-thing'], cwd: dir, memoryMb: 50 })).toEqual([
      { problem: 'no-such-thing could not be started: there is no such program', isMistake: true },
    ]);
    // One that is at work when everything is stopped goes, too.
    const last = run('echo begun; sleep 600');
    await supervised.line(/begun/);
    expect((await instances()).map(({ app }) => app)).toContain('run-1');
    supervised.child.kill('SIGTERM');
    expect((await supervised.exit).code).toBe(0);
    expect((await last)[0]).toEqual({ out: 'begun' });
  });

  it('leaves the old one alone when the new one of a reload does not become ready', async () => {
    const supervised = await start({ env: { FIXTURE_ONCE: join(dir, 'started') } });
    const [before] = await instances();
    expect(await ask({ do: 'reload', app: 'api' })).toEqual([
      {
        problem: 'the new api did not become ready, and the old one goes on: ended with code 5',
        isMistake: false,
      },
    ]);
    expect(await instances()).toMatchObject([{ app: 'api', state: 'ready', pid: before?.pid }, {}]);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe(String(before?.pid));
    supervised.child.kill('SIGTERM');
    expect((await supervised.exit).code).toBe(0);
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

async function ask(request: Request): Promise<Answer[]> {
  const [socket = ''] = findSockets(join(dir, 'pm2'));
  const answers: Answer[] = [];
  for await (const answer of (await askSupervisor(socket, request)) ?? []) answers.push(answer);
  return answers;
}

async function instances(): Promise<InstanceStatus[]> {
  const [answer] = await ask({ do: 'status' });
  if (answer === undefined || !('status' in answer)) throw new Error('no status');
  return answer.status.instances;
}

/** As in APPS_FILE. */
function speech(changes: Record<string, unknown> = {}): string {
  const url = `http://127.0.0.1:${speechPort}/health`;
  const { env = {}, ...others } = changes as { env?: Record<string, string> };
  return JSON.stringify({
    speech: {
      command: ['./speech.pl'],
      env: { PORT: String(speechPort), ...env },
      ready: { url },
      aliveUrl: url,
      memoryMb: 64,
      stopSeconds: 4,
      ...others,
    },
  });
}

function speak(): Promise<Response> {
  const body = JSON.stringify({ model: 'tone', input: 'A sentence.', voice: 'af_tone' });
  return fetch(`http://127.0.0.1:${speechPort}/v1/audio/speech`, { method: 'POST', body });
}

interface Options {
  env?: Record<string, string>;
  instances?: number;
  detached?: boolean;
  /** What is different in the supervision of each app. */
  changes?: Record<string, Partial<Supervision>>;
  /** Programs in other languages, as in APPS_FILE. */
  beside?: string;
  /** Under a shell, which prints the exit code that it saw. */
  shell?: boolean;
}

function run({
  env = {},
  instances = 1,
  detached,
  changes = {},
  beside = '{}',
  shell = false,
}: Options = {}): Program {
  const fixture = join(import.meta.dirname, 'fixtures', 'supervise.ts');
  const node = [
    process.execPath,
    '--import',
    'tsx',
    fixture,
    dir,
    String(instances),
    JSON.stringify(changes),
    beside,
  ];
  const [command = '', ...args] = shell
    ? ['/bin/sh', '-c', '"$@"; echo "exit code $?"', 'sh', ...node]
    : node;
  return runProgram(command, args, {
    env: { PORT: String(port), ...env },
    detached: detached ?? shell,
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
