import type { SpeechEngine } from '../tts/engine.ts';
import { isOfflineVoice } from '../tts/offline-voice.ts';
import type { WorkerContext } from './context.ts';

/** Who speaks with this voice. */
export function engineFor(
  { engine, offline }: Pick<WorkerContext, 'engine' | 'offline'>,
  voice: string,
): SpeechEngine {
  return isOfflineVoice(voice) ? offline : engine;
}
