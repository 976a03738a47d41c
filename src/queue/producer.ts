import { messageOf } from '../process/thrown.ts';
import { withDeadline } from '../process/lifecycle.ts';
import type { Log } from '../process/log.ts';
import type { QueueBackend, TandemQueue } from './backend.ts';
import type { QueueName, TaskName } from './tasks.ts';
import { BOOK_PRIORITY, M4B_PRIORITY, QUEUE_NAMES, QUEUE_OF_TASK, segmentPriority } from './tasks.ts';

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

/**
 * Wakes workers up. Everything that is enqueued exists as a row already, and reconcile enqueues it again when a wake-up
 * is lost, so nothing here is allowed to fail a request or to make it wait: trouble is logged and left to reconcile.
 *
 * The same work has the same job id, so enqueueing twice does nothing, as long as the first job waits or runs.
 * `generation` makes another id for work whose former job may be held by a dead worker.
 */
export interface QueueProducer {
  processPdf(bookId: string, generation?: number): Promise<void>;
  assemble(bookId: string, generation?: number): Promise<void>;
  makeM4b(bookId: string, generation?: string): Promise<void>;
  synthesizeSegments(
    segments: readonly { id: number; position: number; generation?: number }[],
  ): Promise<void>;
  /** Passages of requests, which come before all segments. */
  speakPassages(passages: readonly { id: number; generation?: number }[]): Promise<void>;
  /**
   * Makes sure that a task is on a schedule, and leaves one alone that is there. Any number of workers may do so, any
   * time: there is one schedule a task.
   */
  schedule(task: 'cleanup-old-files', everyMs: number): Promise<void>;
  /** @param queue all of them where none is named */
  counts(queue?: QueueName): Promise<QueueCounts>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A command to a server that is away waits for ever. */
const COMMAND_DEADLINE_MS = 3_000;
const CLOSE_DEADLINE_MS = 2_000;

export function createQueueProducer(backend: QueueBackend, log: Log): QueueProducer {
  const queues = Object.fromEntries(QUEUE_NAMES.map((name) => [name, backend.createQueue(name)])) as Record<
    QueueName,
    TandemQueue
  >;
  const queueOf = (task: TaskName): TandemQueue => queues[QUEUE_OF_TASK[task]];

  const wake = async (task: TaskName, work: () => Promise<unknown>): Promise<void> => {
    try {
      await withDeadline(work(), COMMAND_DEADLINE_MS);
    } catch (error) {
      log.warn('a wake-up could not be queued; the next reconcile will do it', {
        task,
        reason: messageOf(error),
      });
    }
  };
  const addBookTask = (task: 'process-pdf' | 'assemble', bookId: string, generation: number): Promise<void> =>
    wake(task, () =>
      queueOf(task).add(
        task,
        { bookId },
        { jobId: `${task}-${bookId}-${generation}`, priority: BOOK_PRIORITY[task] },
      ),
    );

  return {
    processPdf: (bookId, generation = 0) => addBookTask('process-pdf', bookId, generation),
    assemble: (bookId, generation = 0) => addBookTask('assemble', bookId, generation),
    makeM4b: (bookId, generation = 'new') =>
      wake('make-m4b', () =>
        queueOf('make-m4b').add(
          'make-m4b',
          { bookId },
          { jobId: `make-m4b-${bookId}-${generation}`, priority: M4B_PRIORITY },
        ),
      ),
    synthesizeSegments: (segments) =>
      wake('synthesize-segment', () =>
        queueOf('synthesize-segment').addBulk(
          segments.map(({ id, position, generation = 0 }) => ({
            name: 'synthesize-segment',
            data: { segmentId: id },
            opts: { jobId: `segment-${id}-${generation}`, priority: segmentPriority(position) },
          })),
        ),
      ),
    speakPassages: (passages) =>
      wake('synthesize-segment', () =>
        queueOf('synthesize-segment').addBulk(
          passages.map(({ id, generation = 0 }) => ({
            name: 'synthesize-segment',
            data: { passageId: id },
            // What has no priority is served before what has one.
            opts: { jobId: `passage-${id}-${generation}` },
          })),
        ),
      ),
    schedule: async (task, everyMs) => {
      // Writing it again would begin the interval anew: called more often than that, the task would never run.
      if ((await queueOf(task).getJobScheduler(task)) !== undefined) return;
      await queueOf(task).upsertJobScheduler(task, { every: everyMs }, { name: task, opts: { attempts: 1 } });
    },
    counts: async (only) => {
      const counting = QUEUE_NAMES.filter((name) => only === undefined || name === only).map((name) =>
        queues[name].getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
      );
      const all = await withDeadline(Promise.all(counting), COMMAND_DEADLINE_MS);
      const sum = (state: string): number => all.reduce((total, counts) => total + (counts[state] ?? 0), 0);
      return {
        waiting: sum('waiting') + sum('prioritized'),
        active: sum('active'),
        delayed: sum('delayed'),
        failed: sum('failed'),
      };
    },
    ping: () => withDeadline(backend.ping(), COMMAND_DEADLINE_MS),
    close: async () => {
      // close() can hang while the server is away; nothing is lost by not waiting for it.
      await Promise.all(
        Object.values(queues).map((queue) =>
          withDeadline(queue.close(), CLOSE_DEADLINE_MS).catch((error: unknown) =>
            log.debug('closing a queue did not succeed', { reason: messageOf(error) }),
          ),
        ),
      );
    },
  };
}
