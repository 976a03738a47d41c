import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../process/log.ts';
import type { MemoryGauge } from '../supervisor/memory-gauge.ts';

/** Lets work in only while there is memory for it. */
export interface MemoryGate {
  /** Work waits for room. */
  readonly isAwaited: boolean;
  /**
   * Waits until there is room for `needMb`, and runs the work.
   *
   * @throws the reason of `signal` when it aborts while the work waits.
   */
  run<T>(needMb: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

const LOOK_MS = 500;
/** What is in use without any work of ours isn't going to become less by waiting. */
const PATIENCE_MS = 30_000;
/** Kept free for what was let in just before and has not grown yet. */
const FULL_SHARE = 0.95;

/**
 * The budget divides memory so that everybody fits; this is for the day on which somebody takes more than was measured.
 * New work waits then, before the kernel has to kill somebody. When nothing of this worker's own runs, and it still
 * doesn't get better, the work is let in all the same: waiting for ever would be worse than trying.
 */
export function createMemoryGate(options: {
  gauge: MemoryGauge;
  log: Log;
  lookMs?: number;
  patienceMs?: number;
}): MemoryGate {
  const { gauge, log, lookMs = LOOK_MS, patienceMs = PATIENCE_MS } = options;
  let running = 0;
  let waiting = 0;

  const hasRoom = (needMb: number): boolean => {
    const usedMb = gauge.usedMb();
    return usedMb === null || usedMb + needMb <= gauge.limitMb * FULL_SHARE;
  };
  const facts = (): Record<string, number> => ({
    usedMb: Math.round(gauge.usedMb() ?? 0),
    limitMb: gauge.limitMb,
    running,
  });
  const untilRoom = async (needMb: number, signal: AbortSignal): Promise<void> => {
    if (hasRoom(needMb)) return;
    waiting += 1;
    if (waiting === 1)
      log.warn('memory is tight: new work waits until there is room', { needMb, ...facts() });
    try {
      let aloneMs = 0;
      do {
        await delay(lookMs, undefined, { signal });
        aloneMs = running === 0 ? aloneMs + lookMs : 0;
      } while (!hasRoom(needMb) && aloneMs < patienceMs);
    } finally {
      waiting -= 1;
    }
    if (!hasRoom(needMb)) log.warn('memory stays tight: going on with one task all the same', facts());
    else if (waiting === 0) log.info('there is memory again: work goes on', facts());
  };

  return {
    get isAwaited() {
      return waiting > 0;
    },
    run: async (needMb, signal, work) => {
      await untilRoom(needMb, signal);
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  };
}
