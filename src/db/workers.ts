import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { messageOf } from '../process/thrown.ts';
import type { Log } from '../process/log.ts';
import { buryDeadWorkers, withdrawDeath } from './deaths.ts';
import type { Queryable } from './pool.ts';

/** Names the advisory locks of workers; worker_is_alive() in the migrations knows the same number. */
const PRESENCE_LOCK_CLASS = 8302;
const BEAT_INTERVAL_MS = 2_000;
/** Of a worker that has nothing to do: its lock says as much, and this only that its event loop runs. */
const IDLE_BEAT_INTERVAL_MS = 60_000;
const RECONNECT_DELAY_MS = 500;
/** A heartbeat without an answer for so long means a connection that is dead and doesn't know it. */
const QUERY_TIMEOUT_MS = 10_000;

/** A server that hasn't noticed yet that the former connection is broken still holds its lock. */
const END_FORMER_SESSION = `
  SELECT pg_terminate_backend(pid) FROM pg_locks
  WHERE locktype = 'advisory' AND classid = $1::oid AND objid = $2::oid AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** A worker's presence: proof to all others that it lives. */
export interface Presence {
  /** What claims are signed with; the same for the whole life of the worker. */
  readonly key: () => number;
  /** Says that this worker was told to stop: what it leaves behind speaks against nobody. */
  leaving(): void;
  /** Says what this worker does while it does nothing else; `null` for nothing any more. */
  alone(work: { bookId: string; contentKey: string } | null): Promise<void>;
  leave(): Promise<void>;
}

/**
 * Announces a worker: a session-level advisory lock on a connection of its own, which the server frees the moment the
 * process is gone, and a row that is refreshed for health reports, every 2 s or 10 s. When the connection breaks, the
 * same key is locked again on a new one: claims that nobody took over in between stay valid, so that a restart of the
 * database makes nobody buy twice; for the others, fencing numbers keep the former owner from doing harm.
 *
 * @throws when the database can't be reached within `patienceMs`.
 */
export async function announceWorker(options: {
  databaseUrl: string;
  version: string;
  log: Log;
  /** Who knows why this process ended, when it has; see the supervisor's record. */
  supervisor?: string | null;
  /** For how long the event loop stood still of late. */
  loopDelayMs?: () => number;
  /** Whether it has nothing to do. */
  isIdle?: () => boolean;
  /** How long to wait for a database that can't be reached at first. */
  patienceMs?: number;
}): Promise<Presence> {
  const { log, supervisor = null, patienceMs = 0 } = options;
  let client: pg.Client | null = null;
  const key = randomInt(1, 2 ** 31);
  let leaving = false;
  let alone: { bookId: string; contentKey: string } | null = null;
  let beating = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: 'tandem presence',
      connectionTimeoutMillis: 10_000,
      query_timeout: QUERY_TIMEOUT_MS,
      // A host that vanishes without a word is noticed within half a minute instead of two hours.
      options:
        '-c search_path=tandem -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    });
    fresh.on('error', (error) => {
      if (client !== fresh) return;
      client = null;
      log.warn('the presence connection broke; renewing it', { error });
      if (!beating && !leaving) schedule(0);
    });
    try {
      await fresh.connect();
      await fresh.query(END_FORMER_SESSION, [PRESENCE_LOCK_CLASS, key]);
      await fresh.query('SELECT pg_advisory_lock($1, $2)', [PRESENCE_LOCK_CLASS, key]);
      await buryDeadWorkers(fresh);
      await withdrawDeath(fresh, key);
      await fresh.query(
        `INSERT INTO workers (key, version, supervisor, pid, alone_book, alone_key) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (key) DO UPDATE SET seen_at = now(), alone_book = $5, alone_key = $6`,
        [key, options.version, supervisor, process.pid, alone?.bookId ?? null, alone?.contentKey ?? null],
      );
    } catch (error) {
      // In nobody's hands, it would keep the lock from the next one.
      abandon(fresh);
      throw error;
    }
    // Who left meanwhile would keep the lock, and seem alive.
    if (leaving) abandon(fresh);
    else client = fresh;
  };

  const beat = async (): Promise<void> => {
    beating = true;
    let delayMs = options.isIdle?.() === true ? IDLE_BEAT_INTERVAL_MS : BEAT_INTERVAL_MS;
    try {
      if (client === null) await connect();
      else
        await client.query('UPDATE workers SET seen_at = now(), loop_delay_ms = $2 WHERE key = $1', [
          key,
          options.loopDelayMs?.() ?? null,
        ]);
    } catch (error) {
      delayMs = RECONNECT_DELAY_MS;
      log.debug('the heartbeat could not be written', { error });
      // A connection that failed once is not asked again.
      if (client !== null) abandon(client);
      client = null;
    }
    beating = false;
    if (!leaving) schedule(delayMs);
  };
  const schedule = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void beat(), delayMs);
  };

  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      await connect();
      break;
    } catch (error) {
      if (performance.now() >= giveUpAt) throw error;
      log.warn('the database can not be reached yet; trying again', { reason: messageOf(error) });
      await sleep(RECONNECT_DELAY_MS);
    }
  }
  schedule(BEAT_INTERVAL_MS);

  return {
    key: () => key,
    leaving: () => {
      client?.query('UPDATE workers SET leaving = true WHERE key = $1', [key]).catch((error: unknown) => {
        log.debug('that this worker was told to stop could not be written down', { error });
      });
    },
    alone: async (work) => {
      alone = work;
      // A new connection says it.
      if (client === null && work === null) return;
      if (client === null) throw new Error('the connection that says what is done alone is broken');
      await client.query('UPDATE workers SET (alone_book, alone_key) = ($2, $3) WHERE key = $1', [
        key,
        work?.bookId ?? null,
        work?.contentKey ?? null,
      ]);
    },
    leave: async () => {
      leaving = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      if (last === null) return;
      try {
        await last.query('DELETE FROM workers WHERE key = $1', [key]);
      } finally {
        await last.end();
      }
    },
  };
}

/** Seconds since a worker that still lives last reported; null when there is none. */
export async function youngestHeartbeatSeconds(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ age: number | null }>(
    `SELECT extract(epoch FROM now() - max(seen_at))::float8 AS age FROM workers WHERE worker_is_alive(key)`,
  );
  return rows[0]?.age ?? null;
}

/** For how long the event loop of any living worker stood still of late; null where none says. */
export async function worstLoopDelayMs(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ worst: number | null }>(
    'SELECT max(loop_delay_ms) AS worst FROM workers WHERE worker_is_alive(key)',
  );
  return rows[0]?.worst ?? null;
}

/** Those of the keys whose workers are no more. */
export async function findDeadWorkers(db: Queryable, keys: readonly number[]): Promise<number[]> {
  const { rows } = await db.query<{ key: number }>(
    'SELECT key FROM unnest($1::int[]) AS t (key) WHERE NOT worker_is_alive(key)',
    [keys],
  );
  return rows.map(({ key }) => key);
}

/** Closes a connection without waiting for a server that may never answer. */
function abandon(client: pg.Client): void {
  client.end().catch(() => undefined);
}
