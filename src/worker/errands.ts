import type { Log } from '../process/log.ts';

/** Small work of a worker that isn't in the queue, done until nothing of it is due. */
export interface Errands {
  /** Has it look, unless it is at it; never rejects. */
  wake: () => void;
  stop: () => Promise<void>;
}

/** @param doDue does some of what is due; resolves to how much that was. */
export function startErrands(
  log: Log,
  what: string,
  doDue: (signal: AbortSignal) => Promise<number>,
): Errands {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    try {
      while (!stopping.signal.aborted && (await doDue(stopping.signal)) > 0);
    } catch (error) {
      log.debug(`${what} did not succeed; the next round will`, { error });
    }
    running = null;
  };
  return {
    wake: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Seconds from a try that failed to the next one; after the last of them it is given up, a day after the first. */
const GAPS_SECONDS = [5, 60, 300, 1_800, 7_200, 21_600, 50_400];

/** @param tries that failed. @returns null when it is given up. */
export function secondsToNextTry(tries: number): number | null {
  return GAPS_SECONDS[tries - 1] ?? null;
}
