import { CheckFailed } from '../../process/check-failed.ts';
import { EXIT } from '../../process/exit-error.ts';
import { withRetries } from '../../process/retry.ts';
import { messageOf } from '../../process/thrown.ts';
import type { ChosenEngine, Voice } from '../../tts/engine.ts';
import { SpeechError, SpeechSetupError } from '../../tts/engine.ts';
import { findVoice } from '../../tts/voices.ts';
import type { Check } from '../check.ts';

const EXAMPLES = 5;

export const speechCheck: Check = {
  name: 'speech',
  run: async ({ config: { speech, defaultVoice }, log }) => {
    // Nothing is bought here, so nobody's turn is taken.
    const engine = await speech.open({ log, quotaStore: null });
    try {
      await withRetries(
        () => engine.probe(),
        (error) => error instanceof SpeechError && error.kind !== 'setup',
        (error) => log.warn('Waiting for the speech service', { reason: messageOf(error) }),
      );
      const voices = await engine.voices();
      checkVoice(defaultVoice, voices, speech);
      return `Speech ready (${speech.name}, ${voices.length} voices)`;
    } catch (error) {
      throw error instanceof CheckFailed ? error : explain(error, speech);
    } finally {
      await engine.close();
    }
  },
};

/** Names some voices that there are: of the same language, where the wish begins with one. */
function checkVoice(wanted: string | null, voices: readonly Voice[], { name }: ChosenEngine): void {
  if (wanted === null || findVoice(voices, wanted) !== undefined) return;
  const language = wanted.slice(0, 2).toLowerCase();
  const near = voices.filter(({ id }) => id.toLowerCase().startsWith(language));
  const examples = (near.length > 0 ? near : voices).slice(0, EXAMPLES).map(({ id }) => id);
  throw new CheckFailed(
    EXIT.config,
    `the voice in DEFAULT_VOICE is not one of ${name}`,
    `set DEFAULT_VOICE to one of its ${voices.length} voices (for example ${examples.join(', ')}), or leave it out`,
  );
}

function explain(cause: unknown, { name, remedy }: ChosenEngine): CheckFailed {
  if (cause instanceof SpeechSetupError) {
    return new CheckFailed(EXIT.config, cause.message, cause.hint, { cause });
  }
  return new CheckFailed(
    EXIT.unavailable,
    `the speech engine ${name} can't be used: ${messageOf(cause)}`,
    remedy,
    { cause },
  );
}
