import { DelayedError } from 'bullmq';
import type { Job } from 'bullmq';
import type { Config } from '../service/config.ts';
import { messageOf } from '../process/thrown.ts';
import type { Lifecycle } from '../process/lifecycle.ts';
import type { QueueBackend } from '../queue/backend.ts';
import type { QueueName, TaskName, TaskPayloads } from '../queue/tasks.ts';
import { drainPhases } from '../supervisor/drain-phases.ts';
import { assemble } from './assemble.ts';
import { createCompany } from './company.ts';
import type { Company } from './company.ts';
import { cleanupOldFiles } from './cleanup-old-files.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { startCallingWebhooks } from './call-webhooks.ts';
import { makeLateCovers } from './covers.ts';
import { M4B_MEMORY_MB, makeM4b } from './make-m4b.ts';
import { processPdf } from './process-pdf.ts';
import { startPushing } from './push-books.ts';
import { startReconciling } from './reconcile.ts';
import { synthesizeSegment } from './synthesize-segment.ts';
import { speakPassage } from './speak-passage.ts';
import { startTryingSuspects } from './try-suspects.ts';
import { isShared, letOthersFirst, nextInTurn, STAGE_OF_TASK } from './turns.ts';

type Tasks = {
  [T in TaskName]: (context: WorkerContext, payload: TaskPayloads[T], run: TaskRun) => Promise<void>;
};

const TASKS: Tasks = {
  'process-pdf': (context, { bookId }, run) => processPdf(context, bookId, run),
  'synthesize-segment': (context, work, run) =>
    'passageId' in work
      ? speakPassage(context, work.passageId, run)
      : synthesizeSegment(context, work.segmentId, run),
  assemble: (context, { bookId }, run) => assemble(context, bookId, run),
  'make-m4b': (context, _any, run) => makeM4b(context, run),
  'cleanup-old-files': async (context, _none, run) => {
    await cleanupOldFiles(context);
    await makeLateCovers(context, run);
  },
};

const TASK_NAMES = Object.keys(TASKS) as TaskName[];

/**
 * Starts the consumers of all queues, and what watches over the queues: what a dead worker left behind is put back at
 * once, so that a restart goes on within seconds.
 */
export async function startWorker(
  context: WorkerContext,
  backend: QueueBackend,
  lifecycle: Lifecycle,
): Promise<void> {
  const { config, log } = context;
  const cut = new AbortController();
  const company = createCompany();
  const signals = { stopping: lifecycle.signal, cut: cut.signal };
  // Before any queue: right after a death this worker has nothing in hand.
  const suspects = startTryingSuspects(context, company, ({ task, ...payload }) =>
    tryOnce(context, signals, task, payload),
  );
  await suspects.judged;
  const webhooks = startCallingWebhooks(context);
  lifecycle.onShutdown('webhooks', () => webhooks.stop());
  const pushes = startPushing(context);
  lifecycle.onShutdown('pushes', () => pushes.stop());
  const look = (): void => {
    webhooks.wake();
    pushes.wake();
  };
  const reconciling = startReconciling(context, { unfinished: suspects.wake, look });
  lifecycle.onShutdown('reconciling', () => reconciling.stop());

  const concurrency: Record<QueueName, number> = {
    books: Math.min(config.workerConcurrency, config.extractionSlots),
    segments: config.narrationConcurrency,
    housekeeping: 1,
  };
  const consumers = (Object.keys(concurrency) as QueueName[]).map((name) =>
    backend.createWorker(
      name,
      (job, token, signal) => {
        reconciling.hurry();
        return runJob(context, company, signals, job, token, signal);
      },
      { concurrency: concurrency[name] },
    ),
  );
  const { finishMs, giveBackMs } = drainTimes(config);
  lifecycle.onShutdown(
    'consumers',
    async () => {
      const patience = setTimeout(() => cut.abort(new Error('no time is left')), finishMs);
      await Promise.all([suspects.stop(), ...consumers.map((consumer) => consumer.close())]);
      clearTimeout(patience);
    },
    finishMs + giveBackMs,
  );
  await Promise.all(consumers.map((consumer) => consumer.waitUntilReady()));
  log.info(`worker ready with ${concurrency.books + concurrency.segments} concurrent tasks`, {
    books: concurrency.books,
    segments: concurrency.segments,
    tasks: [...TASK_NAMES, 'reconcile'],
  });
}

/**
 * For closing connections after the drain; whatever waits for a server that is away is given up sooner, see the queues.
 */
