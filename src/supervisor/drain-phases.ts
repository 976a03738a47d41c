/** How the grace time of a shutdown is shared out; the phases run one after the other. Milliseconds. */
export interface DrainPhases {
  /** The API finishes the requests it has. */
  apiMs: number;
  /** The worker finishes or gives back what it holds. */
  workerMs: number;
  /** The embedded database writes its checkpoint; 0 without one. */
  databaseMs: number;
  /** For the supervisor itself, and for a slow machine. */
  reserveMs: number;
}

const SHORTEST = { apiMs: 1_000, workerMs: 1_500 };
const DATABASE_MS = 3_000;

/**
 * Shares the grace time out: requests are short, so the worker gets twice what the API gets. Shares of a process
 * that doesn't run here go to the other one.
 *
 * @returns phases whose sum is at most `graceMs`, or what is wrong with the setting.
 */
export function drainPhases(options: {
  graceMs: number;
  api: boolean;
  worker: boolean;
  embeddedDatabase: boolean;
}): DrainPhases | { problem: string } {
  const { graceMs, api, worker, embeddedDatabase } = options;
  const reserveMs = Math.min(1_000, Math.round(graceMs / 10));
  const databaseMs = embeddedDatabase ? Math.min(DATABASE_MS, Math.round(graceMs / 4)) : 0;
  const shared = graceMs - reserveMs - databaseMs;
  const apiShare = !api ? 0 : worker ? 1 / 3 : 1;
  const phases = {
    apiMs: Math.floor(shared * apiShare),
    workerMs: worker ? Math.floor(shared * (1 - apiShare)) : 0,
    databaseMs,
    reserveMs,
  };
  const tooShort = (api && phases.apiMs < SHORTEST.apiMs) || (worker && phases.workerMs < SHORTEST.workerMs);
  if (!tooShort) return phases;
  return { problem: `${graceMs / 1000} seconds are too short to stop everything in order; set at least 5` };
}
