import type { RestartPolicy } from './app-spec.ts';

export interface RestartDecision {
  /** Exits within the shortest window, with this one. */
  exits: number;
  /** How long to wait before the next start. Milliseconds. */
  delayMs: number;
  /** The limit that is exceeded, if one is. */
  exhausted: { exits: number; windowMs: number } | null;
}

export interface RestartBudget {
  /** Counts an exit that nobody asked for and says what follows. */
  recordExit(): RestartDecision;
}

/**
 * Decides how a crashing process is started again: a single crash at once, a crash loop ever more slowly, at any
 * uptime. Exits older than a window are forgotten by it, so a process that runs well for a while starts over with a
 * full budget.
 *
 * @param now a clock in milliseconds that never goes back.
 */
export function createRestartBudget(policy: RestartPolicy, now: () => number): RestartBudget {
  const windows = policy.limits.map(({ windowMs }) => windowMs);
  const shortestMs = Math.min(...windows);
  const longestMs = Math.max(...windows);
  let exits: number[] = [];
  const countWithin = (windowMs: number, at: number): number =>
    exits.filter((earlier) => at - earlier < windowMs).length;
  return {
    recordExit: () => {
      const at = now();
      exits = [...exits.filter((earlier) => at - earlier < longestMs), at];
      const recent = countWithin(shortestMs, at);
      const exceeded = policy.limits.find((limit) => countWithin(limit.windowMs, at) > limit.exits);
      return {
        exits: recent,
        delayMs: Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (recent - 1)),
        exhausted:
          exceeded === undefined
            ? null
            : { exits: countWithin(exceeded.windowMs, at), windowMs: exceeded.windowMs },
      };
    },
  };
}
