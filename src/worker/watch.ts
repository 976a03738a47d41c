import type { Log } from '../process/log.ts';

/** The work is wanted no more, or another worker does it. */
export class NotWanted extends Error {
  constructor() {
    super('it is not wanted any more');
    this.name = 'NotWanted';
  }
}

/** Over work of minutes. */
export interface Watch {
  /** Ends when the work is to end; its reason says why. */
  signal: AbortSignal;
  note: (fraction: number) => void;
  stop: () => void;
}

/** How often it is told how far it is, and asked whether it is still wanted. */
const LOOK_MS = 2_000;

/**
 * Tells again and again how far some work is.
 *
 * @param what for the log: "the progress of … was not noted"
 * @param look is told how far it is; resolves to why the work is to end, or to `null`.
 */
export function startWatching(
  log: Log,
  what: string,
  look: (fraction: number) => Promise<Error | null>,
): Watch {
  const ending = new AbortController();
  let fraction = 0;
  const timer = setInterval(() => {
    look(fraction).then(
      (reason) => {
        if (reason !== null) ending.abort(reason);
      },
      (error: unknown) => log.debug(`the progress of ${what} was not noted`, { error }),
    );
  }, LOOK_MS);
  return {
    signal: ending.signal,
    note: (now) => {
      fraction = now;
    },
    stop: () => clearInterval(timer),
  };
}
