import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../../src/process/checkpoints.ts';
import { freePort } from '../../src/process/free-port.ts';
import { runProgram } from '../kit/program.ts';
import type { Program } from '../kit/program.ts';
import { until } from '../kit/until.ts';

/** Where a released program lies, and with which settings it runs. */
export interface Home {
  programDir: string;
  env: Readonly<Record<string, string>>;
}

/** The released program as its start scripts run it. */
export interface ReleasedApps extends Program {
  url: string;
  stop: () => Program['exit'];
  /** With all that its supervisor keeps, the embedded PostgreSQL among it. */
  kill: () => Promise<void>;
}

const GONE_MS = 20_000;
const AS_THE_START_SCRIPT = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** @param apps `all` is an API and a worker. Resolves when they are up. */
export async function startReleasedApps(
  { programDir, env }: Home,
  apps: 'all' | 'api',
): Promise<ReleasedApps> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = runProgram(
    process.execPath,
    ['--max-old-space-size=96', join(programDir, 'dist', 'src', 'start.js'), apps],
    { cwd: programDir, env: { ...AS_THE_START_SCRIPT, ...env, PORT: String(port) } },
  );
  await program.line(/"Everything is up"/);
  return {
    ...program,
    url,
    stop: () => {
      program.child.kill('SIGTERM');
      return program.exit;
    },
    kill: async () => {
      program.child.kill('SIGKILL');
      await until('the API is gone', GONE_MS, () =>
        fetch(`${url}/health/live`).then(
          () => false,
          () => true,
        ),
      );
    },
  };
}

/** A worker of a released program, to be stopped in the middle of its work. */
export interface ReleasedWorker {
  /** Stops it, alive, when it comes to this point; see checkpoints.ts. */
  freezeAt(checkpoint: Checkpoint): Promise<void>;
  dieAt(checkpoint: Checkpoint): Promise<void>;
  freeze(): void;
  /** In order: it finishes what it has begun. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const REACHED_MS = 60_000;

/** @param ordersDir of this worker alone, for its orders */
export function startReleasedWorker({ programDir, env }: Home, ordersDir: string): ReleasedWorker {
  mkdirSync(ordersDir);
  const { child, pid, exit } = runProgram(
    process.execPath,
    [join(programDir, 'dist', 'src', 'worker', 'main.js')],
    { cwd: programDir, env: { ...env, CHECKPOINT_DIR: ordersDir } },
  );
  const order = async (checkpoint: Checkpoint, signal: NodeJS.Signals): Promise<void> => {
    writeFileSync(join(ordersDir, checkpoint), signal);
    await until(`the worker is at ${checkpoint}`, REACHED_MS, () =>
      existsSync(join(ordersDir, `${checkpoint}.${pid}`)),
    );
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exit;
  };
  return {
    freezeAt: (checkpoint) => order(checkpoint, 'SIGSTOP'),
    dieAt: async (checkpoint) => {
      await order(checkpoint, 'SIGKILL');
      await exit;
    },
    freeze: () => void child.kill('SIGSTOP'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
