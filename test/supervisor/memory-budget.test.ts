import { describe, expect, it } from 'vitest';
import { memoryBudget } from '../../src/supervisor/memory-budget.ts';
import { readMemoryLimit } from '../../src/supervisor/memory-limit.ts';

const box = { limitMb: 512, webConcurrency: 1, workerConcurrency: 2, embeddedDatabase: false };

describe('memory budget', () => {
  it('leaves a 512 MB box room for the overheads that were measured', () => {
    const { apiHeapMb, workerHeapMb, extractionHeapMb, extractionSlots } = memoryBudget(box);
    const overheads = 55 + 30 + 45 + 60 * extractionSlots;
    expect(overheads + apiHeapMb + workerHeapMb + extractionHeapMb * extractionSlots).toBeLessThanOrEqual(
      512,
    );
    expect(extractionSlots).toBe(1);
  });

  it('never gives less than what the parts can work with, and never more than they use', () => {
    for (const limitMb of [256, 512, 1_024, 4_096, 262_144]) {
      for (const webConcurrency of [1, 2, 32]) {
        const budget = memoryBudget({ ...box, limitMb, webConcurrency });
        expect(budget.apiHeapMb).toBeGreaterThanOrEqual(48);
        expect(budget.apiHeapMb).toBeLessThanOrEqual(256);
        expect(budget.workerHeapMb).toBeGreaterThanOrEqual(64);
        expect(budget.workerHeapMb).toBeLessThanOrEqual(512);
        expect(budget.extractionHeapMb).toBeGreaterThanOrEqual(96);
        expect(budget.extractionHeapMb).toBeLessThanOrEqual(1_024);
        expect(budget.extractionSlots).toBeGreaterThanOrEqual(1);
        expect(budget.extractionSlots).toBeLessThanOrEqual(2);
      }
    }
  });

  it('uses more memory for more extraction at once', () => {
    expect(memoryBudget({ ...box, limitMb: 8_192, workerConcurrency: 4 }).extractionSlots).toBe(4);
  });
});

describe('memory limit', () => {
  it('prefers the setting', () => {
    expect(readMemoryLimit(300)).toEqual({ limitMb: 300, kind: 'setting', source: 'MEMORY_LIMIT_MB' });
    expect(readMemoryLimit(null).limitMb).toBeGreaterThan(0);
  });
});
