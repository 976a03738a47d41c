import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createSpeechEngine } from '../tts/engines.ts';
import type { Voice } from '../tts/tts.ts';

/** The voices of the engine that the settings name. Asked for once, at first use; after a failure, again. */
export function createVoiceList(
  config: Pick<Config, 'ttsProvider'>,
  log: Log,
): () => Promise<readonly Voice[]> {
  let known: Promise<readonly Voice[]> | undefined;
  const load = async (): Promise<readonly Voice[]> => {
    const engine = await createSpeechEngine(config, log);
    try {
      return await engine.voices();
    } finally {
      await engine.close();
    }
  };
  return () => {
    known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
