import { describe, expect, test } from 'vitest';
import { GUARDS } from '../../chaos/guards.ts';
import { runChaos } from '../../chaos/run.ts';
import type { ChaosReport } from '../../chaos/run.ts';

/**
 * A judge that finds nothing may be blind. Each guard is taken away from a copy of the program, and the same events that do no harm with
 * it must then show in the verdict.
 */
describe.runIf(process.platform === 'linux').each(Object.entries(GUARDS))(
  'the judge, and %s',
  { timeout: 300_000 },
  (_name, guard) => {
    const run = (patches: typeof guard.patches): Promise<ChaosReport> =>
      runChaos({
        kills: guard.events.length,
        seed: 1,
        queue: 'postgres',
        speech: 'google',
        batchKills: Infinity,
        minDelayMs: 0,
        maxDelayMs: 0,
        settleMs: patches.length > 0 ? 20_000 : 120_000,
        oneByOne: true,
        events: guard.events,
        patches,
        onLine: () => undefined,
      });

    test('finds what is wrong without it, and nothing with it', async () => {
      const with_ = await run([]);
      expect(with_.tallies.map(({ outcome }) => outcome)).toEqual(guard.events.map(() => 'done'));
      expect(with_.violations).toEqual([]);
      const without = await run(guard.patches);
      expect(without.violations.join('\n')).toMatch(guard.shows);
    });
  },
);
