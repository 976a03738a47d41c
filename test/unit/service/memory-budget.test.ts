import { describe, expect, it } from 'vitest';
import { memoryBudget } from '../../../src/service/memory-budget.ts';
import type { MemoryBudget, MemoryNeeds } from '../../../src/service/memory-budget.ts';
import { readMemoryLimit } from '../../../src/supervisor/memory-limit.ts';

const render: MemoryNeeds = {
  limitMb: 512,
  api: true,
  worker: true,
  speechMb: 0,
  embeddedDatabase: false,
  otherAppsMb: 0,
  webConcurrency: 1,
  narrationConcurrency: 4,
  workerConcurrency: 2,
  pictures: true,
};
const SIZES = [256, 300, 384, 448, 512, 768, 1_024, 2_048, 4_096];

function budgetOf(needs: Partial<MemoryNeeds>): MemoryBudget {
  const budget = memoryBudget({ ...render, ...needs });
  if ('problem' in budget) throw new Error(budget.problem);
  return budget;
}

/** Every combination of what may run, at every size. */
function* everything(): Generator<MemoryNeeds> {
  for (const limitMb of SIZES)
    for (const [api, worker] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const)
      for (const speechMb of [75, 0])
        for (const [embeddedDatabase, otherAppsMb] of [
          [true, 0],
          [false, 0],
          [false, 1_500],
        ] as const)
          for (const webConcurrency of [1, 2, 32])
            for (const narrationConcurrency of [1, 4, 256])
              for (const workerConcurrency of [1, 2, 32])
                for (const pictures of [true, false])
                  yield {
                    ...{ limitMb, api, worker, speechMb, embeddedDatabase, otherAppsMb, pictures },
                    ...{ webConcurrency, narrationConcurrency, workerConcurrency },
                  };
}

describe('memory budget', () => {
  it('never promises more than there is, whatever runs and whatever is wished for', () => {
    for (const needs of everything()) {
      const budget = memoryBudget(needs);
      if ('problem' in budget) continue;
      expect(budget.totalMb).toBeLessThanOrEqual(needs.limitMb * 0.95);
      // The same sum once more, from what the processes are told: their limits, and what was measured beside them.
      const { api, worker, segments, extraction } = budget;
      const sum =
        40 +
        20 +
        (needs.embeddedDatabase ? 50 : 0) +
        api.instances * (25 + api.heapMb) +
        (needs.worker ? 30 + worker.heapMb + segments * 8 : 0) +
        extraction.slots * (extraction.memoryMb + extraction.picturesMb) +
        (needs.worker ? needs.speechMb : 0) +
        needs.otherAppsMb;
      expect(sum).toBe(budget.totalMb);
    }
  });

  it('gives every part what it can work with, never more than was wished for, and whole numbers', () => {
    for (const needs of everything()) {
      const budget = memoryBudget(needs);
      if ('problem' in budget) continue;
      const { api, worker, segments, extraction } = budget;
      if (needs.api) {
        expect(api.instances).toBeGreaterThanOrEqual(1);
        expect(api.instances).toBeLessThanOrEqual(needs.webConcurrency);
        expect(api.heapMb).toBeGreaterThanOrEqual(48);
      }
      if (needs.worker) {
        expect(worker.heapMb).toBeGreaterThanOrEqual(64);
        expect(segments).toBeGreaterThanOrEqual(1);
        expect(segments).toBeLessThanOrEqual(needs.narrationConcurrency);
        expect(extraction.memoryMb).toBeGreaterThanOrEqual(100);
        expect(extraction.heapMb).toBeGreaterThanOrEqual(64);
        expect(extraction.slots).toBeGreaterThanOrEqual(1);
        expect(extraction.slots).toBeLessThanOrEqual(needs.workerConcurrency);
      }
      const numbers = [api.instances, api.heapMb, worker.heapMb, segments, ...Object.values(extraction)];
      expect(numbers.every(Number.isInteger)).toBe(true);
    }
  });

  it.each([
    ['Render with Google and a database elsewhere', {}, 220],
    ['a laptop with everything built in', { speechMb: 75, embeddedDatabase: true }, 110],
  ])('leaves a good deal for reading a PDF in 512 MB: %s', (_what, needs, leastMb) => {
    expect(budgetOf(needs).extraction.memoryMb).toBeGreaterThanOrEqual(leastMb);
  });

  it('reads pictures of text where there is room for it, and only if that is wished for', () => {
    expect(budgetOf({ limitMb: 512 }).extraction.picturesMb).toBe(0);
    expect(budgetOf({ limitMb: 1_024 }).extraction.picturesMb).toBe(350);
    expect(budgetOf({ limitMb: 1_024, pictures: false }).extraction.picturesMb).toBe(0);
    expect(budgetOf({ limitMb: 512, worker: false }).extraction.picturesMb).toBe(0);
  });

  it('uses more memory for more of everything', () => {
    const large = budgetOf({ limitMb: 4_096, webConcurrency: 4, workerConcurrency: 4 });
    expect(large.extraction).toMatchObject({ memoryMb: 768, picturesMb: 350, slots: 2 });
    expect(large).toMatchObject({ api: { instances: 4, heapMb: 128 }, segments: 4, worker: { heapMb: 192 } });
  });

  it('refuses what does not fit, and says how much is needed and what else would help', () => {
    const everywhere = memoryBudget({ ...render, limitMb: 256, speechMb: 75, embeddedDatabase: true });
    expect(everywhere).toEqual({
      problem:
        '256 MB of memory are too little for what is to run here: give the service 485 MB or more, or set DATABASE_URL to a PostgreSQL elsewhere, or let a service elsewhere speak (TTS_PROVIDER), or run API and worker as services of their own',
    });
    expect(budgetOf({ limitMb: 485, speechMb: 75, embeddedDatabase: true }).extraction.slots).toBe(1);
    expect(budgetOf({ limitMb: 256, worker: false }).api.instances).toBe(1);
  });
});

describe('memory limit', () => {
  it('prefers the setting', () => {
    expect(readMemoryLimit(300)).toEqual({ limitMb: 300, kind: 'setting', source: 'MEMORY_LIMIT_MB' });
    expect(readMemoryLimit(null).limitMb).toBeGreaterThan(0);
  });
});
