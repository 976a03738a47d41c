import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../../src/db/pool.ts';
import { createDiskStorage } from '../../src/storage/disk/storage.ts';
import { carryOut } from './events.ts';
import type { EventOutcome, World } from './events.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { ScheduledEvent } from './schedule.ts';
import { isUp, makePlace, UP_MS } from './place.ts';
import type { Servers } from './servers.ts';
import type { SpeechChoice } from './speech-stand-in.ts';
import { quietLog } from './servers.ts';
import { startTandem } from './tandem.ts';
import { Deadline, until } from '../kit/until.ts';
import { startUploads } from './uploads.ts';

export interface BatchOptions {
  number: number;
  /** Of this run. */
  dir: string;
  appDir: string;
  servers: Servers;
  queue: 'redis' | 'postgres';
  speech: SpeechChoice;
  events: readonly ScheduledEvent[];
  /** How long a book may take to come to its end after the last kill. */
  settleMs: number;
  /** Events that may be at work at once. */
  lanes: number;
  booksInFlight: number;
  /** How long an event waits for its victim or its moment. */
  patienceMs: number;
  onEvent: (event: ScheduledEvent, outcome: EventOutcome, ms: number) => void;
}

export interface BatchResult extends Verdict {
  accepted: number;
  retries: number;
  endings: ReadonlyMap<string, number>;
  /** From the last kill until everything was finished. */
  settledMs: number;
}

const BOOKS_A_BATCH = 10_000;

/**
 * One batch: a new database and an empty store, the first migration killed half-way, then uploads without a pause and
 * one event after the other; in the end everything comes to rest, is stopped in order, and is judged.
 */
export async function runBatch(options: BatchOptions): Promise<BatchResult> {
  const { servers, settleMs, patienceMs } = options;
  const place = await makePlace(options);
  const violations: string[] = [];
  const onViolation = (what: string): void => void violations.push(what);
  writeFileSync(join(place.checkpointDir, 'new'), 'SIGKILL');
  renameSync(join(place.checkpointDir, 'new'), join(place.checkpointDir, 'migrating'));
  const firstCall = servers.speech?.ledger().length ?? 0;
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
      inFlight: options.booksInFlight,
      finished: () => finishedBooks(place.pool),
      firstBook: options.number * BOOKS_A_BATCH,
      onViolation,
    });
    await carryOutAll(options, { ...place, servers, tandem, uploads, patienceMs });
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
      ledger: servers.speech?.ledger().slice(firstCall) ?? null,
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

async function finishedBooks(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) FROM books WHERE status IN ('ready', 'failed')`,
  );
  return rows[0]?.count ?? 0;
}
