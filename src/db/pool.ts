import pg from 'pg';
import type { Log } from '../process/log.ts';

export type Pool = pg.Pool;
/** What runs a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;

/**
 * Our tables live in a schema of their own, so that a shared database's tables can't collide with them, and so do
 * BullMQ's. Naming both lets one pool serve our queries and the queue's, which halves the connections of a process.
 */
export const SEARCH_PATH = 'tandem,bullmq';

// int8 as number: every bigint column here counts bytes, characters or rows, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The longest statement of ours, a clean-up, takes a second or two. */
const QUERY_TIMEOUT_MS = 30_000;

export interface PoolOptions {
  databaseUrl: string;
  /** Shows up in pg_stat_activity. */
  applicationName: string;
  maxConnections: number;
  /** How long an answer may take before the connection is given up; 0 is for ever. */
  queryTimeoutMs?: number;
  log: Log;
}

/**
 * A connection pool that survives server restarts: an idle connection that breaks is logged and replaced, a query waits
 * at most 10 s for a connection, and one that nobody answers fails after `queryTimeoutMs`, since a network that
 * swallows packets says nothing for a quarter of an hour.
 */
export function createPool(options: PoolOptions): Pool {
  const { databaseUrl, applicationName, maxConnections, log } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: applicationName,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    query_timeout: options.queryTimeoutMs ?? QUERY_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: `-c search_path=${SEARCH_PATH}`,
  });
  // Every queue and worker of BullMQ on this pool listens for its errors.
  pool.setMaxListeners(50);
  // One that breaks while it is in use, between two statements of a transaction, tells nobody but its listeners, and
  // without any it would end the process. Whoever uses it hears of it at the next statement.
  pool.on('connect', (client) => {
    client.on('error', (error: Error) =>
      log.debug('a database connection broke while it was in use', { error }),
    );
  });
  pool.on('error', (error) => {
    if (!pool.ending) log.warn('a database connection broke', { error });
  });
  return pool;
}

/** Whether the database answers. @throws when it doesn't */
export async function pingDatabase(db: Queryable): Promise<void> {
  await db.query('SELECT');
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
export async function inTransaction<T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection on which not even ROLLBACK works must not go back into the pool.
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** `host:port/database`, all that may be said of a connection string in public. */
export function describeDatabase(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? url.hostname;
  const name = decodeURIComponent(url.pathname.slice(1)) || 'postgres';
  return host.startsWith('/') ? `${name} on a local socket` : `${host}:${url.port || '5432'}/${name}`;
}
