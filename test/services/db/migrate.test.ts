import { afterEach, expect, test } from 'vitest';
import { DatabaseTooNew, migrate } from '../../../src/db/migrate.ts';
import { readMigrations } from '../../../src/db/migrations.ts';
import type { Migration } from '../../../src/db/migrations.ts';
import type { Pool } from '../../../src/db/pool.ts';
import { createTestDatabase } from '../../helpers/database.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function emptyDatabase(): Promise<Pool> {
  const database = await createTestDatabase({ migrated: false });
  cleanups.push(() => database.drop());
  return database.pool;
}

/** Of a version that is still to come. */
function tomorrow(migration: Partial<Migration> = {}): Migration {
  return {
    name: '9998_shelf',
    number: 9998,
    breaking: false,
    sql: 'CREATE TABLE shelves (x integer)',
    ...migration,
  };
}

async function recordedNames(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY name');
  return rows.map(({ name }) => name);
}

/** What 0.1.0 asks for: it starts where it is 7, its own last one, and refuses where it is higher. */
async function versionFor010(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<{ latest: number | null }>(
    'SELECT max(version) AS latest FROM schema_migrations',
  );
  return rows[0]?.latest ?? null;
}

test('every migration is applied once, however many processes race', async () => {
  const pool = await emptyDatabase();
  const all = (await readMigrations()).map(({ name }) => name);

  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(pool, { queueTables: true })));

  expect(results.flatMap(({ applied }) => applied).sort()).toEqual(all);
  expect(await recordedNames(pool)).toEqual(all);
});

test('migrating again changes nothing', async () => {
  const pool = await emptyDatabase();
  await migrate(pool, { queueTables: false });
  expect(await migrate(pool, { queueTables: false })).toEqual({ applied: [], newer: [] });
});

test('a migration is applied though ones that come after it are there', async () => {
  const pool = await emptyDatabase();
  const known = await readMigrations();
  await migrate(pool, {
    queueTables: false,
    migrations: [...known, tomorrow({ number: 9999, name: '9999_late' })],
  });

  const all = [
    ...known,
    tomorrow({ sql: 'CREATE TABLE early (x integer)' }),
    tomorrow({ name: '9999_late' }),
  ];
  expect(await migrate(pool, { queueTables: false, migrations: all })).toEqual({
    applied: ['9998_shelf'],
    newer: [],
  });
  await pool.query('SELECT FROM early');
});

test('a database that a newer version has changed is worked with where that breaks nothing, also by 0.1.0', async () => {
  const pool = await emptyDatabase();
  await migrate(pool, { queueTables: false, migrations: [...(await readMigrations()), tomorrow()] });

  expect(await migrate(pool, { queueTables: false })).toEqual({ applied: [], newer: ['9998_shelf'] });
  expect(await versionFor010(pool)).toBe(7);
});

test('a database that a newer version has changed is refused where that breaks older code, also by 0.1.0', async () => {
  const pool = await emptyDatabase();
  const breaking = tomorrow({ breaking: true });
  await migrate(pool, { queueTables: false, migrations: [...(await readMigrations()), breaking] });

  await expect(migrate(pool, { queueTables: false })).rejects.toThrow(new DatabaseTooNew(['9998_shelf']));
  expect(await versionFor010(pool)).toBe(9998);
});

test('the record that 0.1.0 keeps is carried over', async () => {
  const pool = await emptyDatabase();
  const all = await readMigrations();
  await pool.query('CREATE SCHEMA tandem');
  await pool.query(`CREATE TABLE schema_migrations (
    version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  for (const { number, name, sql } of all.filter((migration) => migration.number <= 7)) {
    await pool.query('INSERT INTO schema_migrations (version, name) VALUES ($1, $2)', [number, name]);
    await pool.query(sql);
  }

  const { applied } = await migrate(pool, { queueTables: false });
  expect(applied).toEqual(all.filter(({ number }) => number > 7).map(({ name }) => name));
  expect(await recordedNames(pool)).toEqual(all.map(({ name }) => name));
});

test('a failed migration leaves nothing behind', async () => {
  const pool = await emptyDatabase();
  await pool.query('CREATE SCHEMA tandem');
  // In the way of the first migration, after its first tables.
  await pool.query('CREATE TABLE tandem.workers (x integer)');
  await expect(migrate(pool, { queueTables: false })).rejects.toThrow(/0001_books failed/);
  const { rows } = await pool.query(
    `SELECT FROM pg_tables WHERE schemaname = 'tandem' AND tablename = 'books'`,
  );
  expect(rows).toHaveLength(0);
});
