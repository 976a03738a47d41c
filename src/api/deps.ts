import type { Request } from 'express';
import type { Pool } from '../db/pool.ts';
import type { Counters } from '../process/counters.ts';
import type { Log } from '../process/log.ts';
import type { LoopDelay } from '../process/loop-delay.ts';
import type { LoopTurns } from '../process/loop-turns.ts';
import type { QueueProducer } from '../queue/producer.ts';
import type { CountKeeper } from '../service/keep-counts.ts';
import type { PasswordSeal } from '../service/password-seal.ts';
import type { Storage } from '../storage/storage.ts';
import type { BudgetSettings } from '../settings/budget.ts';
import type { SpeechEngine, Voice } from '../tts/engine.ts';
import type { Access } from './access/access.ts';
import type { BookWatcher } from './book-watcher.ts';
import type { HealthMonitor } from './health-monitor.ts';
import type { PdfLock } from './pdf-lock.ts';

export type Speaker = Pick<SpeechEngine, 'provider' | 'version' | 'limits'>;

/** Everything the API is made of. Whoever builds these also closes them. */
export interface AppDeps {
  pool: Pool;
  storage: Storage;
  producer: Pick<
    QueueProducer,
    'processPdf' | 'synthesizeSegments' | 'assemble' | 'makeM4b' | 'speakPassages'
  >;
  /**
   * All that the engine has; must not load a synthesiser into this process. See `affordableVoices` for what an account
   * may choose.
   */
  voices: () => Promise<readonly Voice[]>;
  /** What of the engine decides where a text is cut, and under which key its speech is kept. */
  speaker: () => Promise<Speaker>;
  /** Speaks what no voice was asked for; `null` chooses by language. */
  defaultVoice: string | null;
  lock: PdfLock;
  passwords: PasswordSeal;
  webhooks: {
    /** See readWebhookHosts. */
    ownHosts: readonly string[];
    secretKey: () => Promise<string>;
  };
  /** Whether there is a server to which finished books can be sent. */
  canPush: boolean;
  health: HealthMonitor;
  watcher: BookWatcher;
  /** What this process counts, and who keeps it. */
  counters: Counters;
  counts: CountKeeper;
  loopDelay: LoopDelay;
  /** For what takes longer than a few milliseconds in one piece. */
  turns: LoopTurns;
  /** See src/supervisor/record.ts; `null` without a supervisor. */
  supervisorRecord: string | null;
  access: Access;
  isPreview: boolean;
  /** `access.owner`: whose books a request may see; '' where the service is open. */
  owner: (req: Request) => string;
  uploadMaxBytes: number;
  budget: BudgetSettings;
  /** Aborts when the service stops: answers that never end by themselves end then. */
  stopping: AbortSignal;
  log: Log;
}
