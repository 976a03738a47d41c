import { runMigrations as runQueueMigrations } from 'bullmq';
import type pg from 'pg';
import { checkpoint } from '../process/checkpoints.ts';
import { readMigrations } from './migrations.ts';
import type { Migration } from './migrations.ts';
import type { Pool } from './pool.ts';

/** Names the advisory lock under which migrations run; any constant will do, as long as it never changes. */
const MIGRATION_LOCK = 83_021;

export interface Migrated {
  /** Names of those that were applied now. */
  applied: string[];
  /** Names of those that a newer version has applied, and that this one can work with. */
  newer: string[];
}

/** A newer version has changed the database in a way that this one can't work with. */
export class DatabaseTooNew extends Error {
  constructor(names: readonly string[]) {
    super(
      `the database was migrated by a newer version, and this one can't work with it (${names.join(', ')})`,
    );
    this.name = 'DatabaseTooNew';
  }
}

/**
 * Brings the database up to date: those of our migrations that it doesn't remember by name, in order, one transaction
 * each with its record as the first statement, then BullMQ's own tables where the queue lives on PostgreSQL. Any number
 * of processes may race: an advisory lock lets one at a time through, and the others find nothing left to do.
 *
 * @throws {DatabaseTooNew} when it remembers a breaking one that this code doesn't know.
 */
export async function migrate(
  pool: Pool,
  options: { queueTables: boolean; migrations?: readonly Migration[] },
): Promise<Migrated> {
  const migrations = options.migrations ?? (await readMigrations());
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const migrated = await applyMissing(client, migrations);
      if (options.queueTables) await runQueueMigrations(client);
      return migrated;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<Migrated> {
  await openRecord(client);
  const { rows: recorded } = await client.query<{ name: string; breaking: boolean }>(
    'SELECT name, breaking FROM schema_migrations ORDER BY name',
  );
  const unknown = recorded.filter(({ name }) => !migrations.some((migration) => migration.name === name));
  const breaking = unknown.filter((migration) => migration.breaking);
  if (breaking.length > 0) throw new DatabaseTooNew(breaking.map(({ name }) => name));

  const missing = migrations.filter(({ name }) => !recorded.some((migration) => migration.name === name));
  for (const migration of missing) await apply(client, migration);
  return { applied: missing.map(({ name }) => name), newer: unknown.map(({ name }) => name) };
}

/**
 * The table in which a database remembers its migrations. Version 0.1.0 knows only its `version`, and starts where the
 * highest is no higher than its own: so a number stands there for what it can't work with, and none for what it can.
 */
async function openRecord(client: pg.PoolClient): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS tandem');
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version integer, name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now(),
      breaking boolean NOT NULL DEFAULT true)`);
  const { rowCount } = await client.query(
    `SELECT FROM pg_attribute WHERE attrelid = 'schema_migrations'::regclass AND attname = 'breaking'`,
  );
  if (rowCount === 1) return;
  await client.query(`
    ALTER TABLE schema_migrations
      DROP CONSTRAINT schema_migrations_pkey, ALTER COLUMN version DROP NOT NULL,
      ADD PRIMARY KEY (name), ADD COLUMN breaking boolean NOT NULL DEFAULT true`);
}

async function apply(client: pg.PoolClient, { number, name, breaking, sql }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO schema_migrations (version, name, breaking) VALUES ($1, $2, $3)', [
      breaking ? number : null,
      name,
      breaking,
    ]);
    await client.query(sql);
    checkpoint('migrating');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}
