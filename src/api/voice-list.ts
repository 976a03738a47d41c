import { AppError } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { SpeechError } from '../tts/engine.ts';
import type { ChosenEngine, Voice } from '../tts/engine.ts';
import { createVoiceCache } from '../tts/voice-cache.ts';

const RENEWED_AFTER_MS = 24 * 3_600_000;

/**
 * The voices of an engine. It is loaded at first use, and let go again: an API that is never
 * asked for voices doesn't carry it.
 *
 * @throws {AppError} `speech-unavailable` while there is no list at all.
 */
export function createVoiceList(speech: ChosenEngine, log: Log): () => Promise<readonly Voice[]> {
  const load = async (): Promise<readonly Voice[]> => {
    const engine = await speech.open({ log, quotaStore: null });
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