const CLOSING_MS = 1_000;
/** For what is cut off to be given back. */
const GIVE_BACK_SHARE = 0.15;

/** Shares of the shortest time that the supervisor may give this process. */
function drainTimes({ shutdownGraceMs: graceMs }: Config): { finishMs: number; giveBackMs: number } {
  const phases = drainPhases({ graceMs, api: true, worker: true, embeddedDatabase: true });
  const workerMs = 'workerMs' in phases ? phases.workerMs : graceMs / 4;
  const drainMs = Math.max(workerMs - CLOSING_MS, workerMs / 2);
  const giveBackMs = Math.round(drainMs * GIVE_BACK_SHARE);
  return { finishMs: drainMs - giveBackMs, giveBackMs };
}

interface Signals {
  stopping: AbortSignal;
  cut: AbortSignal;
}

async function runJob(
  context: WorkerContext,
  company: Company,
  { stopping, cut }: Signals,
  job: Job,
  token: string | undefined,
  jobSignal: AbortSignal | undefined,
): Promise<void> {
  const { log } = context;
  const task = TASK_NAMES.find((name) => name === job.name);
  if (task === undefined) {
    log.error('a job has an unknown name and was dropped', { job: job.name });
    return;
  }
  const signal = jobSignal === undefined ? stopping : AbortSignal.any([stopping, jobSignal]);
  const turn: { payload?: unknown } = {};
  try {
    await company.share(signal, () =>
      context.memory.run(needMb(task, context), signal, async () => {
        turn.payload = await nextInTurn(context, task, job.data);
        await perform(context, task, turn.payload, { signal, cut });
      }),
    );
  } catch (error) {
    const delayMs = error instanceof ComeBackLater ? error.delayMs : stopping.aborted ? 0 : null;
    await letOthersFirst(context, task, turn.payload, delayMs);
    // It stays with this work, so that there is a job for it when its time has come. One that is gone is made again.
    if (turn.payload !== undefined) await job.updateData(turn.payload).catch(() => undefined);
    if (error instanceof ComeBackLater) {
      await job.moveToDelayed(Date.now() + error.delayMs, token);
      throw new DelayedError();
    }
    if (stopping.aborted) {
      // Given back: whoever is free takes it at once.
      await job.moveToDelayed(Date.now(), token);
      throw new DelayedError();
    }
    log.warn('a task did not succeed and will be tried again', {
      task,
      attempt: job.attemptsMade + 1,
      error,
    });
    throw error instanceof Error ? error : new Error(messageOf(error));
  }
}

/** Does a piece of work without a job. What doesn't succeed is tried again later. */
async function tryOnce(
  context: WorkerContext,
  { stopping, cut }: Signals,
  task: TaskName,
  payload: object,
): Promise<void> {
  try {
    await context.memory.run(needMb(task, context), stopping, () =>
      perform(context, task, payload, { signal: stopping, cut }),
    );
  } catch (error) {
    context.log.debug('a task did not succeed alone and will be tried again', { task, error });
    await letOthersFirst(context, task, payload, error instanceof ComeBackLater ? error.delayMs : null);
  }
}

/** Seconds: from the speech of a sentence to the reading of a scanned book. */
const BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900];

async function perform(
  context: WorkerContext,
  task: TaskName,
  payload: unknown,
  run: TaskRun,
): Promise<void> {
  const { counters } = context;
  // What a payload holds goes with the task's name, which the compiler can't see.
  const work = TASKS[task] as (c: WorkerContext, p: unknown, r: TaskRun) => Promise<void>;
  const labels = { stage: isShared(task) ? STAGE_OF_TASK[task] : 'clean-up' };
  const startedAt = performance.now();
  try {
    await work(context, payload, run);
  } catch (error) {
    // Neither what waits for somebody else nor what is given back failed at anything.
    const hasFailed = !(error instanceof ComeBackLater) && !run.signal.aborted;
    if (hasFailed) counters.count('tandem_stage_retries_total', labels);
    throw error;
  }
  counters.observe('tandem_stage_seconds', BUCKETS, (performance.now() - startedAt) / 1000, labels);
}

/** Measured with `npm run bench -- memory`, rounded up; the extraction child has a budget of its own. */
function needMb(task: TaskName, { config }: WorkerContext): number {
  if (task === 'make-m4b') return M4B_MEMORY_MB;
  return task === 'process-pdf' ? config.extractionMemoryMb : 8;
}
