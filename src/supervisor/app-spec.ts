import type { CronLine } from './cron-line.ts';

/** One entry of the list of processes. */
export type AppSpec = NodeApp | CommandApp;

interface AnyApp {
  name: string;
  /** Absolute; may hold spaces. */
  cwd: string;
  instances: number;
  env: Record<string, string>;
  /** From the signal to stop until SIGKILL. Milliseconds. */
  kill_timeout: number;
  supervision: Supervision;
}

/**
 * A program of ours, started by PM2. What PM2 knows keeps PM2's names, so that a stock `pm2 start` reads the same list;
 * `supervision` is ours, and PM2 drops it. It says itself when it is ready, and that it lives, see parent-watch.ts.
 */
export interface NodeApp extends AnyApp {
  /** Relative to `cwd` and without spaces: PM2 hands a script with a space in its path to a shell. */
  script: string;
  /** `cluster` instances share a port; `fork` is a process of its own, in a process group of its own. */
  exec_mode: 'cluster' | 'fork';
  node_args: string[];
}

/** Any other program, in any language: it is asked from outside how it is. */
export interface CommandApp extends AnyApp {
  exec_mode: 'command';
  instances: 1;
  /** The program, looked for on the PATH unless it holds a slash, and its arguments. No shell reads them. */
  command: readonly [program: string, ...args: string[]];
  ready: Readiness;
  /** Answers with 2xx while it works; `null`: only its end is noticed. */
  aliveUrl: string | null;
  /** When it is run, and run to its end; `null`: when the service starts. */
  cron: CronLine | null;
}

/** What shows that a program does its work. */
export type Readiness =
  | { by: 'url'; url: string }
  | { by: 'port'; port: number }
  /** A line of its output that holds this. */
  | { by: 'line'; text: string }
  | { by: 'time'; ms: number }
  /** It has done its work when it ends with code 0. */
  | { by: 'exit' };

export interface Supervision {
  /**
   * The service ends with code 70 when an essential app exits too often; others are tried again for as long as
   * `downExitMs` allows.
   */
  essential: boolean;
  /**
   * An instance that isn't ready by then is killed and started again; a task that isn't through is killed.
   * Milliseconds.
   */
  readyTimeoutMs: number;
  /**
   * A ready instance that isn't heard of for this long hangs, and is killed and started again. Milliseconds, `Infinity`
   * where nothing is ever heard.
   */
  silenceMs: number;
  /** The service ends with code 70 when no instance has worked for this long. Milliseconds. */
  downExitMs: number;
  /** An instance that has been ready for this long has come back for good. Milliseconds. */
  steadyMs: number;
  /**
   * What one instance may hold, with all that it starts; a command that holds more is killed and started again, our own
   * programs have limits of their own making. Megabytes.
   */
  memoryMb: number;
  restarts: RestartPolicy;
}

export interface RestartPolicy {
  /** More exits than these within the window are too many; counts for essential apps only. At least one limit. */
  limits: readonly { windowMs: number; exits: number }[];
  /** The first restart comes after this, each further one in the shortest window after twice the time. Milliseconds. */
  firstDelayMs: number;
  maxDelayMs: number;
}

export function isCommand(app: AppSpec): app is CommandApp {
  return app.exec_mode === 'command';
}

/** It is run to its end, and its end is no crash. */
export function isTask(app: AppSpec): app is CommandApp {
  return isCommand(app) && app.ready.by === 'exit';
}

/** Everything else waits until it is through. */
export function isOneShot(app: AppSpec): app is CommandApp {
  return isTask(app) && app.cron === null;
}

export function isCron(app: AppSpec): app is CommandApp & { cron: CronLine } {
  return isCommand(app) && app.cron !== null;
}
