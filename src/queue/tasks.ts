/** What travels through the queue: ids only. Everything else is read from the rows when the job runs. */
export interface TaskPayloads {
  'process-pdf': { bookId: string };
  /** Speech is bought by the same hands, be it for a book or for somebody who waits for it. */
  'synthesize-segment': { segmentId: number } | { passageId: number };
  assemble: { bookId: string };
  'make-m4b': { bookId: string };
  'cleanup-old-files': Record<string, never>;
}
export type TaskName = keyof TaskPayloads;

/**
 * Three queues, since three things must not wait for each other: whole books (few, long), segments (many, short) and
 * housekeeping. Each costs a worker one blocking connection.
 */
export const QUEUE_NAMES = ['books', 'segments', 'housekeeping'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export const QUEUE_OF_TASK: Readonly<Record<TaskName, QueueName>> = {
  'process-pdf': 'books',
  assemble: 'books',
  'synthesize-segment': 'segments',
  'cleanup-old-files': 'housekeeping',
  // A whole book as well, but it takes minutes, and among those it would keep a place from somebody's first word.
  'make-m4b': 'housekeeping',
};

/** BullMQ's largest priority number; 1 is served first. */
const LAST_PRIORITY = 2_097_152;

/** What is nearly done comes first: a book that only has to be joined doesn't wait for others to be read. */
export const BOOK_PRIORITY = { assemble: 1, 'process-pdf': 2 } as const;
/** What has none is served before what has one: a clean-up comes before the next M4B. */
export const M4B_PRIORITY = 1;

/**
 * A segment's priority is its position: many books advance together, a short one isn't stuck behind a long one, and
 * everybody can start listening early.
 */
export function segmentPriority(position: number): number {
  return Math.min(position + 1, LAST_PRIORITY);
}
