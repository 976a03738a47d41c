import { randomInt } from 'node:crypto';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Queryable } from './pool.ts';

/** Names the advisory locks of workers; worker_is_alive() in the migrations knows the same number. */
const PRESENCE_LOCK_CLASS = 8302;
const BEAT_INTERVAL_MS = 2_000;
const RECONNECT_DELAY_MS = 1_000;

/** A worker's presence: proof to all others that it lives. */
export interface Presence {
  /** What claims are signed with. Changes when the presence had to be renewed on a new connection. */
  readonly key: () => number;
  leave(): Promise<void>;
}

/**
 * Announces a worker: a session-level advisory lock on a connection of its own, which the server frees the moment the
 * process is gone, and a row that is refreshed every 2 s for health reports. When the connection breaks, a new key is
 * taken: claims signed with the old one may be taken over by then, and their fencing numbers keep them from doing harm.
 *
 * @throws when the database can't be reached at first.
 */
export async function announceWorker(options: {
  databaseUrl: string;
  version: string;
  log: Log;
}): Promise<Presence> {
  const { log } = options;
  let client: pg.Client | null = null;
  let key = 0;
  let leaving = false;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: options.databaseUrl,
      application_name: 'tandem presence',
      connectionTimeoutMillis: 10_000,
      // A host that vanishes without a word is noticed within half a minute instead of two hours.
      options:
        '-c search_path=tandem -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    });
    fresh.on('error', (error) => {
      if (client !== fresh) return;
      client = null;
      log.warn('the presence connection broke; renewing it', { error });
    });
    await fresh.connect();
    const newKey = randomInt(1, 2 ** 31);
    await fresh.query('SELECT pg_advisory_lock($1, $2)', [PRESENCE_LOCK_CLASS, newKey]);
    await fresh.query('DELETE FROM workers WHERE NOT worker_is_alive(key)');
    await fresh.query('INSERT INTO workers (key, version) VALUES ($1, $2)', [newKey, options.version]);
    key = newKey;
    client = fresh;
  };

  const beat = async (): Promise<void> => {
    let delayMs = BEAT_INTERVAL_MS;
    try {
      if (client === null) await connect();
      else await client.query('UPDATE workers SET seen_at = now() WHERE key = $1', [key]);
    } catch (error) {
      delayMs = RECONNECT_DELAY_MS;
      log.debug('the heartbeat could not be written', { error });
    }
    if (!leaving) timer = setTimeout(() => void beat(), delayMs);
  };

  await connect();
  timer = setTimeout(() => void beat(), BEAT_INTERVAL_MS);

  return {
    key: () => key,
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
