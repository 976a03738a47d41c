import type { Job, Queue, Worker } from 'bullmq';
import type { Pool } from '../db/pool.ts';
import type { Log } from '../process/log.ts';
import type { Alternative } from '../settings/alternatives.ts';
import type { QueueName } from './tasks.ts';

/** What a queue says of itself, in the file `entry.ts` of its folder. */
export interface QueueEntry extends Alternative<ChosenQueue> {
  /** A service of its own, which health reports by the entry's name. */
  readonly isService: boolean;
}

/** The queue that the settings ask for. Nothing of it is loaded or connected yet. */
export interface ChosenQueue {
  readonly name: string;
  /** A line for the log at the start. */
  readonly says: string;
  /** Its tables are in our database, and are brought up to date together with ours. */
  readonly livesInDatabase: boolean;
  /** Connections to PostgreSQL that a worker needs for it. */
  readonly workerConnections: number;
  open(deps: { pool: Pool; log: Log }): Promise<QueueBackend>;
  /**
   * Looks whether it can be used, for as long as a restart beside this one may take.
   *
   * @returns what it is, for people: `10.0.0.5:6379, Valkey 8.1.1`.
   * @throws {CheckFailed} with what to do.
   */
  check(log: Log): Promise<string>;
}

/**
 * Where BullMQ keeps its jobs. Nothing here or above depends on QueueEvents, which the PostgreSQL backend loses under
 * load.
 */
export interface QueueBackend {
  /** That of its entry. */
  readonly name: string;
  createQueue(name: QueueName): TandemQueue;
  createWorker(name: QueueName, process: JobProcessor, options: { concurrency: number }): TandemWorker;
  /** Rejects when the queue's server doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type JobProcessor = (job: Job, token: string | undefined, signal?: AbortSignal) => Promise<void>;
export type TandemQueue = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'getJobCounts'
  | 'upsertJobScheduler'
  | 'getJobScheduler'
  | 'close'
  | 'obliterate'
  | 'getJob'
>;
export type TandemWorker = Pick<Worker, 'close' | 'on' | 'pause' | 'waitUntilReady'>;
