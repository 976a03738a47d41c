import { DelayedError } from 'bullmq';
import type { Job } from 'bullmq';
import { messageOf } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { QueueBackend } from '../queue/backend.ts';
import type { QueueName, TaskName, TaskPayloads } from '../queue/tasks.ts';
import { assemble } from './assemble.ts';
import { cleanupOldFiles } from './cleanup-old-files.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { ComeBackLater } from './context.ts';
import { processPdf } from './process-pdf.ts';
import { startReconciling } from './reconcile.ts';
import { synthesizeSegment } from './synthesize-segment.ts';

type Tasks = {
  [T in TaskName]: (context: WorkerContext, payload: TaskPayloads[T], run: TaskRun) => Promise<void>;
};

const TASKS: Tasks = {
  'process-pdf': (context, { bookId }, run) => processPdf(context, bookId, run),
  'synthesize-segment': (context, { segmentId }, run) => synthesizeSegment(context, segmentId, run),
  assemble: (context, { bookId }, run) => assemble(context, bookId, run),
  'cleanup-old-files': (context) => cleanupOldFiles(context),
};

const TASK_NAMES = Object.keys(TASKS) as TaskName[];

/**
 * Starts the consumers of all queues, and what watches over the queues: what a dead worker left behind is put back at once, so that a
 * restart goes on within seconds.
 */
export async function startWorker(
  context: WorkerContext,
  backend: QueueBackend,
  lifecycle: Lifecycle,
): Promise<void> {
  const { config, log } = context;
  const reconciling = startReconciling(context);
  lifecycle.onShutdown('reconciling', () => reconciling.stop());

  const concurrency: Record<QueueName, number> = {
    books: Math.min(config.workerConcurrency, config.extractionSlots),
    segments: config.narrationConcurrency,
    housekeeping: 1,
  };
  const consumers = (Object.keys(concurrency) as QueueName[]).map((name) =>
    backend.createWorker(name, (job, token, signal) => runJob(context, lifecycle, job, token, signal), {
      concurrency: concurrency[name],
    }),
  );
  // A quarter of the grace time is left for closing connections after the drain.
  lifecycle.onShutdown(
    'consumers',
    async () => {
      await Promise.all(consumers.map((consumer) => consumer.close()));
    },
    config.shutdownGraceMs * 0.6,
  );
  await Promise.all(consumers.map((consumer) => consumer.waitUntilReady()));
  log.info(`worker ready with ${concurrency.books + concurrency.segments} concurrent tasks`, {
    books: concurrency.books,
    segments: concurrency.segments,
    tasks: [...TASK_NAMES, 'reconcile'],
  });
}

async function runJob(
  context: WorkerContext,
  lifecycle: Lifecycle,
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
  const signal = jobSignal === undefined ? lifecycle.signal : AbortSignal.any([lifecycle.signal, jobSignal]);
  try {
    const perform = TASKS[task] as (c: WorkerContext, p: unknown, r: TaskRun) => Promise<void>;
    await context.memory.run(needMb(task, context), signal, () => perform(context, job.data, { signal }));
  } catch (error) {
    if (error instanceof ComeBackLater) {
      await job.moveToDelayed(Date.now() + error.delayMs, token);
      throw new DelayedError();
    }
    if (lifecycle.signal.aborted) {
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

/** Measured with `npm run bench -- memory`, rounded up; the extraction child has a budget of its own. */
function needMb(task: TaskName, { config }: WorkerContext): number {
  return task === 'process-pdf' ? config.extractionMemoryMb : 8;
}
