import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Share of the quota that is used. A call leaves some time after its turn (timers, connections), so calls can bunch up:
 * at 0.95, one that is 3 s late still doesn't take the minute past the quota.
 */
const USED_SHARE = 0.95;

/**
 * Milliseconds between two calls of a family: even spacing keeps every minute within the quota, not only the clock's.
 */
export function slotIntervalMs(perMinute: number): number {
  return 60_000 / (perMinute * USED_SHARE);
}

/** The quota of a voice family, shared by everybody who buys from it. */
export interface QuotaGate {
  /** Waits for this call's turn. Rejects with the signal's reason; a turn that isn't used is lost. */
  take(family: string, signal?: AbortSignal): Promise<void>;
  /**
   * The service says that the quota is used up: everybody pauses for `seconds`, and longer each time that the first
   * call after a pause is refused again.
   */
  backOff(family: string, seconds: number): Promise<void>;
}

/** Where the turns are kept. All times are the store's own clock, so that workers needn't agree on the time. */
export interface QuotaStore {
  /** Takes the family's next turn. Milliseconds until then; 0 is now. */
  reserve(family: string, intervalMs: number): Promise<number>;
  /** Milliseconds that the family's pause still lasts; 0 when there is none. */
  pausedMs(family: string): Promise<number>;
  pause(family: string, seconds: number): Promise<void>;
}

/** @param requestsPerMinute that a family has */
export function createQuotaGate(store: QuotaStore, requestsPerMinute: (family: string) => number): QuotaGate {
  return {
    take: async (family, signal) => {
      const intervalMs = slotIntervalMs(requestsPerMinute(family));
      for (;;) {
        signal?.throwIfAborted();
        const waitMs = await store.reserve(family, intervalMs);
        if (waitMs <= 0) return;
        await sleep(waitMs, undefined, { signal }).catch((error: unknown) => {
          signal?.throwIfAborted();
          throw error;
        });
        // A pause that began while we waited moves this turn behind it.
        if ((await store.pausedMs(family)) <= 0) return;
      }
    },
    backOff: (family, seconds) => store.pause(family, seconds),
  };
}

/** The pause of one family. Times in milliseconds of any clock. */
export interface Pause {
  until: number;
  /** Pauses in a row. */
  strikes: number;
}

const LONGEST_PAUSE_MS = 300_000;
/** So long after a pause without another, the next one is short again. */
const FORGIVEN_AFTER_MS = 120_000;

/** Calls that were under way together are refused together: while a pause lasts, a further refusal changes nothing. */
export function nextPause(pause: Pause, now: number, seconds: number): Pause {
  if (pause.until > now) return pause;
  const strikes = pause.until + FORGIVEN_AFTER_MS > now ? pause.strikes + 1 : 1;
  return { until: now + Math.min(seconds * 1000 * 2 ** (strikes - 1), LONGEST_PAUSE_MS), strikes };
}

/** For one process alone, where there is no database: the command line, tests. */
export function createMemoryQuotaStore(now: () => number = () => performance.now()): QuotaStore {
  const families = new Map<string, { nextSlot: number; pause: Pause }>();
  const stateOf = (family: string): { nextSlot: number; pause: Pause } => {
    const state = families.get(family) ?? {
      nextSlot: Number.NEGATIVE_INFINITY,
      pause: { until: Number.NEGATIVE_INFINITY, strikes: 0 },
    };
    families.set(family, state);
    return state;
  };
  return {
    reserve: (family, intervalMs) => {
      const state = stateOf(family);
      const present = now();
      const slot = Math.max(state.nextSlot, present);
      state.nextSlot = slot + intervalMs;
      return Promise.resolve(slot - present);
    },
    pausedMs: (family) => Promise.resolve(Math.max(0, stateOf(family).pause.until - now())),
    pause: (family, seconds) => {
      const state = stateOf(family);
      state.pause = nextPause(state.pause, now(), seconds);
      state.nextSlot = Math.max(state.nextSlot, state.pause.until);
      return Promise.resolve();
    },
  };
}
