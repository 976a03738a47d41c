import { describe, expect, it } from 'vitest';
import { apps } from '../../../ecosystem.config.ts';
import type { Supervision } from '../../../src/supervisor/app-spec.ts';
import { createDownClock } from '../../../src/supervisor/down-clock.ts';
import { createRestartBudget } from '../../../src/supervisor/restart-budget.ts';

/** The policies of the real apps, on a simulated clock. */
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

describe('the API', () => {
  it.each([
    ['dies at once', { bootMs: 0, livesMs: 0 }, 120],
    ['dies at once, on a slow processor', { bootMs: 25 * SECOND, livesMs: 0 }, 300],
    ['dies after 18 seconds', { bootMs: SECOND, livesMs: 18 * SECOND }, 300],
    ['dies every two minutes', { bootMs: SECOND, livesMs: 120 * SECOND }, 3_600],
    ['never gets ready', { bootMs: Infinity, livesMs: 0 }, 200],
    ['gets ready too late on a very slow processor, every time', { bootMs: 90 * SECOND, livesMs: 0 }, 200],
  ])('ends the service when it %s', (_what, life, withinSeconds) => {
    const { endedAfterMs } = simulate('api', life);
    expect(endedAfterMs).toBeLessThanOrEqual(withinSeconds * SECOND);
    // Whoever restarts a database, or a whole machine, gets half a minute at least.
    expect(endedAfterMs).toBeGreaterThanOrEqual(25 * SECOND);
  });

  it.each([
    ['dies hourly', { bootMs: SECOND, livesMs: HOUR }],
    ['dies hourly, on a slow processor', { bootMs: 40 * SECOND, livesMs: HOUR }],
  ])('is kept up for a day when it %s, each time at once', (_what, life) => {
    const { endedAfterMs, delays } = simulate('api', life);
    expect(endedAfterMs).toBeNull();
    expect(new Set(delays)).toEqual(new Set([100]));
  });
});

describe('the worker', () => {
  it.each([
    ['dies at once', { bootMs: 0, livesMs: 0 }],
    ['dies after 18 seconds', { bootMs: SECOND, livesMs: 18 * SECOND }],
    ['never gets ready', { bootMs: Infinity, livesMs: 0 }],
  ])('is tried for ten minutes, ever more slowly, when it %s', (_what, life) => {
    const { endedAfterMs, delays } = simulate('worker', life);
    expect(endedAfterMs).toBeGreaterThanOrEqual(600 * SECOND);
    expect(endedAfterMs).toBeLessThanOrEqual(650 * SECOND);
    expect(delays.slice(1, 5)).toEqual(delays.slice(0, 4).map((delay) => 2 * delay));
  });

  it('is kept up for a day when it dies hourly', () => {
    expect(simulate('worker', { bootMs: SECOND, livesMs: HOUR }).endedAfterMs).toBeNull();
  });
});

/** Lives through a day of starts, each of which takes `bootMs` and ends `livesMs` later. */
function simulate(
  name: string,
  { bootMs, livesMs }: { bootMs: number; livesMs: number },
): { endedAfterMs: number | null; delays: number[] } {
  const supervision = apps.find((app) => app.name === name)?.supervision as Supervision;
  let clock = 0;
  const now = (): number => clock;
  const budget = createRestartBudget(supervision.restarts, now);
  const down = createDownClock(supervision.steadyMs, now);
  const delays: number[] = [];
  while (clock < DAY) {
    clock += Math.min(bootMs, supervision.readyTimeoutMs);
    if (down.downMs() >= supervision.downExitMs) return { endedAfterMs: clock, delays };
    if (bootMs < supervision.readyTimeoutMs) {
      down.ready(1);
      clock += livesMs;
      down.ended(1);
    }
    const { delayMs, exhausted } = budget.recordExit();
    if (exhausted !== null && supervision.essential) return { endedAfterMs: clock, delays };
    delays.push(delayMs);
    clock += delayMs;
  }
  return { endedAfterMs: null, delays };
}
