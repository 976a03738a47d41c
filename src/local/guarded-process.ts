import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { messageOf } from '../process/thrown.ts';

/** As whom a program runs: as this process, or as somebody without root's power. */
export type RunAs =
  | { kind: 'self' }
  /**
   * This process's own user, who has another number in a user namespace: he owns what he owns outside, and isn't root.
   * Linux only, and forbidden in many containers.
   */
  | { kind: 'namespace'; uid: number; gid: number }
  /** Another user who can still pass directories that only root may enter. */
  | { kind: 'setpriv'; uid: number; gid: number }
  | { kind: 'user'; uid: number; gid: number };

export interface GuardedProcess {
  child: ChildProcess;
  /** Resolves when the program has ended, also when it couldn't be started (code 127). */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * The program runs in a session of its own, so that Ctrl-C doesn't reach it out of order, and under a guard: a process
 * that does nothing but wait for the end of a pipe whose other end this process holds. When this process dies, however
 * it dies, the pipe ends and the guard sends SIGINT. The program replaces the shell, so its number, exit code and
 * signal are the real ones; the guard is no child of it (PostgreSQL would take a stranger's end for a crash).
 */
const GUARD = `
( ( trap '' HUP INT QUIT TERM; read -r _ <&3 || kill -INT "$$" ) >/dev/null 2>&1 & )
exec "$@" 3<&-
`;

/** Programs find their libraries by themselves; a fixed environment keeps the result the same on every machine. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export function spawnGuarded(runAs: RunAs, command: string, args: readonly string[]): GuardedProcess {
  const [file, prefix] = prefixFor(runAs);
  const child = spawn(file, [...prefix, '-c', GUARD, 'guard', command, ...args], {
    cwd: '/',
    env: ENVIRONMENT,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    ...(runAs.kind === 'user' && { uid: runAs.uid, gid: runAs.gid }),
  });
  // A program that ends early breaks these pipes; its end is reported by `ended`.
  const guard = child.stdio[3] as Duplex;
  for (const stream of [guard, child.stdin]) stream.on('error', () => undefined);

  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => {
      guard.destroy();
      resolve({ code: 127, signal: null });
    });
    child.once('exit', (code, signal) => {
      // A line instead of the end of the pipe: nothing is left to be stopped, and the number may be reused.
      guard.end('done\n');
      resolve({ code, signal });
    });
  });
  return { child, ended };
}

/** Runs a program to its end under the same guard. */
export async function runGuarded(
  runAs: RunAs,
  command: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  let guarded: GuardedProcess;
  try {
    guarded = spawnGuarded(runAs, command, args);
  } catch (error) {
    // Node throws where it isn't a missing program: here a user who can't be become, since this place doesn't know him.
    return { code: 127, output: messageOf(error) };
  }
  const { child, ended } = guarded;
  let output = '';
  child.once('error', (error) => (output = messageOf(error)));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (output = (output + chunk).slice(-20_000)));
  }
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  child.stdin?.end(input);
  const [{ code }] = await Promise.all([ended, closed]);
  return { code, output };
}

function prefixFor(runAs: RunAs): [file: string, prefix: string[]] {
  if (runAs.kind === 'namespace') {
    const mapping = [`--map-user=${runAs.uid}`, `--map-group=${runAs.gid}`];
    return ['unshare', ['--user', ...mapping, '--', '/bin/sh']];
  }
  if (runAs.kind !== 'setpriv') return ['/bin/sh', []];
  return [
    'setpriv',
    [
      `--reuid=${runAs.uid}`,
      `--regid=${runAs.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
      '/bin/sh',
    ],
  ];
}
