import type { Queryable } from './pool.ts';

export interface Allowance {
  allowed: boolean;
  /** Changes that may follow at once. */
  remaining: number;
  /** Until one more may follow; 0 where one may follow at once. */
  waitSeconds: number;
}

const WINDOW_SECONDS = 60;

/**
 * Counts a change of an account, or whatever else is counted, under a name of its own: as many at once as may come in a
 * minute, from then on evenly. One statement, whose row lock puts the requests of all API processes in order, by the
 * database's clock.
 */
export async function countChange(db: Queryable, owner: string, perMinute: number): Promise<Allowance> {
  const { rows } = await db.query<{ aheadSeconds: number }>(
    `INSERT INTO change_limits AS l (owner, free_at) VALUES ($1, clock_timestamp() + $2 * interval '1 second')
     ON CONFLICT (owner) DO UPDATE SET free_at = greatest(l.free_at, clock_timestamp()) + $2 * interval '1 second'
       WHERE greatest(l.free_at, clock_timestamp()) + $2 * interval '1 second' <= clock_timestamp() + $3 * interval '1 second'
     RETURNING extract(epoch FROM l.free_at - clock_timestamp())::float8 AS "aheadSeconds"`,
    [owner, WINDOW_SECONDS / perMinute, WINDOW_SECONDS],
  );
  const step = WINDOW_SECONDS / perMinute;
  const ahead = rows[0]?.aheadSeconds ?? (await secondsAhead(db, owner));
  const waitSeconds = Math.max(0, ahead + step - WINDOW_SECONDS);
  return {
    allowed: rows.length > 0,
    remaining: Math.max(0, Math.floor((WINDOW_SECONDS - ahead) / step)),
    waitSeconds,
  };
}

async function secondsAhead(db: Queryable, owner: string): Promise<number> {
  const { rows } = await db.query<{ aheadSeconds: number }>(
    `SELECT extract(epoch FROM free_at - clock_timestamp())::float8 AS "aheadSeconds" FROM change_limits WHERE owner = $1`,
    [owner],
  );
  return rows[0]?.aheadSeconds ?? 0;
}
