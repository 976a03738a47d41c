import type { DependencyHealth, HealthReport } from '../contract/health.ts';
import { pingDatabase } from '../db/pool.ts';
import type { Pool } from '../db/pool.ts';
import { youngestHeartbeatSeconds } from '../db/workers.ts';
import { AppError } from '../errors.ts';
import { messageOf } from '../process/thrown.ts';
import { withDeadline } from '../process/lifecycle.ts';
import type { Log } from '../process/log.ts';
import type { QueueProducer } from '../queue/producer.ts';
import { QUEUES } from '../queue/queues.ts';
import type { Storage } from '../storage/storage.ts';
import { STORES } from '../storage/stores.ts';

export interface HealthMonitor {
  /**
   * The latest report. Waits for one only where nobody has asked for a while; costs nothing, however often it is asked
   * for.
   */
  report(): Promise<HealthReport>;
  stop(): void;
}

const INTERVAL_MS = 3_000;
/** So long after somebody asked it goes on looking: a service that nobody asks leaves its database alone. */
const ASKED_MS = 15_000;
/** Bad news is looked at again sooner: a worker that is just starting, a database that is being restarted. */
const TROUBLE_INTERVAL_MS = 200;
/** Render gives a health check 5 s, and the first report is waited for. */
const DEADLINE_MS = 2_500;
/** Workers report every 10 s at least, when they are not starved of processor time. */
const HEARTBEAT_MAX_SECONDS = 30;

/**
 * Looks at everything this service needs, in the background while anybody asks, and with deadlines, so that a flood of
 * health calls opens no connection and a dependency that hangs holds no call up.
 */
export function startHealthMonitor(options: {
  pool: Pool;
  producer: Pick<QueueProducer, 'ping' | 'counts'>;
  /** The name of the queue in use. */
  queueName: string;
  storage: Storage;
  version: string;
  log: Log;
  intervalMs?: number;
}): HealthMonitor {
  const { pool, producer, queueName, storage, version, log, intervalMs = INTERVAL_MS } = options;
  const startedAt = performance.now();
  const database = singleCheck(() => pingDatabase(pool));
  const heartbeat = singleCheck(() => youngestHeartbeatSeconds(pool));
  const queue = singleCheck(async () => {
    await producer.ping();
    return producer.counts();
  });
  const store = singleCheck(() => roomOf(storage));
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let latest: Omit<HealthReport, 'uptimeSeconds'> | undefined;

  const check = async (): Promise<Omit<HealthReport, 'uptimeSeconds'>> => {
    const [databaseResult, heartbeatResult, queueResult, storeResult] = await Promise.all([
      database(),
      heartbeat(),
      queue(),
      store(),
    ]);
    const age = heartbeatResult.ok ? heartbeatResult.value : null;
    const workerAlive = age !== null && age <= HEARTBEAT_MAX_SECONDS;
    const usable = databaseResult.ok && queueResult.ok && storeResult.ok;
    const problems = { database: databaseResult, queue: queueResult, storage: storeResult };
    for (const [name, result] of Object.entries(problems)) {
      if (!result.ok && latest?.status !== 'unhealthy')
        log.warn(`health: the ${name} does not answer`, { reason: result.reason });
    }
    const room = storeResult.ok ? storeResult.value : 'unhealthy';
    if (room === 'full' && latest?.dependencies.storage !== 'full')
      log.warn('health: the disk is full, books wait until there is room');
    return {
      status: !usable ? 'unhealthy' : workerAlive && room === 'healthy' ? 'healthy' : 'degraded',
      dependencies: {
        database: healthOf(databaseResult.ok),
        ...servicesOf(QUEUES, queueName, healthOf(queueResult.ok)),
        ...servicesOf(STORES, storage.name, room),
        storage: room,
      },
      worker: {
        status: !heartbeatResult.ok ? 'unknown' : workerAlive ? 'healthy' : 'down',
        heartbeatAgeSeconds: age === null ? null : Math.round(age),
      },
      queue: queueResult.ok ? queueResult.value : null,
      version,
    };
  };

  let askedAt = performance.now();
  /** The check that is waited for where there is no report of late. */
  let first: Promise<void> | null = null;
  const loop = async (): Promise<void> => {
    latest = await check();
    first = null;
    const waitMs = latest.status === 'healthy' ? intervalMs : Math.min(intervalMs, TROUBLE_INTERVAL_MS);
    if (!stopped) timer = setTimeout(next, waitMs);
  };
  const next = (): void => {
    if (performance.now() - askedAt <= ASKED_MS) void loop();
    else latest = undefined;
  };
  first = loop();

  return {
    report: async () => {
      askedAt = performance.now();
      if (latest === undefined) await (first ??= loop());
      if (latest === undefined) throw new Error('the first check left no report');
      return { ...latest, uptimeSeconds: Math.round((performance.now() - startedAt) / 1000) };
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

type CheckResult<T> = { ok: true; value: T } | { ok: false; reason: string };

/**
 * A check with a deadline that never runs twice at a time: what hangs stays the only one that hangs, instead of piling
 * up a command every few seconds.
 */
function singleCheck<T>(run: () => Promise<T>): () => Promise<CheckResult<T>> {
  let hanging = false;
  return async () => {
    if (hanging) return { ok: false, reason: 'the former check still waits for an answer' };
    try {
      hanging = true;
      const work = run().finally(() => (hanging = false));
      return { ok: true, value: await withDeadline(work, DEADLINE_MS) };
    } catch (error) {
      return { ok: false, reason: messageOf(error) };
    }
  };
}

/** A full disk can still be listened to. */
async function roomOf(storage: Storage): Promise<'healthy' | 'full'> {
  try {
    await storage.ping();
    return 'healthy';
  } catch (error) {
    if (error instanceof AppError && error.code === 'disk-full') return 'full';
    throw error;
  }
}

function healthOf(ok: boolean): DependencyHealth {
  return ok ? 'healthy' : 'unhealthy';
}

function servicesOf(
  entries: readonly { name: string; isService: boolean }[],
  used: string,
  health: DependencyHealth,
): Record<string, DependencyHealth> {
  const services = entries.filter(({ isService }) => isService);
  return Object.fromEntries(services.map(({ name }) => [name, name === used ? health : 'not_configured']));
}
