import { AppError } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { createSpeechEngine } from '../tts/engines.ts';
import type { SpeechConfig } from '../tts/engines.ts';
import { SpeechError } from '../tts/tts.ts';
import type { Voice } from '../tts/tts.ts';
import { createVoiceCache } from '../tts/voice-cache.ts';

const RENEWED_AFTER_MS = 24 * 3_600_000;

/**
 * The voices of the engine that the settings name. The engine is loaded at first use, and let go again: an API that is never
 * asked for voices doesn't carry it.
 *
 * @throws {AppError} `speech-unavailable` while there is no list at all.
 */
export function createVoiceList(config: SpeechConfig, log: Log): () => Promise<readonly Voice[]> {
  const load = async (): Promise<readonly Voice[]> => {
    const engine = await createSpeechEngine(config, { log, quotaStore: null });
    try {
      return await engine.voices();
    } finally {
      await engine.close();
    }
  };
  const cache = createVoiceCache({ load, ttlMs: RENEWED_AFTER_MS, log });
  return () =>
    cache.get().catch((error: unknown) => {
      throw error instanceof SpeechError ? new AppError('speech-unavailable', { cause: error }) : error;
    });
}
