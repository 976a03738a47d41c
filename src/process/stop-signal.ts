import { EXIT } from './exit-error.ts';
import type { Log } from './log.ts';

/**
 * SIGTERM, SIGINT and the end of the terminal stop in order; a second one kills what is left and ends with code 1. The
 * embedded database, which ends when this process does, gets its checkpoint even then.
 *
 * @returns aborted by the first signal.
 */
export function listenForStop(log: Log, killApps: () => void): AbortSignal {
  const controller = new AbortController();
  const handle = (signal: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      log.info('stopping', { reason: signal });
      controller.abort(new Error(`stopped by ${signal}`));
      return;
    }
    log.warn('second signal: stopping at once', { signal });
    killApps();
    process.exit(EXIT.forced);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, handle);
  return controller.signal;
}
