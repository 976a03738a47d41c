import { expect, it } from 'vitest';
import { createAwakeClock } from '../../../src/supervisor/awake-clock.ts';
import { createVitalSigns } from '../../../src/supervisor/vital-signs.ts';

const LONGEST_STEP_MS = 1_000;

it('counts a pause of the process itself as one step', () => {
  let at = 5_000;
  const awakeMs = createAwakeClock(() => at, LONGEST_STEP_MS);
  at += 400;
  expect(awakeMs()).toBe(400);
  at += 3_600_000;
  expect(awakeMs()).toBe(1_400);
});

it.each([0, 100, 499])(
  'a process heard %i ms before everything stopped is not late when it goes on',
  (ago) => {
    let at = 0;
    const awakeMs = createAwakeClock(() => at, LONGEST_STEP_MS);
    const signs = createVitalSigns(awakeMs);
    signs.started(1, { readyTimeoutMs: 5_000, silenceMs: 1_500 });
    signs.ready(1);
    at += 499;
    signs.heard(1);
    at += ago;
    expect(signs.overdue()).toEqual([]);
    at += 3_600_000;
    expect(signs.overdue()).toEqual([]);
    at += 500;
    expect(signs.overdue()).toHaveLength(1);
  },
);
