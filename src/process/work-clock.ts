/** A timer that runs only while somebody works. */
export interface WorkClock {
  /** Goes on with the time that is left. */
  run(): void;
  pause(): void;
  /** Gives more time. Milliseconds. */
  extend(ms: number): void;
  /** Back to the full time. */
  reset(): void;
  /** Called once the time is up, or at once if it is. One listener at a time. */
  onExpired(listener: () => void): void;
  readonly isExpired: boolean;
}

/** Starts paused. */
export function createWorkClock(durationMs: number): WorkClock {
  let leftMs = durationMs;
  let startedAt: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isExpired = false;
  let notify: () => void = () => undefined;
  const pause = (): void => {
    clearTimeout(timer);
    if (startedAt !== null) leftMs -= performance.now() - startedAt;
    startedAt = null;
  };
  const run = (): void => {
    pause();
    if (isExpired) return;
    startedAt = performance.now();
    timer = setTimeout(
      () => {
        isExpired = true;
        notify();
      },
      Math.max(0, leftMs),
    );
  };
  /** Changes the time that is left, whether it runs or not. */
  const change = (toMs: (left: number) => number): void => {
    const isRunning = startedAt !== null;
    pause();
    leftMs = toMs(leftMs);
    if (isRunning) run();
  };
  return {
    run,
    pause,
    extend: (ms) => change((left) => left + ms),
    reset: () => change(() => durationMs),
    onExpired: (listener) => {
      notify = listener;
      if (isExpired) listener();
    },
    get isExpired() {
      return isExpired;
    },
  };
}
