import { armCheckpoints } from '../process/checkpoints.ts';
import { loadProcessConfig } from '../service/config.ts';
import { keepCounts } from '../service/keep-counts.ts';
import { createPasswordSeal } from '../service/password-seal.ts';
import { openSecretKey } from '../service/secret-key.ts';
import { workerPoolSize } from '../db/connections.ts';
import { createPool } from '../db/pool.ts';
import { createDatabaseQuotaStore } from '../db/quota.ts';
import { announceWorker } from '../db/workers.ts';
import { createCounters } from '../process/counters.ts';
import { EXIT } from '../process/exit-error.ts';
import { readRecord } from '../supervisor/record.ts';
import { createLifecycle, exitOnSignals } from '../process/lifecycle.ts';
import { createLog } from '../process/log.ts';
import { watchLoopDelay } from '../process/loop-delay.ts';
import { exitErrorOf } from '../process/path-error.ts';
import { createQueueProducer } from '../queue/producer.ts';
import { createMemoryGauge } from '../supervisor/memory-gauge.ts';
import { readMemoryLimit } from '../supervisor/memory-limit.ts';
import { announceReady, crashOnUnhandledRejection, stopWhenOrphaned } from '../supervisor/parent-watch.ts';
import { openOfflineVoice } from '../tts/offline-voice.ts';
import { disarmUserSignals } from '../process/user-signals.ts';
import { VERSION } from '../process/version.ts';
import { createInHand } from './in-hand.ts';
import { createMemoryGate } from './memory-gate.ts';
import { keepReady, staysReady } from './stay-ready.ts';
import { startWorker } from './worker.ts';

process.title = 'tandem worker';

/**
 * A worker that dies while the database is being restarted is no crash loop. Shorter than the supervisor waits for it
 * to be ready.
 */
const DATABASE_PATIENCE_MS = 45_000;

const config = loadProcessConfig();
armCheckpoints(config.checkpointDir);
const log = createLog({ level: config.logLevel, format: config.logFormat, process: 'worker' });
const lifecycle = createLifecycle(log);
exitOnSignals(lifecycle, log);
crashOnUnhandledRejection();
disarmUserSignals(log);
stopWhenOrphaned(() => void lifecycle.shutdown('the supervisor is gone').then(() => process.exit(1)));

try {
  const { databaseUrl } = config;
  if (databaseUrl === null)
    throw new Error('DATABASE_URL is not set; start the worker with "npm run worker"');
  const pool = createPool({
    databaseUrl,
    applicationName: 'tandem worker',
    maxConnections: workerPoolSize(config.queue),
    log,
  });
  lifecycle.onShutdown('database', () => pool.end());
  const counters = createCounters();
  const counts = keepCounts({ pool, counters, log });
  lifecycle.onShutdown('counts', () => counts.stop());
  const backend = await config.queue.open({ pool, log });
  lifecycle.onShutdown('queue backend', () => backend.close());
  const producer = createQueueProducer(backend, log);
  lifecycle.onShutdown('queues', () => producer.close());
  const storage = await config.store.open(log);
  lifecycle.onShutdown('storage', () => storage.close());
  // The limit is about the whole service, which is everything below the supervisor.
  const servicePid = process.send === undefined ? process.pid : process.ppid;
  const gauge = createMemoryGauge(readMemoryLimit(config.memoryLimitMb), servicePid);
  const memory = createMemoryGate({ gauge, log });
  const isRoomy = staysReady(gauge.limitMb);
  const quotaStore = createDatabaseQuotaStore(pool);
  const engine = await config.speech.open({ log, quotaStore, staysReady: isRoomy });
  lifecycle.onShutdown('speech engine', () => engine.close());
  const offline = await openOfflineVoice({ log, sampleRateHz: config.speech.sampleRateHz });
  lifecycle.onShutdown('offline voice', () => offline.close());
  const recogniser =
    config.recogniser === null
      ? null
      : (await import('../tts/openai/recogniser.ts')).createRecogniser(config.recogniser);
  const inHand = createInHand();
  const presence = await announceWorker({
    databaseUrl,
    version: VERSION,
    log,
    supervisor: readRecord(config.supervisorRecord)?.id ?? null,
    loopDelayMs: watchLoopDelay().worstMs,
    isIdle: () => inHand.isEmpty(),
    patienceMs: DATABASE_PATIENCE_MS,
  });
  lifecycle.onShutdown('presence', () => presence.leave());
  lifecycle.signal.addEventListener('abort', () => presence.leaving());

  const standby = isRoomy ? keepReady(config, engine) : undefined;
  lifecycle.onShutdown('the waiting reader', () => standby?.close());
  const secretKey = (): Promise<string> => openSecretKey(config);
  const tools = { counters, inHand, standby, memory, secretKey, passwords: createPasswordSeal(secretKey) };
  const context = { config, log, pool, presence, producer, storage, engine, offline, recogniser, ...tools };
  await startWorker(context, backend, lifecycle);
  announceReady();
} catch (error) {
  const known = exitErrorOf(error, config.dataDir);
  if (known === null) log.error('the worker could not start', { error });
  else log.error(`The worker could not start. ${known.message}`);
  await lifecycle.shutdown('failed start');
  process.exit(known?.exitCode ?? EXIT.forced);
}
