/** How late a timer comes is how long everybody else waits, too. Node's own monitor doesn't see long pauses. */
export interface LoopDelay {
  /** The longest of late, in milliseconds: in the last minute or so. */
  readonly worstMs: () => number;
  stop(): void;
}

const TICK_MS = 500;
/** Whoever asks does so more often. */
const KEPT_MS = 60_000;

/** Keeps no process alive by itself. */
export function watchLoopDelay(): LoopDelay {
  /** Of the minute before, and of this one. */
  const worst = [0, 0];
  let dueAt = performance.now() + TICK_MS;
  let minuteEndsAt = performance.now() + KEPT_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now > minuteEndsAt) {
      worst.splice(0, 2, worst[1] ?? 0, 0);
      minuteEndsAt = now + KEPT_MS;
    }
    worst[1] = Math.max(worst[1] ?? 0, now - dueAt);
    dueAt = now + TICK_MS;
  }, TICK_MS).unref();
  return {
    worstMs: () => Math.round(Math.max(...worst, performance.now() - dueAt)),
    stop: () => clearInterval(timer),
  };
}
