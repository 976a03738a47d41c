/** For how long an app hasn't been there. */
export interface DownClock {
  ready(pid: number): void;
  ended(pid: number): void;
  /** Milliseconds since an instance last worked steadily; 0 while one is ready. */
  downMs(): number;
  /** Nobody is missed up to now. */
  reset(): void;
}

/**
 * An app is down while no instance is ready. One that comes back only to fall over again doesn't end its downtime: an
 * instance has to stay ready for `steadyMs` for that, or a worker that dies of every job would count as kept up.
 *
 * @param now a clock in milliseconds that never goes back.
 */
export function createDownClock(steadyMs: number, now: () => number): DownClock {
  const readySince = new Map<number, number>();
  let lastSteadyAt = now();
  const isSteady = (since: number): boolean => now() - since >= steadyMs;
  return {
    ready: (pid) => {
      readySince.set(pid, now());
    },
    ended: (pid) => {
      const since = readySince.get(pid);
      if (since !== undefined && isSteady(since)) lastSteadyAt = now();
      readySince.delete(pid);
    },
    reset: () => {
      lastSteadyAt = now();
    },
    downMs: () => (readySince.size > 0 ? 0 : now() - lastSteadyAt),
  };
}
