import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { SpeechEngine } from './tts.ts';

type SpeechConfig = Pick<Config, 'ttsProvider'>;

/** Imported only when asked for: an engine that isn't used costs no memory. */
const FACTORIES: Record<Config['ttsProvider'], (config: SpeechConfig, log: Log) => Promise<SpeechEngine>> = {
  espeak: async (_config, log) => {
    const { createEspeakEngine } = await import('./espeak.ts');
    return createEspeakEngine({ log });
  },
};

/** The engine that the settings ask for. Nothing is started or connected yet. */
export function createSpeechEngine(config: SpeechConfig, log: Log): Promise<SpeechEngine> {
  return FACTORIES[config.ttsProvider](config, log);
}
