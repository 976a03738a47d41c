import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/process/free-port.ts';
import { Deadline, until } from '../kit/until.ts';
import { BOUNDS } from './contestant.ts';
import type { App, Bounds, Contestant, Launch } from './contestant.ts';
import { belongTo, isAlive, residentMb, treeOf } from './processes.ts';

/** What an app has written down, see app.mjs. */
export interface Happening {
  event: 'started' | 'ready' | 'asked' | 'drained' | 'written';
  pid: number;
  /** By the wall clock, in milliseconds. */
  at: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One supervisor with two apps: `web`, which has a fault, and `other`, which has none. */
export interface Run {
  readonly pid: number;
  readonly port: number;
  readonly launch: Launch;
  /** `null` as long as it runs. */
  exit(): Exit | null;
  of(app: string, event?: Happening['event']): Happening[];
  /** The processes of an app that live. */
  living(app: string): number[];
  /** Waits for this to be true, or for the time to pass. */
  within(ms: number, isTrue: () => boolean): Promise<boolean>;
  /** Waits until both say that they are ready. @throws {Deadline} */
  up(): Promise<void>;
  /** As its manual says that it is stopped. Waits for its end. */
  stop(ms: number): Promise<boolean>;
  kill(): void;
  /** The same configuration once more, in the same place. */
  again(): void;
  /** What the supervisor holds without the apps. Megabytes. */
  memoryMb(): number;
  /** Files with what it, and the apps, have printed. */
  logs(app: string): string[];
  closePipe(): void;
}

const START_MS = 30_000;
/** The folders of runs that are under way. */
const open = new Set<string>();

/** Clears away what is under way, for who is stopped in the middle. */
export async function clearAll(): Promise<void> {
  await Promise.all([...open].map(clearAway));
}

/** Runs one supervisor, and clears away whatever is left of it afterwards. */
export async function withRun<T>(
  contestant: Contestant,
  options: { behaviour: string; bounds?: Partial<Bounds>; port?: number; isBroken?: boolean },
  work: (run: Run) => Promise<T>,
): Promise<T> {
  // No path with a link in it: /proc has real ones only.
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'tandem-conform-')));
  open.add(dir);
  try {
    const script = join(dir, 'app.mjs');
    copyFileSync(join(import.meta.dirname, 'app.mjs'), script);
    const app = async (name: string, behaviour: string): Promise<App> => {
      const port = options.port ?? (await freePort());
      return { name, port, command: [process.execPath, script, name, behaviour, dir, String(port)] };
    };
    const apps = [await app('web', options.behaviour), await app('other', 'good')];
    const place = { dir, apps, bounds: { ...BOUNDS, ...options.bounds } };
    const launch = await (options.isBroken === true
      ? contestant.prepareBroken(place)
      : contestant.prepare(place));
    const run = startRun(dir, apps[0]?.port ?? 0, launch);
    try {
      return await work(run);
    } finally {
      run.closePipe();
    }
  } finally {
    await clearAway(dir);
  }
}

function startRun(dir: string, port: number, launch: Launch): Run {
  const output = join(dir, 'output.log');
  const pipe = openPipe(dir, output);
  let exit: Exit | null = null;
  const begin = () => {
    exit = null;
    const begun = spawn(launch.command, [...launch.args], {
      cwd: dir,
      env: { ...process.env, ...launch.env },
      // Ctrl-C is for the tool, which clears away.
      detached: true,
      stdio: ['ignore', pipe, pipe],
    });
    begun.once('error', () => (exit = { code: 127, signal: null }));
    begun.once('exit', (code, signal) => (exit = { code, signal }));
    return begun;
  };
  let child = begin();
  const of: Run['of'] = (app, event) => {
    const file = join(dir, `${app}.events`);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const all = lines.map((line) => JSON.parse(line) as Happening);
    return event === undefined ? all : all.filter((happening) => happening.event === event);
  };
  const within: Run['within'] = async (ms, isTrue) => {
    try {
      return await until('it', ms, isTrue, 50);
    } catch (error) {
      if (error instanceof Deadline) return false;
      throw error;
    }
  };
  return {
    get pid() {
      return child.pid ?? 0;
    },
    port,
    launch,
    of,
    within,
    exit: () => exit,
    living: (app) =>
      of(app, 'started')
        .map(({ pid }) => pid)
        .filter((pid) => isAlive(pid)),
    up: async () => {
      await until('both apps ready', START_MS, () =>
        ['web', 'other'].every((app) => of(app, 'ready').length > 0),
      );
    },
    stop: async (ms) => {
      const { pid = 0 } = child;
      if (launch.stop === undefined) process.kill(pid, 'SIGTERM');
      else await launch.stop(pid);
      return within(ms, () => exit !== null);
    },
    kill: () => void child.kill('SIGKILL'),
    again: () => (child = begin()),
    memoryMb: () => {
      const apps = new Set(['web', 'other'].flatMap((app) => of(app, 'started').map(({ pid }) => pid)));
      return residentMb(treeOf(child.pid ?? 0).filter((pid) => !apps.has(pid)));
    },
    closePipe: () => closeSync(pipe),
    logs: (app) => [output, ...(launch.logs?.(app) ?? [])].filter((file) => existsSync(file)),
  };
}

/**
 * A real pipe, as the log of a container is one: Node's own are sockets, which nobody can open by their name. Where it
 * leads to is a file.
 */
function openPipe(dir: string, output: string): number {
  const path = join(dir, 'output.pipe');
  execFileSync('mkfifo', [path]);
  spawn('sh', ['-c', 'exec cat "$0" > "$1"', path, output], { stdio: 'ignore', detached: true });
  return openSync(path, 'w');
}

/** Whatever still runs in this folder, or was started with it: it was started here, and nobody else knows the name. */
async function clearAway(dir: string): Promise<void> {
  await until(`nothing left of ${dir}`, 10_000, () => {
    const left = belongTo(dir);
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
    return left.length === 0;
  });
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  open.delete(dir);
}

/** Waits for the passing of time, where just that is what is tried. */
export async function pass(ms: number): Promise<void> {
  await once(AbortSignal.timeout(ms), 'abort');
}
