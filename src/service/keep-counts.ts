import { addCounts } from '../db/counted.ts';
import type { Pool } from '../db/pool.ts';
import type { Counters } from '../process/counters.ts';
import type { Log } from '../process/log.ts';

const INTERVAL_MS = 5_000;

/** Where what this process counts is kept. */
export interface CountKeeper {
  /** Writes down what was counted until now; nothing where nothing was. Never rejects: an outage loses no count. */
  keep(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps what a process counts in the database, every five seconds as long as it counts anything. */
export function keepCounts({
  pool,
  counters,
  log,
}: {
  pool: Pool;
  counters: Counters;
  log: Log;
}): CountKeeper {
  const keep = async (): Promise<void> => {
    const counts = counters.take();
    if (counts.size === 0) return;
    try {
      await addCounts(pool, counts);
    } catch (error) {
      counters.giveBack(counts);
      log.debug('what was counted could not be written down yet', { error });
    }
  };
  const timer = setInterval(() => void keep(), INTERVAL_MS).unref();
  return {
    keep,
    stop: () => {
      clearInterval(timer);
      return keep();
    },
  };
}
