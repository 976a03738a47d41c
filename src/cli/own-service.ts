import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../process/free-port.ts';
import { programPath } from '../process/program-path.ts';
import { callerDataDir } from '../settings/caller.ts';
import { environmentWith } from '../settings/process-environment.ts';
import { Ends, EXIT } from './command.ts';
import { USUAL_URL } from './arguments.ts';
import type { Service } from './service-client.ts';

const LOOK_MS = 100;
const ANSWER_MS = 2_000;
/** So much of the log is shown when the start fails. */
const LAST_CHARACTERS = 8_000;

/** The service that a command works with, and how to leave it. */
export interface Found {
  service: Service;
  /** Started for this command, and stopped with it. */
  isOwn: boolean;
  leave: () => Promise<void>;
}

/**
 * The service that was named, or the one that runs on this machine, or else one that is started for this command: what
 * is unfinished when it stops goes on the next time.
 *
 * @throws {Ends} with what the start said, when it fails.
 */
export async function findService(
  named: { url: string | null; token: string | null },
  say: (line: string) => void,
): Promise<Found> {
  const { token } = named;
  const url = named.url ?? ((await answers(USUAL_URL)) ? USUAL_URL : null);
  if (url !== null) return { service: { url, token }, isOwn: false, leave: () => Promise.resolve() };
  say('No service runs here: starting one for this command …');
  return startOwn(token);
}

/** Starts the supervisor as the start scripts do. It ends with this process, however that ends. */
export function spawnService(
  args: readonly string[],
  options: { env: Readonly<Record<string, string>>; stdio: 'inherit' | 'pipe' },
): ChildProcess {
  const program = ['--max-old-space-size=96', '--optimize-for-size', programPath('start')];
  return spawn(process.execPath, [...program, ...args, '--parent', String(process.pid)], {
    env: environmentWith({ DATA_DIR: callerDataDir(), ...options.env }),
    // Ctrl-C is for this command, which stops the service in order.
    detached: true,
    stdio: ['ignore', options.stdio, options.stdio],
  });
}

async function startOwn(token: string | null): Promise<Found> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { HOST: '127.0.0.1', PORT: String(port), LOG_FORMAT: 'pretty' };
  const child = spawnService(['all'], { env, stdio: 'pipe' });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LAST_CHARACTERS);
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!(await answers(url))) {
    if (hasEnded()) {
      const code = (await ended) ?? EXIT.software;
      throw new Ends(code, `the service could not be started:\n${log.trimEnd()}`);
    }
    await sleep(LOOK_MS);
  }
  const leave = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { service: { url, token }, isOwn: true, leave };
}

/** Whether Tandem listens there. */
async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(ANSWER_MS) });
    const report: unknown = await answer.json();
    return typeof report === 'object' && report !== null && 'status' in report && report.status === 'alive';
  } catch {
    return false;
  }
}
