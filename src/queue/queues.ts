import type { QueueEntry } from './backend.ts';
import { postgresEntry } from './postgres/entry.ts';
import { redisEntry } from './redis/entry.ts';

/** Where jobs can be queued: what QUEUE_BACKEND names, else the first whose settings are set, else the last. */
export const QUEUES: readonly QueueEntry[] = [redisEntry, postgresEntry];
