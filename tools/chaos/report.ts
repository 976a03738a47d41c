import type { ChaosReport } from './run.ts';
import { isKill } from './schedule.ts';

/** The kill matrix and the sums of a run, as Markdown. */
export function printReport({ options, tallies, batches, violations, durationMs }: ChaosReport): string {
  const matrix = new Map<string, { done: number; missed: number }>();
  for (const { event, outcome } of tallies) {
    const key = `${event.kind}|${event.victim}|${event.moment}`;
    const cell = matrix.get(key) ?? { done: 0, missed: 0 };
    cell[outcome] += 1;
    matrix.set(key, cell);
  }
  const kills =
    tallies.filter(({ event, outcome }) => outcome === 'done' && isKill(event)).length + batches.length;
  const sum = (pick: (batch: ChaosReport['batches'][number]) => number): number =>
    batches.reduce((total, batch) => total + pick(batch), 0);
  const failed = new Map<string, number>();
  for (const [code, count] of batches.flatMap((batch) => [...batch.failed])) {
    failed.set(code, (failed.get(code) ?? 0) + count);
  }
  const rows = [...matrix].sort(([a], [b]) => a.localeCompare(b));
  return [
    '',
    '| what | victim | moment | times | missed |',
    '|---|---|---|---:|---:|',
    `| kill-at | preflight | migrating | ${batches.length} | 0 |`,
    ...rows.map(
      ([key, { done, missed }]) => `| ${key.replaceAll('|', ' | ')} | ${done} | ${missed || '–'} |`,
    ),
    '',
    '| | |',
    '|---|---:|',
    `| seed | ${options.seed} |`,
    `| queue | ${options.queue} |`,
    `| speech | ${options.speech} |`,
    `| duration | ${(durationMs / 60_000).toFixed(1)} min |`,
    `| kills | ${kills} |`,
    `| claims lost and network faults | ${tallies.filter(({ event, outcome }) => outcome === 'done' && !isKill(event)).length} |`,
    `| uploads accepted | ${sum(({ accepted }) => accepted)} |`,
    `| … ready | ${sum(({ ready }) => ready)} |`,
    `| … failed with a reason | ${[...failed].map(([code, count]) => `${count} ${code}`).join(', ') || '0'} |`,
    `| uploads repeated until accepted | ${sum(({ retries }) => retries)} |`,
    `| characters bought | ${sum(({ purchases }) => purchases.bought)} |`,
    `| … with a receipt | ${sum(({ purchases }) => purchases.stored)} |`,
    `| … counted as uncertain | ${sum(({ purchases }) => purchases.uncertain)} |`,
    `| … unexplained | ${sum(({ purchases }) => purchases.unexplained)} |`,
    `| objects left for the clean-up | ${sum(({ orphans }) => orphans)} |`,
    `| violations | ${violations.length} |`,
    ...(violations.length === 0 ? [] : ['', ...violations.map((what) => `- ${what}`)]),
  ].join('\n');
}
