import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { processesIn } from './processes.ts';
import type { Process } from './schedule.ts';
import { until } from '../kit/until.ts';

export interface TandemOptions {
  /** A copy of the program, see app-copy.ts. */
  appDir: string;
  env: Readonly<Record<string, string>>;
  /** What every process says is appended here. */
  logFile: string;
  /** Called for what must never happen. */
  onViolation: (what: string) => void;
}

/** The service under test, and the platform that starts it again whenever it ends. */
export interface Tandem {
  /** Process ids of the living, the youngest first. */
  find(victim: Process): number[];
  /** How often the whole service ended by itself, by exit code or signal. */
  readonly endings: ReadonlyMap<string, number>;
  /** A worker beside the others, as a deploy or a second service brings it. Resolves to its id. */
  startWorker(): Promise<number>;
  /** SIGTERM: the end of everything in order, within the grace time. */
  stop(): Promise<void>;
  /** SIGKILL to everything, after a run that was broken off. */
  kill(): void;
}

/** Generous: two cores may have a lot to do. Nothing of a killed supervisor may live longer. */
const ORPHANS_GONE_MS = 20_000;
const STOP_MS = 45_000;
const TITLES: Readonly<Record<Process, string>> = {
  api: 'tandem api',
  worker: 'tandem worker',
  extract: 'tandem extract',
  speech: 'tandem speech',
  supervisor: 'tandem supervisor',
};

export function startTandem(options: TandemOptions): Tandem {
  const { appDir, onViolation } = options;
  const endings = new Map<string, number>();
  const extras = new Set<ChildProcess>();
  let wanted = true;
  let supervisor = spawnIn(options, ['dist/src/start.js', 'all']);

  const keepUp = async (): Promise<void> => {
    for (;;) {
      const [code, signal] = (await once(supervisor, 'exit')) as [number | null, NodeJS.Signals | null];
      const own = new Set([...extras].map(({ pid }) => pid));
      const left = (): ReturnType<typeof processesIn> =>
        processesIn(appDir).filter(({ pid, parent }) => !own.has(pid) && !own.has(parent));
      await until('orphans', ORPHANS_GONE_MS, () => left().length === 0).catch(() => {
        const titles = left().map(({ pid, title }) => `${title} (${pid})`);
        onViolation(`processes outlive their supervisor: ${titles.join(', ')}`);
        for (const { pid } of left()) killQuietly(pid);
      });
      if (!wanted) {
        if (code !== 0) onViolation(`the ordered stop ended with ${signal ?? `code ${code}`}`);
        return;
      }
      const ending = signal ?? `exit ${code}`;
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      supervisor = spawnIn(options, ['dist/src/start.js', 'all']);
    }
  };
  const kept = keepUp();

  const kill = (): void => {
    wanted = false;
    for (const { pid } of processesIn(appDir)) killQuietly(pid);
  };
  // Whoever breaks the run off must not leave the service behind.
  process.once('exit', kill);
  return {
    endings,
    find: (victim) =>
      processesIn(appDir)
        .filter(({ title }) => title === TITLES[victim])
        .map(({ pid }) => pid)
        .reverse(),
    startWorker: async () => {
      const worker = spawnIn(options, ['dist/src/worker/main.js']);
      extras.add(worker);
      worker.once('exit', () => extras.delete(worker));
      await once(worker, 'spawn');
      return worker.pid ?? 0;
    },
    stop: async () => {
      wanted = false;
      for (const worker of extras) worker.kill('SIGTERM');
      supervisor.kill('SIGTERM');
      const late = setTimeout(() => {
        onViolation(`the ordered stop took more than ${STOP_MS / 1000} seconds`);
        kill();
      }, STOP_MS);
      await Promise.all([kept, ...[...extras].map((worker) => once(worker, 'exit'))]);
      clearTimeout(late);
      process.off('exit', kill);
    },
    kill,
  };
}

function spawnIn({ appDir, env, logFile }: TandemOptions, args: string[]): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(
      process.execPath,
      ['--max-old-space-size=96', join(appDir, args[0] ?? ''), ...args.slice(1)],
      {
        cwd: appDir,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
  } finally {
    closeSync(log);
  }
}

export function killQuietly(pid: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
