import { describe, expect, test } from 'vitest';
import type { Patch } from '../../../tools/chaos/app-copy.ts';
import { GUARDS } from '../../../tools/chaos/guards.ts';
import type { ChaosReport } from '../../../tools/chaos/run.ts';
import { runChaos } from '../../../tools/chaos/run.ts';
import type { ScheduledEvent } from '../../../tools/chaos/schedule.ts';

/** What is lost stays lost: longer than any of these events needs to come to rest. */
const LOST_AFTER_MS = 20_000;
const SETTLE_MS = 120_000;

function run(events: readonly ScheduledEvent[], patches: readonly Patch[]): Promise<ChaosReport> {
  return runChaos({
    kills: events.length,
    seed: 1,
    queue: 'postgres',
    speech: 'google',
    batchKills: Infinity,
    minDelayMs: 0,
    maxDelayMs: 0,
    settleMs: patches.length > 0 ? LOST_AFTER_MS : SETTLE_MS,
    oneByOne: true,
    events,
    patches,
    onLine: () => undefined,
  });
}

/**
 * A judge that finds nothing may be blind. Each guard is taken away from a copy of the program, and the same events
 * that do no harm with all of them must then show in the verdict.
 */
describe.runIf(process.platform === 'linux')('the judge', { timeout: 400_000 }, () => {
  test('finds nothing wrong after all of these events while every guard is there', async () => {
    const events = Object.values(GUARDS).flatMap((guard) => guard.events);
    const report = await run(events, []);
    expect(report.tallies.map(({ outcome }) => outcome)).toEqual(events.map(() => 'done'));
    expect(report.violations).toEqual([]);
  });

  test.each(Object.entries(GUARDS))('finds what is wrong without %s', async (_name, guard) => {
    const report = await run(guard.events, guard.patches);
    expect(report.violations.join('\n')).toMatch(guard.shows);
  });
});
