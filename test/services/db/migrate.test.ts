import { afterEach, expect, test } from 'vitest';
import { DatabaseTooNew, migrate, readMigrations } from '../../../src/db/migrate.ts';
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

test('every migration is applied once, however many processes race', async () => {
  const pool = await emptyDatabase();
  const all = (await readMigrations()).map(({ name }) => name);

  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(pool, { queueTables: true })));

  expect(results.flat().sort()).toEqual(all);
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY version');
  expect(rows.map(({ name }) => name)).toEqual(all);
});

test('migrating again changes nothing', async () => {
  const pool = await emptyDatabase();
  await migrate(pool, { queueTables: false });
  expect(await migrate(pool, { queueTables: false })).toEqual([]);
});

test('a database that a newer version migrated is refused', async () => {
  const pool = await emptyDatabase();
  await migrate(pool, { queueTables: false });
  await pool.query(`INSERT INTO schema_migrations (version, name) VALUES (9999, '9999_from_the_future')`);
  await expect(migrate(pool, { queueTables: false })).rejects.toThrow(DatabaseTooNew);
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
