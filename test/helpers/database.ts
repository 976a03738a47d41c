import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Pool } from '../../src/db/pool.ts';
import { createPool } from '../../src/db/pool.ts';
import { databaseUrlOf } from '../../tools/kit/database-url.ts';
import { quietLog } from '../../tools/kit/log.ts';

export interface TestDatabase {
  url: string;
  pool: Pool;
  /** Closes the pool and removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * A new, migrated database (with the tables of the queue) on the server that all test files share.
 *
 * @param options.migrated `false` gives an empty one.
 */
export async function createTestDatabase(
  options: { migrated?: boolean; maxConnections?: number } = {},
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const { migrated = true, maxConnections = 8 } = options;
  await onServer(`CREATE DATABASE ${name}${migrated ? ` TEMPLATE ${inject('emptyDatabase')}` : ''}`);
  const url = databaseUrlOf(inject('databaseUrl'), name);
  const pool = createPool({
    databaseUrl: url,
    applicationName: 'tandem test',
    maxConnections,
    log: quietLog,
  });
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const pool = createPool({
    databaseUrl: inject('databaseUrl'),
    applicationName: 'tandem test',
    maxConnections: 1,
    log: quietLog,
  });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
