import { startReadingChild } from './reading-child.ts';
import type { ReadingChild, ReadingLimits } from './reading-child.ts';

/**
 * A child that is ready before there is something to read: half a second of each book's time, for the 70 MB that it
 * holds meanwhile.
 */
export interface Standby {
  /** The one that waits, or else a new one. */
  take(): ReadingChild;
  /** Ends the one that waits. */
  close(): void;
}

/** @param afterMs until one is started, and after each that was taken and has ended: others need the processor then */
export function createStandby(limits: ReadingLimits, afterMs: number): Standby {
  let waiting: ReadingChild | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const prepareLater = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(prepare, afterMs).unref();
  };
  const prepare = (): void => {
    if (waiting !== null) return;
    const child = startReadingChild(limits);
    waiting = child;
    const forget = (): void => {
      if (waiting === child) waiting = null;
    };
    // Not replaced at once: whatever ended it would end the next one as well.
    child.once('error', forget).once('close', forget);
  };
  prepareLater();
  return {
    take: () => {
      const child = waiting ?? startReadingChild(limits);
      waiting = null;
      child.once('close', prepareLater);
      return child;
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      waiting?.kill('SIGKILL');
    },
  };
}
