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
  /**
   * The service ends with code 70 when an essential app exits too often; others are tried again for as long as
   * `downExitMs` allows.
   */
  essential: boolean;
  /** An instance that hasn't said `ready` by then is killed and started again. Milliseconds. */
  readyTimeoutMs: number;
  /**
   * A ready instance whose event loop isn't heard of for this long hangs, and is killed and started again.
   * Milliseconds.
   */
  silenceMs: number;
  /** The service ends with code 70 when no instance has worked for this long. Milliseconds. */
  downExitMs: number;
  /** An instance that has been ready for this long has come back for good. Milliseconds. */
  steadyMs: number;
  restarts: RestartPolicy;
}

export interface RestartPolicy {
  /** More exits than these within the window are too many; counts for essential apps only. At least one limit. */
  limits: readonly { windowMs: number; exits: number }[];
  /** The first restart comes after this, each further one in the shortest window after twice the time. Milliseconds. */
  firstDelayMs: number;
  maxDelayMs: number;
}
