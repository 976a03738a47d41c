import { describe, expect, it } from 'vitest';
import { createRestartBudget } from '../../src/supervisor/restart-budget.ts';

const policy = { windowMs: 10_000, maxInWindow: 3, firstDelayMs: 100, maxDelayMs: 1_000 };

describe('restart budget', () => {
  it('answers a single crash at once and a crash loop ever more slowly, up to a limit', () => {
    const budget = createRestartBudget({ ...policy, maxInWindow: 9 }, () => 0);
    const delays = Array.from({ length: 6 }, () => budget.recordExit().delayMs);
    expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('is exhausted by more exits within the window than are allowed', () => {
    let clock = 0;
    const budget = createRestartBudget(policy, () => clock);
    const verdicts = [0, 1_000, 2_000, 3_000].map((at) => {
      clock = at;
      return budget.recordExit().exhausted;
    });
    expect(verdicts).toEqual([false, false, false, true]);
  });

  it('works at any uptime: exits outside of the window are forgotten', () => {
    let clock = 0;
    const budget = createRestartBudget(policy, () => clock);
    // One crash every four seconds for a day never has more than three in ten seconds.
    for (clock = 0; clock < 86_400_000; clock += 4_000) expect(budget.recordExit().exhausted).toBe(false);
    expect(budget.recordExit()).toMatchObject({ exits: 3 });
    clock += policy.windowMs;
    expect(budget.recordExit()).toEqual({ exits: 1, delayMs: 100, exhausted: false });
  });
});
