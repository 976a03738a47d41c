import type { Queryable } from './pool.ts';

/** Adds what a process has counted to what all have. @param counts by series, such as `requests_total{status="200"}` */
export async function addCounts(db: Queryable, counts: ReadonlyMap<string, number>): Promise<void> {
  await db.query(
    // In one order, so that two who add the same don't wait for each other.
    `INSERT INTO counted AS c (series, value)
     SELECT key, value::float8 FROM jsonb_each_text($1) ORDER BY key
     ON CONFLICT (series) DO UPDATE SET value = c.value + EXCLUDED.value`,
    [JSON.stringify(Object.fromEntries(counts))],
  );
}

export async function readCounts(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ series: string; value: number }>('SELECT series, value FROM counted');
  return new Map(rows.map(({ series, value }) => [series, value]));
}
