import { BOOK_STATUSES } from '../db/books.ts';
import { countBooks, countSpeech, oldestBooks } from '../db/counts.ts';
import { booksApart } from '../db/suspects.ts';
import { readUsage } from '../db/usage.ts';
import { worstLoopDelayMs } from '../db/workers.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { Labels } from '../process/counters.ts';
import { measureTree } from '../supervisor/process-memory.ts';
import { readRecord } from '../supervisor/record.ts';
import type { AppDeps } from './deps.ts';

/** What `GET /metrics` tells of the present. */
export type Figures = readonly (readonly [name: MetricName, labels: Labels, value: number])[];

export async function readFigures(deps: AppDeps): Promise<Figures> {
  const parts = await Promise.all([ofBooks(deps), ofMoney(deps), ofHealth(deps), ofWorkers(deps)]);
  return [...parts.flat(), ...ofProcesses(deps)];
}

async function ofBooks({ pool }: AppDeps): Promise<Figures> {
  const [books, speech, oldest, apart] = await Promise.all([
    countBooks(pool),
    countSpeech(pool),
    oldestBooks(pool),
    booksApart(pool),
  ]);
  return [
    ...BOOK_STATUSES.map((status) => ['tandem_books', { status }, books.get(status) ?? 0] as const),
    ...speech.waiting.map(({ code, count }) => ['tandem_books_waiting', { code }, count] as const),
    ['tandem_books_suspected', {}, new Set(apart).size],
    ...oldest.map(({ status, seconds }) => ['tandem_queue_age_seconds', { status }, seconds] as const),
    ['tandem_speech_characters', { outcome: 'stored' }, speech.stored],
    ['tandem_speech_characters', { outcome: 'uncertain' }, speech.uncertain],
    ['tandem_speech_uncertain_calls', {}, speech.uncertainCalls],
  ];
}

async function ofMoney({ pool, budget }: AppDeps): Promise<Figures> {
  const usage = await readUsage(pool, null);
  return [
    ...(['day', 'month'] as const).flatMap((period): Figures => {
      const { usd } = budget.service[period];
      return [
        ['tandem_spent_usd', { period }, usage[period].usd],
        ...(usd === null ? [] : [['tandem_budget_usd', { period }, usd] as const]),
      ];
    }),
    ['tandem_reserved_usd', {}, usage.reserved.usd],
  ];
}

async function ofHealth({ health, watcher }: AppDeps): Promise<Figures> {
  const { status, worker, queue } = await health.report();
  const jobs = Object.entries(queue ?? {});
  return [
    ...jobs.map(([state, count]) => ['tandem_queue_jobs', { state }, count] as const),
    ['tandem_healthy', {}, status === 'unhealthy' ? 0 : 1],
    ['tandem_worker_up', {}, worker.status === 'healthy' ? 1 : 0],
    ['tandem_books_followed', {}, watcher.watched],
  ];
}

async function ofWorkers({ pool, loopDelay }: AppDeps): Promise<Figures> {
  const workerMs = await worstLoopDelayMs(pool);
  return [
    ['tandem_loop_delay_seconds', { process: 'api' }, loopDelay.worstMs() / 1000],
    ...(workerMs === null
      ? []
      : [['tandem_loop_delay_seconds', { process: 'worker' }, workerMs / 1000] as const]),
  ];
}

/** Those of this machine, as its supervisor has them. */
function ofProcesses({ supervisorRecord }: AppDeps): Figures {
  const record = readRecord(supervisorRecord);
  const byName = new Map<string, number>();
  for (const { name, pssMb } of measureTree(record?.pid ?? process.pid)) {
    // Those of the embedded database have names that hold what they do just now.
    const process = name.startsWith('postgres') ? 'postgres' : name;
    byName.set(process, (byName.get(process) ?? 0) + pssMb * 2 ** 20);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return [
    ...(record?.restarts ?? []).map(
      ({ app, cause, count }) => ['tandem_restarts_total', { app, cause }, count] as const,
    ),
    ...[...byName].map(
      ([process, bytes]) => ['tandem_process_memory_bytes', { process }, Math.round(bytes)] as const,
    ),
    ['process_resident_memory_bytes', {}, rss],
    ['nodejs_heap_used_bytes', {}, heapUsed],
    ['process_uptime_seconds', {}, Math.round(process.uptime())],
  ];
}
