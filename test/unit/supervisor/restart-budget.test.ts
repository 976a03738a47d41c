import { describe, expect, it } from 'vitest';
import { createRestartBudget } from '../../../src/supervisor/restart-budget.ts';

const policy = { limits: [{ windowMs: 10_000, exits: 3 }], firstDelayMs: 100, maxDelayMs: 1_000 };

describe('restart budget', () => {
  it('answers a single crash at once and a crash loop ever more slowly, up to a limit', () => {
    const budget = createRestartBudget(policy, () => 0);
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
    expect(verdicts).toEqual([null, null, null, { exits: 4, windowMs: 10_000 }]);
  });

  it('works at any uptime: exits outside of the window are forgotten', () => {
    let clock = 0;
    const budget = createRestartBudget(policy, () => clock);
    // One crash every four seconds for a day never has more than three in ten seconds.
    for (clock = 0; clock < 86_400_000; clock += 4_000) expect(budget.recordExit().exhausted).toBeNull();
    expect(budget.recordExit()).toMatchObject({ exits: 3 });
    clock += 10_000;
    expect(budget.recordExit()).toEqual({ exits: 1, delayMs: 100, exhausted: null });
  });

  it('counts in every window, and takes the delay from the shortest', () => {
    let clock = 0;
    const limits = [...policy.limits, { windowMs: 100_000, exits: 5 }];
    const budget = createRestartBudget({ ...policy, limits }, () => clock);
    const decisions = [0, 9, 18, 27, 36, 45].map((seconds) => {
      clock = seconds * 1000;
      return budget.recordExit();
    });
    expect(decisions.map(({ delayMs }) => delayMs)).toEqual([100, 200, 200, 200, 200, 200]);
    expect(decisions.at(-1)?.exhausted).toEqual({ exits: 6, windowMs: 100_000 });
  });
});
