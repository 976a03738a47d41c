import { startReadingChild } from './reading-child.ts';
import type { ReadingChild, ReadingLimits } from './reading-child.ts';

/**
 * A child that is ready before there is something to read: half a second of each book's time, for the 70 MB that it
 * holds meanwhile.
 */
export interface Standby {
  /** The one that waits, or else a new one. When it has ended, the next one is made ready. */
  take(): ReadingChild;
  /** Starts the one that waits, unless there is one. */
  prepare(): void;
  /** Ends it. */
  close(): void;
}

export function createStandby(limits: ReadingLimits): Standby {
  let waiting: ReadingChild | null = null;
  let closed = false;
  const prepare = (): void => {
    if (closed || waiting !== null) return;
    const child = startReadingChild(limits);
    waiting = child;
    const forget = (): void => {
      if (waiting === child) waiting = null;
    };
    // Not replaced at once: whatever ended it would end the next one as well.
    child.once('error', forget).once('close', forget);
  };
  return {
    prepare,
    take: () => {
      const child = waiting ?? startReadingChild(limits);
      waiting = null;
      child.once('close', prepare);
      return child;
    },
    close: () => {
      closed = true;
      waiting?.kill('SIGKILL');
    },
  };
}
