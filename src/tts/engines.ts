import type { Config } from '../settings/config.ts';
import type { Log } from '../process/log.ts';
import type { QuotaStore } from './quota.ts';
import { createMemoryQuotaStore, createQuotaGate } from './quota.ts';
import type { SpeechEngine } from './tts.ts';

export type SpeechConfig = Pick<Config, 'ttsProvider' | 'google'>;

export interface SpeechEngineDeps {
  log: Log;
  /** Where all who buy with the same account take turns; `null` for a process that buys nothing, or that is alone. */
  quotaStore: QuotaStore | null;
}

/** Imported only when asked for: an engine that isn't used costs no memory. */
const FACTORIES: Record<
  Config['ttsProvider'],
  (config: SpeechConfig, deps: SpeechEngineDeps) => Promise<SpeechEngine>
> = {
  espeak: async (_config, { log }) => {
    const { createEspeakEngine } = await import('./espeak.ts');
    return createEspeakEngine({ log });
  },
  google: async ({ google }, { log, quotaStore }) => {
    const { createGoogleEngine } = await import('./google.ts');
    const { credentials, endpoint, bitrateKbps } = google;
    const quota = createQuotaGate(quotaStore ?? createMemoryQuotaStore(), google.quotas);
    return createGoogleEngine({ credentials, endpoint, bitrateKbps, quota, log });
  },
};

/** The engine that the settings ask for. Nothing is started or connected yet. */
export function createSpeechEngine(config: SpeechConfig, deps: SpeechEngineDeps): Promise<SpeechEngine> {
  return FACTORIES[config.ttsProvider](config, deps);
}
