import { describe, expect, test } from 'vitest';
import { printReport } from '../../../tools/chaos/report.ts';
import { runChaos } from '../../../tools/chaos/run.ts';

/** A short run of `npm run chaos`; what is long is in docs/RELIABILITY.md. */
const KILLS = 25;

describe.runIf(process.platform === 'linux').each(['redis', 'postgres'] as const)(
  'with the queue on %s',
  (queue) => {
    test(`nothing is lost and nothing is bought twice in ${KILLS} kills`, { timeout: 900_000 }, async () => {
      const report = await runChaos({
        kills: KILLS,
        seed: 4711,
        queue,
        speech: 'google',
        batchKills: Infinity,
        minDelayMs: 200,
        maxDelayMs: 700,
        settleMs: 240_000,
        onLine: () => undefined,
      });
      console.log(printReport(report));
      expect(report.violations).toEqual([]);
      const [batch] = report.batches;
      expect(batch?.accepted).toBeGreaterThan(0);
      expect(batch?.ready).toBeGreaterThan(0);
    });
  },
);
