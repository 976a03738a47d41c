import { AppError } from '../errors.ts';
import type { Log } from '../process/log.ts';
import { SpeechError } from '../tts/engine.ts';
import type { ChosenEngine, Voice } from '../tts/engine.ts';
import { createVoiceCache } from '../tts/voice-cache.ts';
import type { Speaker } from './deps.ts';

const RENEWED_AFTER_MS = 24 * 3_600_000;

/**
 * The voices of an engine, and what else is to be known of it. It is loaded at first use, and let go again: an API that
 * is never asked for voices doesn't carry it.
 *
 * Both reject with {AppError} `speech-unavailable` while there is no list at all.
 */
export function createVoiceList(
  speech: ChosenEngine,
  log: Log,
): { voices: () => Promise<readonly Voice[]>; speaker: () => Promise<Speaker> } {
  let speaker: Speaker | undefined;
  const load = async (): Promise<readonly Voice[]> => {
    const engine = await speech.open({ log, quotaStore: null });
    const { provider, version, limits } = engine;
    speaker = { provider, version, limits };
    try {
      return await engine.voices();
    } finally {
      await engine.close();
    }
  };
  const cache = createVoiceCache({ load, ttlMs: RENEWED_AFTER_MS, log });
  const voices = (): Promise<readonly Voice[]> =>
    cache.get().catch((error: unknown) => {
      throw error instanceof SpeechError ? new AppError('speech-unavailable', { cause: error }) : error;
    });
  return {
    voices,
    speaker: async () => {
      await voices();
      if (speaker === undefined) throw new Error('there is a list of voices, and nobody who made it');
      return speaker;
    },
  };
}
