import pg from 'pg';
import { describeDatabase } from '../../db/pool.ts';
import { hasErrno, messageOf } from '../../errors.ts';
import { EXIT } from '../../exit-error.ts';
import { CheckFailed } from '../check.ts';
import type { Check } from '../check.ts';
import { withRetries } from '../retry.ts';

const OLDEST_MAJOR = 14;
const ANSWER_TIMEOUT_MS = 5_000;
/** What one instance of the service opens: an API and a worker with their pools. */
const CONNECTIONS_PER_INSTANCE = 20;

/** SQLSTATEs that no waiting heals, with what heals them. */
const HOPELESS: Record<string, string> = {
  '28P01': 'the password in DATABASE_URL is wrong; copy the connection string again',
  '28000': 'the user in DATABASE_URL may not connect, or must use TLS (add ?sslmode=require)',
  '3D000': 'the database named in DATABASE_URL does not exist; create it, or correct the name',
  '42501': 'the user in DATABASE_URL may not do this; use the owner of the database',
};

export const databaseCheck: Check = {
  name: 'database',
  run: async ({ databaseUrl, log }) => {
    const where = describeDatabase(databaseUrl);
    const client = await withRetries(
      () => connect(databaseUrl),
      (error) => !(sqlState(error) in HOPELESS) && !hasErrno(error, 'ERR_INVALID_URL'),
      (error) => log.warn(`PostgreSQL at ${where} does not answer, retrying`, { reason: messageOf(error) }),
    ).catch((error: unknown) => {
      const fix = HOPELESS[sqlState(error)];
      throw new CheckFailed(
        fix === undefined ? EXIT.unavailable : EXIT.config,
        `PostgreSQL at ${where} can't be used: ${messageOf(error)}`,
        fix ?? 'start it, or correct the host and port in DATABASE_URL',
        { cause: error },
      );
    });
    try {
      const facts = await readFacts(client);
      if (facts.major < OLDEST_MAJOR) {
        throw new CheckFailed(
          EXIT.config,
          `PostgreSQL at ${where} is version ${facts.version}, too old`,
          `use PostgreSQL ${OLDEST_MAJOR} or newer in DATABASE_URL`,
        );
      }
      if (!facts.mayCreate) {
        throw new CheckFailed(
          EXIT.config,
          `the user in DATABASE_URL may not create tables at ${where}`,
          'use the owner of the database, or grant CREATE on it to this user',
        );
      }
      const { connectionsLeft } = facts;
      // A deploy runs two instances side by side for a while.
      if (connectionsLeft < 2 * CONNECTIONS_PER_INSTANCE) {
        log.warn(`PostgreSQL at ${where} has ${connectionsLeft} connections left: a deploy may need more`);
      }
      return `Database connection successful (${where}, PostgreSQL ${facts.version})`;
    } finally {
      await client.end();
    }
  },
};

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  // A connection that breaks later shows in the query that is under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function readFacts(
  client: pg.Client,
): Promise<{ version: string; major: number; mayCreate: boolean; connectionsLeft: number }> {
  const { rows } = await client.query<{
    version: string;
    number: number;
    may_create: boolean;
    left: number;
  }>(`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
           current_setting('server_version_num')::int AS number,
           has_database_privilege(current_database(), 'CREATE') AS may_create,
           current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
             - (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS left`);
  const row = rows[0];
  if (row === undefined) throw new Error('PostgreSQL answered nothing');
  return {
    version: row.version,
    major: Math.floor(row.number / 10_000),
    mayCreate: row.may_create,
    connectionsLeft: row.left,
  };
}

function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
