import type { Log } from './log.ts';

/**
 * Shutdown in order: everything that is acquired pushes its own release, and shutdown walks the list backwards, once,
 * each release with its own deadline. The first SIGTERM or SIGINT is graceful, a second one forces the end.
 */
export interface Lifecycle {
  /** Registers a release. `deadlineMs` bounds it: past that, shutdown says so and goes on with the next one. */
  onShutdown(name: string, release: () => Promise<void> | void, deadlineMs?: number): void;
  /** Aborted when shutdown begins: long work watches it. */
  readonly signal: AbortSignal;
  /** Runs every release once; later calls wait for the first. Resolves to false when a release failed or was cut. */
  shutdown(reason: string): Promise<boolean>;
}

const DEFAULT_DEADLINE_MS = 5_000;

export function createLifecycle(log: Log): Lifecycle {
  const releases: { name: string; release: () => Promise<void> | void; deadlineMs: number }[] = [];
  const controller = new AbortController();
  let running: Promise<boolean> | undefined;

  const run = async (reason: string): Promise<boolean> => {
    log.info('stopping', { reason });
    controller.abort(new Error(`shutdown: ${reason}`));
    let clean = true;
    for (const { name, release, deadlineMs } of releases.reverse()) {
      try {
        await withDeadline(Promise.resolve(release()), deadlineMs);
      } catch (error) {
        clean = false;
        log.warn(`stopping ${name} did not succeed`, { error });
      }
    }
    return clean;
  };

  return {
    signal: controller.signal,
    onShutdown: (name, release, deadlineMs = DEFAULT_DEADLINE_MS) => {
      releases.push({ name, release, deadlineMs });
    },
    shutdown: (reason) => (running ??= run(reason)),
  };
}

/**
 * Ends the process on SIGTERM and SIGINT: 0 after a clean shutdown, 1 after one that was cut, and at once on a second
 * signal. PM2 stops its apps with SIGINT, platforms with SIGTERM.
 */
export function exitOnSignals(lifecycle: Lifecycle, log: Log): void {
  let signals = 0;
  const handle = (signal: NodeJS.Signals): void => {
    signals += 1;
    // Ctrl-C reaches the whole foreground group, and the supervisor passes its own signal on: under one, the second is
    // no wish for force. A supervisor has its own means for that.
    if (signals > 1 && process.send !== undefined) return;
    if (signals > 1) {
      log.warn('second signal: stopping at once', { signal });
      process.exit(1);
    }
    void lifecycle.shutdown(signal).then((clean) => process.exit(clean ? 0 : 1));
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
}

/** Rejects after `deadlineMs`; the work itself goes on, so it must be safe to abandon. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
