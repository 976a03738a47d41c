import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '../src/db/pool.ts';
import type { Pool } from '../src/db/pool.ts';
import { createDiskStorage } from '../src/storage/disk.ts';
import { carryOut } from './events.ts';
import type { EventOutcome, World } from './events.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { ScheduledEvent } from './schedule.ts';
import type { Servers } from './servers.ts';
import { quietLog } from './servers.ts';
import { startTandem } from './tandem.ts';
import { Deadline, until } from './until.ts';
import { startUploads } from './uploads.ts';

export interface BatchOptions {
  number: number;
  /** Of this run. */
  dir: string;
  appDir: string;
  servers: Servers;
  queue: 'redis' | 'postgres';
  speech: 'google' | 'espeak';
  events: readonly ScheduledEvent[];
  /** How long a book may take to come to its end after the last kill. */
  settleMs: number;
  /** Events that may be at work at once. */
  lanes: number;
  onEvent: (event: ScheduledEvent, outcome: EventOutcome, ms: number) => void;
}

export interface BatchResult extends Verdict {
  accepted: number;
  retries: number;
  endings: ReadonlyMap<string, number>;
  /** From the last kill until everything was finished. */
  settledMs: number;
}

/** Books that are on their way at once. */
const BOOKS_IN_FLIGHT = 6;
const UP_MS = 90_000;
const BOOKS_A_BATCH = 10_000;

/**
 * One batch: a new database and an empty store, the first migration killed half-way, then uploads without a pause and one event after
 * the other; in the end everything comes to rest, is stopped in order, and is judged.
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const { servers, settleMs } = options;
  const place = await makePlace(options);
  const violations: string[] = [];
  const onViolation = (what: string): void => void violations.push(what);
  writeFileSync(join(place.checkpointDir, 'new'), 'SIGKILL');
  renameSync(join(place.checkpointDir, 'new'), join(place.checkpointDir, 'migrating'));
  const firstCall = servers.google.ledger().length;
  const tandem = startTandem({
    appDir: options.appDir,
    env: place.env,
    logFile: place.logFile,
    onViolation,
  });
  try {
    await until('the service is up', UP_MS, () => isUp(place.url));
    if (!tandem.endings.has('exit 70') && tandem.endings.size === 0) {
      violations.push('the first migration was not killed');
    }
    const uploads = startUploads({
      url: place.url,
      inFlight: BOOKS_IN_FLIGHT,
      finished: () => finishedBooks(place.pool),
      firstBook: options.number * BOOKS_A_BATCH,
      onViolation,
    });
    await carryOutAll(options, { ...place, servers, tandem, uploads });
    const lastKill = performance.now();
    await uploads.stop();
    await until('all books are finished', settleMs, async () => {
      return (await finishedBooks(place.pool).catch(() => -1)) >= uploads.accepted.size;
    }).catch((error: unknown) => {
      if (!(error instanceof Deadline)) throw error;
    });
    const settledMs = performance.now() - lastKill;
    await tandem.stop();
    const verdict = await judge({
      pool: place.pool,
      storage: createDiskStorage({ dir: place.storageDir, log: quietLog }),
      dataDir: place.dataDir,
      accepted: uploads.accepted,
      ledger: options.speech === 'google' ? servers.google.ledger().slice(firstCall) : null,
    });
    return {
      ...verdict,
      violations: [...violations, ...verdict.violations],
      accepted: uploads.accepted.size,
      retries: uploads.retries,
      endings: tandem.endings,
      settledMs,
    };
  } finally {
    tandem.kill();
    await place.pool.end();
  }
}

/** Starts the events at their times, some at work at once. */
async function carryOutAll({ events, lanes, onEvent }: BatchOptions, world: World): Promise<void> {
  const atWork = new Set<Promise<void>>();
  for (const event of events) {
    await sleep(event.delayMs);
    while (atWork.size >= lanes) await Promise.race(atWork);
    const startedAt = performance.now();
    const work = carryOut(event, world).then((outcome) => {
      atWork.delete(work);
      onEvent(event, outcome, performance.now() - startedAt);
    });
    atWork.add(work);
  }
  await Promise.all(atWork);
}

interface Place {
  url: string;
  env: Record<string, string>;
  dataDir: string;
  storageDir: string;
  checkpointDir: string;
  logFile: string;
  pool: Pool;
}

async function makePlace({ number, dir, servers, queue, speech }: BatchOptions): Promise<Place> {
  const name = `batch_${number}`;
  const dataDir = join(dir, name);
  const checkpointDir = join(dir, `${name}-checkpoints`);
  for (const made of [dataDir, checkpointDir]) mkdirSync(made, { recursive: true });
  await createDatabase(servers, name);
  const { proxies, google } = servers;
  const port = await freePort();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    storageDir: join(dataDir, 'files'),
    checkpointDir,
    logFile: join(dir, `${name}.log`),
    pool: createPool({
      databaseUrl: servers.databaseUrl(name),
      applicationName: 'chaos judge',
      maxConnections: 4,
      log: quietLog,
    }),
    env: {
      PORT: String(port),
      DATABASE_URL: `postgres://tandem@127.0.0.1:${proxies.postgres.port}/${name}`,
      QUEUE_BACKEND: queue,
      REDIS_URL: queue === 'redis' ? `redis://127.0.0.1:${proxies.redis.port}/${number}` : '',
      DATA_DIR: dataDir,
      CHECKPOINT_DIR: checkpointDir,
      TTS_PROVIDER: speech,
      ...(speech === 'google' && {
        GOOGLE_TTS_ENDPOINT: `http://127.0.0.1:${proxies.google.port}`,
        GOOGLE_TTS_QUOTAS: 'Neural2:1000000',
        DEFAULT_VOICE: google.voice,
        // The judge counts them; here nobody pays for them.
        MAX_UNCERTAIN_RETRIES: '1000',
      }),
      NARRATION_CONCURRENCY: '4',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
    },
  };
}

async function createDatabase(servers: Servers, name: string): Promise<void> {
  const pool = createPool({
    databaseUrl: servers.databaseUrl('tandem'),
    applicationName: 'chaos',
    maxConnections: 1,
    log: quietLog,
  });
  try {
    await pool.query(`CREATE DATABASE ${name}`);
  } finally {
    await pool.end();
  }
}

async function finishedBooks(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM books WHERE status IN ('ready', 'failed')`,
  );
  return rows[0]?.count ?? 0;
}

async function isUp(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (answer?.status !== 200) return false;
  return ((await answer.json()) as { status: string }).status === 'healthy';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
