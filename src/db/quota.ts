import { nextPause } from '../tts/quota.ts';
import type { QuotaStore } from '../tts/quota.ts';
import type { Pool } from './pool.ts';
import { inTransaction } from './pool.ts';

/**
 * The turns of all workers, in PostgreSQL. The row's lock puts the takers in order, and the database's clock is
 * everybody's, so that any number of workers together make no more calls than one would.
 */
export function createDatabaseQuotaStore(pool: Pool): QuotaStore {
  return {
    reserve: async (family, intervalMs) => {
      // clock_timestamp() is read after the row is locked: a turn can't lie before the one that was given out while we
      // waited.
      const { rows } = await pool.query<{ wait_ms: number }>(
        `INSERT INTO speech_quota AS q (family, next_slot_at) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
         ON CONFLICT (family) DO UPDATE
           SET next_slot_at = greatest(q.next_slot_at, clock_timestamp()) + $2 * interval '1 ms'
         RETURNING ${msUntil(`(q.next_slot_at - $2 * interval '1 ms')`)} AS wait_ms`,
        [family, intervalMs],
      );
      return Math.max(0, rows[0]?.wait_ms ?? 0);
    },
    pausedMs: async (family) => {
      const { rows } = await pool.query<{ paused_ms: number }>(
        `SELECT ${msUntil('paused_until')} AS paused_ms FROM speech_quota WHERE family = $1`,
        [family],
      );
      return Math.max(0, rows[0]?.paused_ms ?? 0);
    },
    pause: (family, seconds) =>
      inTransaction(pool, async (client) => {
        await client.query(
          `INSERT INTO speech_quota (family, next_slot_at) VALUES ($1, clock_timestamp()) ON CONFLICT DO NOTHING`,
          [family],
        );
        const { rows } = await client.query<{ until_ms: number; strikes: number }>(
          `SELECT ${msUntil('paused_until')} AS until_ms, strikes FROM speech_quota WHERE family = $1 FOR UPDATE`,
          [family],
        );
        const state = rows[0];
        if (state === undefined) return;
        const pause = nextPause({ until: state.until_ms, strikes: state.strikes }, 0, seconds);
        if (pause.strikes === state.strikes && pause.until === state.until_ms) return;
        await client.query(
          `UPDATE speech_quota SET strikes = $3, paused_until = clock_timestamp() + $2 * interval '1 ms',
                  next_slot_at = greatest(next_slot_at, clock_timestamp() + $2 * interval '1 ms')
           WHERE family = $1`,
          [family, pause.until, pause.strikes],
        );
      }),
  };
}

function msUntil(time: string): string {
  return `(extract(epoch FROM ${time} - clock_timestamp()) * 1000)::float8`;
}
