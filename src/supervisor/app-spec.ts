/**
 * One entry of `ecosystem.config.ts`. What PM2 knows keeps PM2's names, so that a stock `pm2 start` reads the same
 * list; `supervision` is ours, and PM2 drops it.
 */
export interface AppSpec {
  name: string;
  /** Relative to `cwd` and without spaces: PM2 hands a script with a space in its path to a shell. */
  script: string;
  /** Absolute; may hold spaces. */
  cwd: string;
  instances: number;
  /** `cluster` instances share a port; `fork` is a process of its own, in a process group of its own. */
  exec_mode: 'cluster' | 'fork';
  node_args: string[];
  env: Record<string, string>;
  /** From the signal to stop until SIGKILL. Milliseconds. */
  kill_timeout: number;
  supervision: Supervision;
}

export interface Supervision {
  /** The service ends with code 70 when an essential app can't be kept up; others are tried for ever. */
  essential: boolean;
  /** An instance that hasn't said `ready` by then is killed and started again. Milliseconds. */
  readyTimeoutMs: number;
  restarts: RestartPolicy;
}

export interface RestartPolicy {
  /** How far back exits are counted. Milliseconds. */
  windowMs: number;
  /** More exits than this within the window are too many; counts for essential apps only. */
  maxInWindow: number;
  /** The first restart comes after this, each further one in the window after twice the time. Milliseconds. */
  firstDelayMs: number;
  maxDelayMs: number;
}
