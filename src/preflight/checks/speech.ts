import type { Config } from '../../settings/config.ts';
import { messageOf } from '../../process/thrown.ts';
import { EXIT } from '../../process/exit-error.ts';
import { createSpeechEngine } from '../../tts/engines.ts';
import { SpeechSetupError } from '../../tts/google-credentials.ts';
import type { Voice } from '../../tts/tts.ts';
import { SpeechError } from '../../tts/tts.ts';
import { findVoice } from '../../tts/voices.ts';
import { CheckFailed } from '../check.ts';
import type { Check } from '../check.ts';
import { withRetries } from '../retry.ts';

const EXAMPLES = 5;

export const speechCheck: Check = {
  name: 'speech',
  run: async ({ config, log }) => {
    const { ttsProvider: provider } = config;
    // Nothing is bought here, so nobody's turn is taken.
    const engine = await createSpeechEngine(config, { log, quotaStore: null });
    try {
      await withRetries(
        () => engine.probe(),
        (error) => error instanceof SpeechError && error.kind !== 'setup',
        (error) => log.warn('Waiting for the speech service', { reason: messageOf(error) }),
      );
      const voices = await engine.voices();
      checkVoice(config.defaultVoice, voices, provider);
      return `Speech ready (${provider}, ${voices.length} voices)`;
    } catch (error) {
      throw error instanceof CheckFailed ? error : explain(error, provider);
    } finally {
      await engine.close();
    }
  },
};

/** Names some voices that there are: of the same language, where the wish begins with one. */
function checkVoice(wanted: string | null, voices: readonly Voice[], provider: Config['ttsProvider']): void {
  if (wanted === null || findVoice(voices, wanted) !== undefined) return;
  const language = wanted.slice(0, 2).toLowerCase();
  const near = voices.filter(({ id }) => id.toLowerCase().startsWith(language));
  const examples = (near.length > 0 ? near : voices).slice(0, EXAMPLES).map(({ id }) => id);
  throw new CheckFailed(
    EXIT.config,
    `the voice in DEFAULT_VOICE is not one of ${provider}`,
    `set DEFAULT_VOICE to one of its ${voices.length} voices (for example ${examples.join(', ')}), or leave it out`,
  );
}

function explain(cause: unknown, provider: Config['ttsProvider']): CheckFailed {
  if (cause instanceof SpeechSetupError)
    return new CheckFailed(EXIT.config, cause.message, cause.hint, { cause });
  const fix =
    provider === 'google'
      ? 'see the message; if Google is reachable from here, https://status.cloud.google.com says how the service is'
      : 'run "npm ci" again, and see the message';
  return new CheckFailed(
    EXIT.unavailable,
    `the speech engine ${provider} can't be used: ${messageOf(cause)}`,
    fix,
    { cause },
  );
}
