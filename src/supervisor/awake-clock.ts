/** A clock that stands still while this process does. Milliseconds. */
export interface AwakeClock {
  /** Moves the clock on; call it at least every `longestStepMs`. */
  tick(): void;
  /** As of the last tick. */
  readonly now: () => number;
}

/**
 * When everything was stopped for a while (a suspended laptop, SIGSTOP to all, a processor that is starved), the
 * silence of others proves nothing: they were stopped too. So a step counts for at most `longestStepMs`, and waits are
 * measured in time in which the others could have been heard.
 *
 * @param now a clock in milliseconds that never goes back.
 */
export function createAwakeClock(now: () => number, longestStepMs: number): AwakeClock {
  let last = now();
  let awakeMs = 0;
  return {
    tick: () => {
      const at = now();
      awakeMs += Math.min(at - last, longestStepMs);
      last = at;
    },
    now: () => awakeMs,
  };
}
