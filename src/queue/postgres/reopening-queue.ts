import type { Queue } from 'bullmq';
import type { TandemQueue } from '../backend.ts';

/**
 * On PostgreSQL, BullMQ opens a queue once and keeps a failure for good: a process that started at a moment when the
 * database was away would never queue anything again. This opens it anew at the next use.
 */
export function createReopeningQueue(open: () => Queue): TandemQueue {
  let opening: Promise<Queue> | undefined;
  const connect = async (): Promise<Queue> => {
    const queue = open();
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      opening = undefined;
      queue.close().catch(() => undefined);
      throw error;
    }
  };
  const ready = (): Promise<Queue> => (opening ??= connect());
  return {
    add: async (...args) => (await ready()).add(...args),
    addBulk: async (...args) => (await ready()).addBulk(...args),
    getJobCounts: async (...args) => (await ready()).getJobCounts(...args),
    getJobScheduler: async (...args) => (await ready()).getJobScheduler(...args),
    upsertJobScheduler: async (...args) => (await ready()).upsertJobScheduler(...args),
    getJob: async (...args) => (await ready()).getJob(...args),
    obliterate: async (...args) => (await ready()).obliterate(...args),
    close: async () => {
      const queue = await opening?.catch(() => undefined);
      await queue?.close();
    },
  };
}
