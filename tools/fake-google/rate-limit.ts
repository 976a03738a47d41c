const WINDOW_MS = 60_000;

/** The service's quota: so many requests of a voice family in any 60 seconds. */
export interface RateLimit {
  /** Counts the request when it is within the quota; a refused one isn't counted. */
  allows(family: string): boolean;
}

/** @param limitOf requests a minute of a family; Infinity for no limit. */
export function createRateLimit(
  limitOf: (family: string) => number,
  now = () => performance.now(),
): RateLimit {
  const recent = new Map<string, number[]>();
  return {
    allows: (family) => {
      const times = recent.get(family) ?? [];
      recent.set(family, times);
      const start = now() - WINDOW_MS;
      while (times.length > 0 && (times[0] ?? 0) <= start) times.shift();
      if (times.length >= limitOf(family)) return false;
      times.push(now());
      return true;
    },
  };
}
