import { select } from './columns.ts';
import type { Queryable } from './pool.ts';

/** Characters are code points, as speech is paid for. */
export interface Amounts {
  characters: number;
  usd: number;
}

/** What was bought in the running day and month of UTC, and what is set aside for books that are being narrated. */
export interface Usage {
  day: Amounts;
  month: Amounts;
  reserved: Amounts;
}

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;
const SUMS = select<{ characters: number; usd: number; charactersToday: number; usdToday: number }>(
  {
    characters: 'coalesce(sum(d.characters), 0)::bigint',
    usd: 'coalesce(sum(d.usd), 0)',
    charactersToday: `coalesce(sum(d.characters) FILTER (WHERE d.day = ${TODAY}), 0)::bigint`,
    usdToday: `coalesce(sum(d.usd) FILTER (WHERE d.day = ${TODAY}), 0)`,
  },
  'd',
);

/** @param owner `null` for the whole service */
export async function readUsage(db: Queryable, owner: string | null): Promise<Usage> {
  const { rows } = await db.query<
    { characters: number; usd: number; charactersToday: number; usdToday: number } & {
      charactersReserved: number;
      usdReserved: number;
    }
  >(
    `SELECT ${SUMS}, r."charactersReserved", r."usdReserved"
     FROM (SELECT coalesce(sum(characters), 0)::bigint AS "charactersReserved", coalesce(sum(usd), 0) AS "usdReserved"
           FROM reservations WHERE $1::text IS NULL OR owner = $1) r
     LEFT JOIN account_days d ON d.day >= date_trunc('month', ${TODAY})::date AND ($1::text IS NULL OR d.owner = $1)
     GROUP BY r."charactersReserved", r."usdReserved"`,
    [owner],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL answered nothing');
  return {
    day: { characters: row.charactersToday, usd: row.usdToday },
    month: { characters: row.characters, usd: row.usd },
    reserved: { characters: row.charactersReserved, usd: row.usdReserved },
  };
}

export interface UsageDay extends Amounts {
  /** Of UTC, such as `2026-11-29`. */
  day: string;
}

/** The days of this month on which something was bought, the oldest first. */
export async function readUsageDays(db: Queryable, owner: string): Promise<UsageDay[]> {
  const { rows } = await db.query<UsageDay>(
    `SELECT day::text AS day, characters, usd FROM account_days
     WHERE owner = $1 AND day >= date_trunc('month', ${TODAY})::date ORDER BY day`,
    [owner],
  );
  return rows;
}

/** What each account has bought in this month, the dearest first. */
export async function readAccountsUsage(db: Queryable): Promise<(Amounts & { account: string })[]> {
  const { rows } = await db.query<Amounts & { account: string }>(
    `SELECT owner AS account, sum(characters)::bigint AS characters, sum(usd) AS usd FROM account_days
     WHERE day >= date_trunc('month', ${TODAY})::date GROUP BY owner ORDER BY usd DESC, characters DESC, owner`,
  );
  return rows;
}
