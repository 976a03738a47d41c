import { describe, expect, it } from 'vitest';
import { drainPhases } from '../../../src/supervisor/drain-phases.ts';

const everything = { api: true, worker: true, embeddedDatabase: true };

describe('phases of a shutdown', () => {
  it.each([5, 6, 10, 30, 300])('fit into a grace time of %i seconds, whatever runs', (seconds) => {
    for (const api of [true, false]) {
      for (const worker of [true, false]) {
        for (const embeddedDatabase of [true, false]) {
          const phases = drainPhases({ graceMs: seconds * 1000, api, worker, embeddedDatabase });
          if ('problem' in phases) throw new Error(phases.problem);
          const sum = phases.apiMs + phases.workerMs + phases.databaseMs + phases.reserveMs;
          expect(sum).toBeLessThanOrEqual(seconds * 1000);
          expect(phases.apiMs > 0).toBe(api);
          expect(phases.workerMs > 0).toBe(worker);
          expect(phases.databaseMs > 0).toBe(embeddedDatabase);
        }
      }
    }
  });

  it('give the worker the larger part of 30 seconds', () => {
    expect(drainPhases({ graceMs: 30_000, ...everything })).toEqual({
      apiMs: 8_666,
      workerMs: 17_333,
      databaseMs: 3_000,
      reserveMs: 1_000,
    });
  });

  it('refuse a grace time in which nothing can be stopped in order', () => {
    expect(drainPhases({ graceMs: 3_000, ...everything })).toHaveProperty('problem');
  });
});
