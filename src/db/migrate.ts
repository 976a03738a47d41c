import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations as runQueueMigrations } from 'bullmq';
import type pg from 'pg';
import { checkpoint } from '../process/checkpoints.ts';
import type { Pool } from './pool.ts';

/** Names the advisory lock under which migrations run; any constant will do, as long as it never changes. */
const MIGRATION_LOCK = 83_021;

const MIGRATIONS_DIR = join(import.meta.dirname, 'migrations');

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** The database was migrated by a newer version of Tandem. */
export class DatabaseTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `the database was migrated by a newer version: it is at migration ${found}, this version knows only ${known}`,
    );
    this.name = 'DatabaseTooNew';
  }
}

/**
 * Brings the database up to date: numbered SQL files, forward only, one transaction each with its record as the first
 * statement, then BullMQ's own tables where the queue lives on PostgreSQL. Any number of processes may race: an advisory lock
 * lets one at a time through, and the others find nothing left to do.
 *
 * @returns the names of the migrations that were applied now.
 * @throws {DatabaseTooNew} when the database knows migrations that this code doesn't.
 */
export async function migrate(pool: Pool, options: { queueTables: boolean }): Promise<string[]> {
  const migrations = await readMigrations();
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const applied = await applyMissing(client, migrations);
      if (options.queueTables) await runQueueMigrations(client);
      return applied;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Every migration that this version knows, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS_DIR)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      version: Number(name.slice(0, 4)),
      name: name.replace(/\.sql$/, ''),
      sql: await readFile(join(MIGRATIONS_DIR, name), 'utf8'),
    })),
  );
}

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('CREATE SCHEMA IF NOT EXISTS tandem');
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const { rows } = await client.query<{ latest: number | null }>(
    'SELECT max(version) AS latest FROM schema_migrations',
  );
  const latest = rows[0]?.latest ?? 0;
  const known = migrations.at(-1)?.version ?? 0;
  if (latest > known) throw new DatabaseTooNew(latest, known);

  const missing = migrations.filter(({ version }) => version > latest);
  for (const { version, name, sql } of missing) {
    await client.query('BEGIN');
    try {
      await client.query('INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [version, name]);
      await client.query(sql);
      checkpoint('migrating');
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw new Error(`migration ${name} failed`, { cause: error });
    }
  }
  return missing.map(({ name }) => name);
}
