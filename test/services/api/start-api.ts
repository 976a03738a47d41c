import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from 'express';
import type { Access } from '../../../src/api/access/access.ts';
import { createOpenAccess } from '../../../src/api/access/open-access.ts';
import { createApp } from '../../../src/api/app.ts';
import { createBookWatcher } from '../../../src/api/book-watcher.ts';
import type { BookWatcher } from '../../../src/api/book-watcher.ts';
import { startHealthMonitor } from '../../../src/api/health-monitor.ts';
import type { Speaker } from '../../../src/api/deps.ts';
import { createPdfLock } from '../../../src/api/pdf-lock.ts';
import { createHttpServer } from '../../../src/api/server.ts';
import type { Pool } from '../../../src/db/pool.ts';
import { createCounters } from '../../../src/process/counters.ts';
import { watchLoopDelay } from '../../../src/process/loop-delay.ts';
import { hasErrno } from '../../../src/process/thrown.ts';
import { createQueueProducer } from '../../../src/queue/producer.ts';
import type { QueueProducer } from '../../../src/queue/producer.ts';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import { loadConfig } from '../../../src/service/config.ts';
import { keepCounts } from '../../../src/service/keep-counts.ts';
import { createPasswordSeal } from '../../../src/service/password-seal.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import type { BudgetSettings } from '../../../src/settings/budget.ts';
import type { Voice } from '../../../src/tts/engine.ts';
import { ESPEAK_VOICES } from '../../../src/tts/espeak/voices.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';
import { recordingLog } from '../../../tools/kit/log.ts';

export interface TestApi {
  url: string;
  port: number;
  app: Application;
  databaseUrl: string;
  pool: Pool;
  storage: Storage;
  producer: QueueProducer;
  watcher: BookWatcher;
  /** What was logged, one object a line. */
  lines: Record<string, unknown>[];
  /** Every file in the store, finished or not. */
  files: () => Promise<string[]>;
  /** As the signal that the service stops. */
  stop: () => void;
  close: () => Promise<void>;
}

const SPEAKER_LIMITS = { maxBytes: 5_000, targetBytes: 1_800 };

/** Seals passwords, and signs calls of webhooks. */
export const SECRET_KEY = 'k'.repeat(32);

/** Open, but a header says whose books a request sees. */
const ownersByHeader: Access = {
  ...createOpenAccess({ localOnly: true }),
  owner: (req) => req.get('Test-Owner') ?? '',
};

/** The real API on a database, a queue and a folder of its own; no worker. */
export async function startApi(
  options: {
    uploadMaxBytes?: number;
    storageDir?: string;
    /** Instead of the folder. */
    storage?: Storage;
    database?: TestDatabase;
    redisUrl?: string;
    port?: number;
    /** Of the check of passwords; without limits unless given. */
    lock?: Partial<Parameters<typeof createPdfLock>[0]>;
    /** Open unless given. */
    access?: Access;
    /** Those of espeak unless given. */
    voices?: readonly Voice[];
    /** Nobody's unless given. */
    speaker?: Speaker;
    /** Without limits unless given. */
    budget?: BudgetSettings;
    /** None unless given. */
    webhookHosts?: readonly string[];
    /** Not unless given. */
    canPush?: boolean;
    isPreview?: boolean;
  } = {},
): Promise<TestApi> {
  const database = options.database ?? (await createTestDatabase());
  const dir = options.storageDir ?? (await mkdtemp(join(tmpdir(), 'tandem-api-')));
  const { log, lines } = recordingLog();
  const storage = options.storage ?? createDiskStorage({ dir, log });
  const backend = await loadConfig({ REDIS_URL: options.redisUrl }).queue.open({ pool: database.pool, log });
  const producer = createQueueProducer(backend, log);
  const health = startHealthMonitor({
    pool: database.pool,
    producer,
    queueName: backend.name,
    storage,
    version: '0.0.0-test',
    log,
    intervalMs: 200,
  });
  const watcher = createBookWatcher({ pool: database.pool, log, intervalMs: 25 });
  const stopping = new AbortController();
  const lock = createPdfLock({
    ...{ storage, dir: join(dir, 'locked'), log, stopping: stopping.signal },
    gauge: { limitMb: Infinity, usedMb: () => 0 },
    // A busy machine is no reason to leave it to a worker.
    ...{ heapMb: 128, memoryMb: 256, timeoutMs: 300_000 },
    ...options.lock,
  });
  const counters = createCounters();
  const uploadMaxBytes = options.uploadMaxBytes ?? 1024 * 1024;
  const app = createApp({
    pool: database.pool,
    storage,
    producer,
    voices: () => Promise.resolve(options.voices ?? ESPEAK_VOICES),
    speaker: () =>
      Promise.resolve(options.speaker ?? { provider: 'none', version: '0', limits: SPEAKER_LIMITS }),
    defaultVoice: null,
    lock,
    passwords: createPasswordSeal(() => Promise.resolve(SECRET_KEY)),
    canPush: options.canPush ?? false,
    webhooks: { ownHosts: options.webhookHosts ?? [], secretKey: () => Promise.resolve(SECRET_KEY) },
    health,
    watcher,
    counters,
    counts: keepCounts({ pool: database.pool, counters, log }),
    loopDelay: watchLoopDelay(),
    supervisorRecord: null,
    access: options.access ?? ownersByHeader,
    isPreview: options.isPreview ?? false,
    uploadMaxBytes,
    budget: options.budget ?? {
      ...loadConfig({}).budget,
      maxChangesPerMinute: null,
      maxSpeechPerMinute: null,
    },
    stopping: stopping.signal,
    log,
  });
  const { server, close: closeServer } = createHttpServer(app, { uploadMaxBytes });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    app,
    databaseUrl: database.url,
    pool: database.pool,
    storage,
    producer,
    watcher,
    lines,
    files: async () => {
      const entries = await entriesOf(dir);
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    },
    stop: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      await closeServer(2_000);
      health.stop();
      await producer.close();
      await backend.close();
      await database.drop();
      if (options.storageDir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Folders vanish with the last file in them, also while they are looked through: then once more. */
async function entriesOf(dir: string): Promise<Dirent[]> {
  for (;;) {
    try {
      return await readdir(dir, { recursive: true, withFileTypes: true });
    } catch (error) {
      if (!hasErrno(error, 'ENOENT') || !existsSync(dir)) throw error;
    }
  }
}
