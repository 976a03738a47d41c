import { EXIT } from './exit-error.ts';
import type { Log } from './log.ts';

/**
 * The same signal again within this time is the same wish: npm and `timeout` pass a signal on to a process that has got
 * it with its whole group, as with Ctrl-C. Nobody is that fast twice.
 */
const ECHO_MS = 500;
/** How often is looked whether the parent is still there; it ends without a word. */
const PARENT_LOOK_MS = 500;

export interface StopOptions {
  /** Ends what is left, at the second signal. */
  killApps: () => void;
  /** The end of the terminal is nothing to this program, as with `nohup`. */
  ignoreHangup: boolean;
  /** A process whose end is the end of this one, too: npm passes on SIGTERM and SIGINT, but no other end of its own. */
  parent: number | null;
}

/**
 * SIGTERM, SIGINT, the end of the terminal and of the parent stop in order; a second signal kills what is left and ends
 * with code 1. The embedded database, which ends when this process does, gets its checkpoint even then.
 *
 * @returns aborted by the first of them.
 */
export function listenForStop(log: Log, { killApps, ignoreHangup, parent }: StopOptions): AbortSignal {
  const controller = new AbortController();
  let last: { signal: NodeJS.Signals; at: number } | null = null;

  const stop = (reason: string): void => {
    if (controller.signal.aborted) return;
    log.info('stopping', { reason });
    controller.abort(new Error(`stopped by ${reason}`));
  };
  const handle = (signal: NodeJS.Signals): void => {
    const former = last;
    last = { signal, at: performance.now() };
    if (!controller.signal.aborted) {
      stop(signal);
      return;
    }
    if (former?.signal === signal && last.at - former.at < ECHO_MS) return;
    log.warn('second signal: stopping at once', { signal });
    killApps();
    process.exit(EXIT.forced);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, handle);
  process.on('SIGHUP', ignoreHangup ? () => undefined : handle);
  if (parent !== null) watchParent(parent, () => stop('the end of the process that started this one'));
  return controller.signal;
}

/** A process whose parent has ended is given another one. */
function watchParent(parent: number, onEnd: () => void): void {
  const look = (): void => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onEnd();
  };
  const timer = setInterval(look, PARENT_LOOK_MS);
  timer.unref();
  look();
}
