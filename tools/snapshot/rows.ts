import type { Pool } from '../../src/db/pool.ts';
import { inTransaction } from '../../src/db/pool.ts';

/**
 * All rows of a database, a JSON line each, in PostgreSQL's own text form: exact for every type, and independent of the
 * server's version. The tables themselves are not in it. They are made by the program that wrote the rows, as a user's
 * were.
 */
interface DumpedRow {
  table: string;
  row: string;
}
interface DumpedSequence {
  sequence: string;
  value: number;
}

/** What each program notes of its own migrations: true of the database that the rows are put into, not of the rows. */
const OF_MIGRATIONS = ['tandem.schema_migrations', 'bullmq.migration'];
const SCHEMAS = ['tandem', 'bullmq'];

export async function dumpRows(pool: Pool): Promise<string> {
  const dumped: (DumpedRow | DumpedSequence)[] = [];
  for (const table of await tablesOf(pool)) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
    dumped.push(...rows.map(({ row }) => ({ table, row })));
  }
  const { rows: sequences } = await pool.query<DumpedSequence>(
    `SELECT schemaname || '.' || sequencename AS sequence, last_value AS value FROM pg_sequences
     WHERE schemaname = ANY ($1) AND last_value IS NOT NULL ORDER BY 1`,
    [SCHEMAS],
  );
  dumped.push(...sequences);
  return dumped.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Into the tables of the same version, in place of all that is there. Needs a superuser: references are checked for
 * none of the rows.
 */
export async function restoreRows(pool: Pool, dump: string): Promise<void> {
  const lines = dump
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DumpedRow | DumpedSequence);
  const tables = await tablesOf(pool);
  await inTransaction(pool, async (client) => {
    await client.query('SET LOCAL session_replication_role = replica');
    // Which also keeps out those who write just now.
    await client.query(`TRUNCATE ${tables.join(', ')}`);
    for (const line of lines) {
      if ('sequence' in line) await client.query('SELECT setval($1, $2)', [line.sequence, line.value]);
      else
        await client.query(`INSERT INTO ${line.table} OVERRIDING SYSTEM VALUE SELECT ($1::${line.table}).*`, [
          line.row,
        ]);
    }
  });
}

async function tablesOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = ANY ($1) ORDER BY 1`,
    [SCHEMAS],
  );
  return rows.map(({ name }) => name).filter((name) => !OF_MIGRATIONS.includes(name));
}
