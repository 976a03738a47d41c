import type { Config } from '../service/config.ts';
import type { PasswordSeal } from '../service/password-seal.ts';
import type { Pool } from '../db/pool.ts';
import type { Presence } from '../db/workers.ts';
import type { Counters } from '../process/counters.ts';
import type { Log } from '../process/log.ts';
import type { QueueProducer } from '../queue/producer.ts';
import type { Standby } from '../pdf/child/standby.ts';
import type { Storage } from '../storage/storage.ts';
import type { SpeechEngine } from '../tts/engine.ts';
import type { Recogniser } from '../tts/openai/recogniser.ts';
import type { InHand } from './in-hand.ts';
import type { MemoryGate } from './memory-gate.ts';

/** What every task of a worker works with. */
export interface WorkerContext {
  config: Config;
  log: Log;
  pool: Pool;
  presence: Presence;
  producer: QueueProducer;
  storage: Storage;
  engine: SpeechEngine;
  /** Speaks where `engine` can't, see offline-voice.ts. */
  offline: SpeechEngine;
  /** `null`: nobody listens to what is doubtful. */
  recogniser: Recogniser | null;
  passwords: PasswordSeal;
  secretKey: () => Promise<string>;
  counters: Counters;
  inHand: InHand;
  /** Where there is memory for a child that waits for its PDF. */
  standby?: Standby | undefined;
  memory: MemoryGate;
}

/** What one run of a task gets besides its ids. */
export interface TaskRun {
  /** Aborted when the worker shuts down or the queue gave the job to somebody else: begin nothing more. */
  signal: AbortSignal;
  /** Aborted when no time is left. Until then, what was paid for is waited for, stored and noted. */
  cut: AbortSignal;
}

/** The job has to come back later, and nothing is wrong with it. */
export class ComeBackLater extends Error {
  /** Whole: a queue on PostgreSQL refuses parts of a millisecond. */
  readonly delayMs: number;

  constructor(reason: string, delayMs: number) {
    super(reason);
    this.name = 'ComeBackLater';
    this.delayMs = Math.ceil(delayMs);
  }
}
