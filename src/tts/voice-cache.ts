import type { Log } from '../process/log.ts';
import type { Voice } from './engine.ts';

export interface VoiceCache {
  /**
   * The list at hand, however old; a list past its time is renewed in the background. Rejects only while there is none
   * at all.
   */
  get(): Promise<readonly Voice[]>;
  /** Asks anew, and keeps the answer. */
  refresh(): Promise<readonly Voice[]>;
}

/** So long after a failed renewal, nobody tries again. */
const RETRY_MS = 60_000;

/** Keeps a list of voices that is expensive to ask for, and outlives the outages of the service that it comes from. */
export function createVoiceCache(options: {
  load: () => Promise<readonly Voice[]>;
  ttlMs: number;
  log: Log;
  now?: () => number;
}): VoiceCache {
  const { load, ttlMs, log, now = () => performance.now() } = options;
  let voices: readonly Voice[] | undefined;
  let renewAt = 0;
  let loading: Promise<readonly Voice[]> | undefined;

  const renew = async (): Promise<readonly Voice[]> => {
    try {
      const loaded = await load();
      // An empty list is an outage of another kind.
      if (loaded.length === 0) throw new Error('the list of voices came back empty');
      voices = loaded;
      renewAt = now() + ttlMs;
      return loaded;
    } catch (error) {
      renewAt = now() + Math.min(RETRY_MS, ttlMs);
      throw error;
    } finally {
      loading = undefined;
    }
  };
  const refresh = (): Promise<readonly Voice[]> => (loading ??= renew());

  return {
    refresh,
    get: async () => {
      if (voices === undefined) return refresh();
      if (now() >= renewAt) {
        refresh().catch((error: unknown) => {
          log.warn('the list of voices could not be renewed; the old one is used', { error });
        });
      }
      return voices;
    },
  };
}
