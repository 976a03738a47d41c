import type { Log } from '../process/log.ts';
import type { SpeechEngine, Voice } from './engine.ts';
import { ESPEAK_VOICES } from './espeak/voices.ts';

/** Before the id of an offline voice where the service has another engine: no engine's own ids have a colon. */
const PREFIX = 'espeak:';

/** What can always speak, beside any engine: free, on this machine. */
export const OFFLINE_VOICES: readonly Voice[] = ESPEAK_VOICES.map((voice) => ({
  ...voice,
  id: PREFIX + voice.id,
}));

export function isOfflineVoice(id: string): boolean {
  return id.startsWith(PREFIX);
}

/**
 * The engine of the offline voices, for a service whose own engine has this sampling rate, so that the speech of both
 * joins. Nothing of it runs before it is asked to speak.
 */
export async function openOfflineVoice(options: { log: Log; sampleRateHz: number }): Promise<SpeechEngine> {
  const { createEspeakEngine } = await import('./espeak/engine.ts');
  const engine = createEspeakEngine(options);
  return {
    ...engine,
    voices: () => Promise.resolve(OFFLINE_VOICES),
    synthesize: (request) => engine.synthesize({ ...request, voice: request.voice.slice(PREFIX.length) }),
  };
}
