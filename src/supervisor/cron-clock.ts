import type { CronLine } from './cron-line.ts';

export interface CronClock {
  /** To be asked at least once a minute. True once for each minute in which something is due. */
  isDue(): boolean;
}

const MINUTE_MS = 60_000;
/** What a busy or sleeping machine has missed is made up for, once; what a clock has skipped isn't. Minutes. */
const MADE_UP_FOR = 5;
/** A clock set back by less runs through minutes that have been; one that is set back further starts anew. Minutes. */
const SET_RIGHT = 60;

/**
 * Tells when a line of cron comes true. A clock that jumps ahead brings at most one run, and one that is set right none
 * for the second time.
 *
 * @param now the wall clock, in milliseconds, which may jump.
 */
export function createCronClock(line: CronLine, now: () => number): CronClock {
  const minuteNow = (): number => Math.floor(now() / MINUTE_MS);
  let seen = minuteNow();
  return {
    isDue: () => {
      const current = minuteNow();
      if (current < seen - SET_RIGHT) seen = current - 1;
      if (current <= seen) return false;
      const from = Math.max(seen + 1, current - MADE_UP_FOR);
      seen = current;
      for (let minute = from; minute <= current; minute += 1)
        if (line.isDue(new Date(minute * MINUTE_MS))) return true;
      return false;
    },
  };
}
