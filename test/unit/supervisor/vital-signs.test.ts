import { describe, expect, it } from 'vitest';
import { createDownClock } from '../../../src/supervisor/down-clock.ts';
import { createVitalSigns } from '../../../src/supervisor/vital-signs.ts';

const limits = { readyTimeoutMs: 10_000, silenceMs: 3_000 };

describe('vital signs', () => {
  it('miss whoever is not ready in time, and name each only once', () => {
    let clock = 0;
    const signs = createVitalSigns(() => clock);
    signs.started(1, limits);
    signs.heard(1);
    clock = 9_999;
    expect(signs.overdue()).toEqual([]);
    clock = 10_000;
    expect(signs.overdue()).toEqual([{ pid: 1, because: 'killed: not ready within 10 seconds' }]);
    expect(signs.overdue()).toEqual([]);
  });

  it('miss whoever falls silent after that, and nobody who has ended', () => {
    let clock = 0;
    const signs = createVitalSigns(() => clock);
    for (const pid of [1, 2, 3]) {
      signs.started(pid, limits);
      signs.ready(pid);
    }
    clock = 2_000;
    signs.heard(2);
    signs.ended(3);
    clock = 3_000;
    expect(signs.overdue()).toEqual([
      { pid: 1, because: 'killed: it hung, nothing was heard of it for 3 seconds' },
    ]);
  });
});

describe('an app is down', () => {
  const steadyMs = 60_000;
  it('from its start until it is ready', () => {
    let clock = 0;
    const down = createDownClock(steadyMs, () => clock);
    clock = 5_000;
    expect(down.downMs()).toBe(5_000);
    down.ready(1);
    expect(down.downMs()).toBe(0);
  });

  it('from the end of an instance that had been steady', () => {
    let clock = 0;
    const down = createDownClock(steadyMs, () => clock);
    down.ready(1);
    clock = steadyMs;
    down.ended(1);
    clock += 7_000;
    expect(down.downMs()).toBe(7_000);
  });

  it('all the while when it comes back only to fall over again', () => {
    let clock = 0;
    const down = createDownClock(steadyMs, () => clock);
    for (let pid = 1; pid <= 10; pid += 1) {
      down.ready(pid);
      clock += 18_000;
      down.ended(pid);
    }
    expect(down.downMs()).toBe(180_000);
  });

  it('not while another instance works', () => {
    let clock = 0;
    const down = createDownClock(steadyMs, () => clock);
    down.ready(1);
    down.ready(2);
    clock = 500_000;
    down.ended(1);
    expect(down.downMs()).toBe(0);
  });
});
