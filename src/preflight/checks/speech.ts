import { messageOf } from '../../errors.ts';
import { EXIT } from '../../exit-error.ts';
import { createSpeechEngine } from '../../tts/engines.ts';
import { CheckFailed } from '../check.ts';
import type { Check } from '../check.ts';

export const speechCheck: Check = {
  name: 'speech',
  run: async ({ config, log }) => {
    const engine = await createSpeechEngine(config, log);
    try {
      await engine.probe().catch((error: unknown) => {
        throw new CheckFailed(
          EXIT.unavailable,
          `the speech engine ${engine.provider} can't be used: ${messageOf(error)}`,
          'run "npm ci" again, and see the message',
          { cause: error },
        );
      });
      const voices = await engine.voices();
      const { defaultVoice } = config;
      if (defaultVoice !== null && !voices.some(({ id }) => id === defaultVoice)) {
        const examples = voices.slice(0, 5).map(({ id }) => id);
        throw new CheckFailed(
          EXIT.config,
          `the voice in DEFAULT_VOICE is not one of ${engine.provider}`,
          `set DEFAULT_VOICE to one of its ${voices.length} voices (for example ${examples.join(', ')}), or leave it out`,
        );
      }
      return `Speech ready (${engine.provider}, ${voices.length} voices)`;
    } finally {
      await engine.close();
    }
  },
};
