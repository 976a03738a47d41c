import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Patch } from './app-copy.ts';
import { copyApp } from './app-copy.ts';
import { runBatch } from './batch.ts';
import type { BatchResult } from './batch.ts';
import type { EventOutcome } from './events.ts';
import { createSchedule, isKill } from './schedule.ts';
import type { ScheduledEvent } from './schedule.ts';
import { startServers } from './servers.ts';
import type { SpeechChoice } from './speech-stand-in.ts';

export interface ChaosOptions {
  kills: number;
  seed: number;
  queue: 'redis' | 'postgres';
  speech: SpeechChoice;
  /** Kills until everything comes to rest and is judged. */
  batchKills: number;
  minDelayMs: number;
  maxDelayMs: number;
  settleMs: number;
  /** One event after the other and one book at a time, instead of several. */
  oneByOne?: boolean;
  /** What is taken away from the program, for a negative control. */
  patches?: readonly Patch[];
  /** Instead of the schedule that follows from the seed. */
  events?: readonly ScheduledEvent[];
  /** Ends the run after the batch that is under way. */
  signal?: AbortSignal;
  onLine: (line: string) => void;
  /** Keep the logs and files, and say where. */
  keep?: boolean;
}

export interface Tally {
  event: ScheduledEvent;
  outcome: EventOutcome;
}

export interface ChaosReport {
  options: ChaosOptions;
  tallies: Tally[];
  batches: BatchResult[];
  violations: string[];
  durationMs: number;
}

/** Who waits in vain is in the way of others, but only of so many. */
const TOGETHER = { lanes: 9, booksInFlight: 6, patienceMs: 20_000 };
/** What happens is known in advance, and has to happen. */
const ONE_BY_ONE = { lanes: 1, booksInFlight: 1, patienceMs: 100_000 };

/**
 * A thousand kills in half an hour would use up any restart budget, and the supervisor would rightly answer with long
 * pauses and then with the end of the service. Its own tests are about that; here it is told to start again at once.
 */
export const PATIENT_SUPERVISOR: readonly Patch[] = [
  { file: 'src/service/apps.ts', find: 'exits: 8 ', replace: 'exits: 100_000 ', times: 2 },
  { file: 'src/service/apps.ts', find: 'exits: 25 ', replace: 'exits: 100_000 ', times: 1 },
  { file: 'src/service/apps.ts', find: 'maxDelayMs: 15_000', replace: 'maxDelayMs: 200', times: 1 },
  { file: 'src/service/apps.ts', find: 'maxDelayMs: 30_000', replace: 'maxDelayMs: 200', times: 1 },
];

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, queue, speech, onLine } = options;
  const startedAt = performance.now();
  const dir = await mkdtemp(join(tmpdir(), 'tandem-chaos-'));
  const appDir = join(dir, 'app');
  copyApp(appDir, [...PATIENT_SUPERVISOR, ...(options.patches ?? [])]);
  const events = options.events ?? createSchedule(options);
  const servers = await startServers(join(dir, 'servers'), {
    speech,
    latencyMs: 100,
    msPerCharacter: 2,
    seed,
  });
  const report: ChaosReport = { options, tallies: [], batches: [], violations: [], durationMs: 0 };
  try {
    for (const [index, batch] of inBatches(events, options.batchKills).entries()) {
      if (options.signal?.aborted === true) break;
      const result = await runBatch({
        number: index + 1,
        dir,
        appDir,
        servers,
        queue,
        speech,
        events: batch,
        settleMs: options.settleMs,
        ...(options.oneByOne === true ? ONE_BY_ONE : TOGETHER),
        onEvent: (event, outcome, ms) => {
          report.tallies.push({ event, outcome });
          onLine(
            `${String(event.number).padStart(5)}  ${`${event.kind} ${event.victim}`.padEnd(22)} ${event.moment.padEnd(18)} ${outcome} (${Math.round(ms)} ms)`,
          );
        },
      });
      report.batches.push(result);
      report.violations.push(...result.violations.map((what) => `batch ${index + 1}: ${what}`));
      onLine(describeBatch(index + 1, result));
    }
  } finally {
    await servers.close();
    if (options.keep === true) onLine(`logs and files: ${dir}`);
    else await rm(dir, { recursive: true, force: true });
  }
  report.durationMs = performance.now() - startedAt;
  return report;
}

function inBatches(events: readonly ScheduledEvent[], batchKills: number): ScheduledEvent[][] {
  const batches: ScheduledEvent[][] = [];
  let kills = Infinity;
  for (const event of events) {
    if (kills >= batchKills) {
      batches.push([]);
      kills = 0;
    }
    batches.at(-1)?.push(event);
    if (isKill(event)) kills += 1;
  }
  return batches;
}

function describeBatch(number: number, result: BatchResult): string {
  const { accepted, ready, failed, orphans, purchases, settledMs, violations } = result;
  const reasons = [...failed].map(([code, count]) => `${count} ${code}`).join(', ');
  return [
    `batch ${number}: ${accepted} accepted, ${ready} ready, failed: ${reasons || 'none'};`,
    `characters bought ${purchases.bought}, stored ${purchases.stored}, uncertain ${purchases.uncertain};`,
    `${orphans} orphans for the clean-up; at rest after ${(settledMs / 1000).toFixed(1)} s;`,
    violations.length === 0 ? 'nothing wrong' : `WRONG: ${violations.join(' | ')}`,
  ].join(' ');
}
