import type pg from 'pg';

/**
 * Tells a pooler that lends out server connections by the transaction (PgBouncer and its like) from PostgreSQL itself,
 * by what such a pooler does: it drops what a connection asked for at its start, or gives two connections that are open
 * at the same time the same server process, or one connection another one from transaction to transaction. Advisory
 * locks and LISTEN belong to the server's process, so both break behind one.
 *
 * @param first and `second` were opened with `searchPath` as a startup parameter.
 * @returns how it was noticed, or `null`.
 */
export async function findPooler(
  first: pg.Client,
  second: pg.Client,
  searchPath: string,
): Promise<string | null> {
  const { rows } = await first.query<{ search_path: string }>('SHOW search_path');
  if (rows[0]?.search_path.replaceAll(' ', '') !== searchPath)
    return 'drops the search_path that a connection asks for';

  for (let look = 0; look < LOOKS; look += 1) {
    if (await sharesProcesses(first, second)) return 'shares server processes between connections';
  }
  return null;
}

/** While a pooler still opens its server connections, the next one to be lent may be a new one. */
const LOOKS = 4;

/** A pooler that hands them out in turn shows with one connection, one that prefers the last one needs two. */
async function sharesProcesses(first: pg.Client, second: pg.Client): Promise<boolean> {
  const before = await serverProcess(first);
  if ((await serverProcess(first)) !== before) return true;
  await second.query('BEGIN');
  try {
    const other = await serverProcess(second);
    const after = await serverProcess(first);
    return other === before || other === after || before !== after;
  } finally {
    await second.query('ROLLBACK');
  }
}

async function serverProcess(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}
