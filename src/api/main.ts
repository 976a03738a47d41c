import { once } from 'node:events';
import { join } from 'node:path';
import { armCheckpoints } from '../process/checkpoints.ts';
import { loadProcessConfig } from '../service/config.ts';
import { keepCounts } from '../service/keep-counts.ts';
import { createPasswordSeal } from '../service/password-seal.ts';
import { openSecretKey } from '../service/secret-key.ts';
import { API_POOL_SIZE } from '../db/connections.ts';
import { createPool } from '../db/pool.ts';
import { createCounters } from '../process/counters.ts';
import { EXIT } from '../process/exit-error.ts';
import { createLifecycle, exitOnSignals } from '../process/lifecycle.ts';
import { createLog } from '../process/log.ts';
import { watchLoopDelay } from '../process/loop-delay.ts';
import { exitErrorOf } from '../process/path-error.ts';
import { createQueueProducer } from '../queue/producer.ts';
import { drainPhases } from '../supervisor/drain-phases.ts';
import { createMemoryGauge } from '../supervisor/memory-gauge.ts';
import { readMemoryLimit } from '../supervisor/memory-limit.ts';
import { announceReady, crashOnUnhandledRejection, stopWhenOrphaned } from '../supervisor/parent-watch.ts';
import { disarmUserSignals } from '../process/user-signals.ts';
import { VERSION } from '../process/version.ts';
import { accessFromSettings } from './access/from-settings.ts';
import { createApp } from './app.ts';
import { createBookWatcher } from './book-watcher.ts';
import { startHealthMonitor } from './health-monitor.ts';
import { createPdfLock } from './pdf-lock.ts';
import { createHttpServer } from './server.ts';
import { createVoiceList } from './voice-list.ts';

process.title = 'tandem api';

/** What closing connections takes after the last request, of the time that this process has for its end. */
const CLOSING_MS = 300;

const config = loadProcessConfig();
armCheckpoints(config.checkpointDir);
const log = createLog({ level: config.logLevel, format: config.logFormat, process: 'api' });
const lifecycle = createLifecycle(log);
exitOnSignals(lifecycle, log);
crashOnUnhandledRejection();
disarmUserSignals(log);
stopWhenOrphaned(() => void lifecycle.shutdown('the supervisor is gone').then(() => process.exit(1)));

try {
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new Error('DATABASE_URL is not set; start the API with "npm start"');
  const pool = createPool({
    databaseUrl,
    applicationName: 'tandem api',
    maxConnections: API_POOL_SIZE,
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
  const health = startHealthMonitor({
    pool,
    producer,
    queueName: backend.name,
    storage,
    version: VERSION,
    log,
  });
  lifecycle.onShutdown('health checks', () => health.stop());

  const access = await accessFromSettings(config);
  // The limit is about the whole service, which is everything below the supervisor.
  const servicePid = process.send === undefined ? process.pid : process.ppid;
  const lock = createPdfLock({
    storage,
    dir: join(config.dataDir, 'work', 'locked'),
    gauge: createMemoryGauge(readMemoryLimit(config.memoryLimitMb), servicePid),
    heapMb: config.extractionHeapMb,
    memoryMb: config.extractionMemoryMb,
    stopping: lifecycle.signal,
    log,
  });
  const app = createApp({
    pool,
    storage,
    producer,
    ...createVoiceList(config.speech, log),
    defaultVoice: config.defaultVoice,
    lock,
    passwords: createPasswordSeal(() => openSecretKey(config)),
    canPush: config.audiobookshelf !== null,
    webhooks: { ownHosts: config.webhookHosts, secretKey: () => openSecretKey(config) },
    health,
    watcher: createBookWatcher({ pool, log }),
    ...{ counters, counts, loopDelay: watchLoopDelay(), supervisorRecord: config.supervisorRecord },
    access,
    isPreview: config.isPreview,
    uploadMaxBytes: config.uploadMaxBytes,
    budget: config.budget,
    stopping: lifecycle.signal,
    log,
  });
  const http = createHttpServer(app, config);
  // The shortest share that the supervisor may give this process.
  const phases = drainPhases({
    graceMs: config.shutdownGraceMs,
    api: true,
    worker: true,
    embeddedDatabase: true,
  });
  const drainMs = ('apiMs' in phases ? phases.apiMs : config.shutdownGraceMs / 4) - CLOSING_MS;
  lifecycle.onShutdown(
    'HTTP server',
    async () => {
      if (!(await http.close(drainMs))) log.warn('requests were still running; they were cut off');
    },
    drainMs + CLOSING_MS,
  );
  http.server.listen(config.port, config.host);
  await once(http.server, 'listening');
  log.info(`API on port ${config.port}`, { host: config.host, version: VERSION });
  announceReady();
} catch (error) {
  const known = exitErrorOf(error, config.dataDir);
  if (known === null) log.error('the API could not start', { error });
  else log.error(`The API could not start. ${known.message}`);
  await lifecycle.shutdown('failed start');
  process.exit(known?.exitCode ?? EXIT.forced);
}
