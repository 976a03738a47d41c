import type { RestartPolicy } from './app-spec.ts';

export interface RestartDecision {
  /** Exits within the window, with this one. */
  exits: number;
  /** How long to wait before the next start. Milliseconds. */
  delayMs: number;
  /** The window holds more exits than the policy allows. */
  exhausted: boolean;
}

export interface RestartBudget {
  /** Counts an exit that nobody asked for and says what follows. */
  recordExit(): RestartDecision;
}

/**
 * Decides how a crashing process is started again: a single crash at once, a crash loop ever more slowly, at any uptime.
 * Exits older than the window are forgotten, so a process that runs well for a while starts over with a full budget.
 *
 * @param now a clock in milliseconds that never goes back.
 */
export function createRestartBudget(policy: RestartPolicy, now: () => number): RestartBudget {
  let exits: number[] = [];
  return {
    recordExit: () => {
      const at = now();
      exits = [...exits.filter((earlier) => at - earlier < policy.windowMs), at];
      return {
        exits: exits.length,
        delayMs: Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (exits.length - 1)),
        exhausted: exits.length > policy.maxInWindow,
      };
    },
  };
}
