import { wordsOf } from '../../src/narration/words.ts';
import type { SpeechEngine, SpeechRequest } from '../../src/tts/engine.ts';
import { createSound, framesFor } from '../../tools/fake-google/sound.ts';

/** Of speech for each character, unless a test swallows some. */
export const MS_PER_CHARACTER = 60;
const VOICES = ['en', 'de'].map((language) => ({
  ...{ id: `even-${language}`, name: 'Even', languages: [language], family: 'test', gender: null },
}));

/**
 * An engine for tests of everything but the voice: real MP3 of an even tone, made of frames that are there, where a
 * synthesizer takes seconds of processor time.
 *
 * @param options.spoken How much of a text is spoken, from 0 to 1; all of it unless given.
 */
export async function createEvenVoice(
  options: {
    limits?: SpeechEngine['limits'];
    /** Of all voices, or of the German one besides. */
    usdPerMillionCharacters?: number;
    usdPerMillionInGerman?: number;
    spoken?: (request: SpeechRequest) => number;
  } = {},
): Promise<SpeechEngine> {
  const {
    limits = { maxBytes: 2_000, targetBytes: 1_000 },
    usdPerMillionCharacters = 4,
    spoken = () => 1,
  } = options;
  const { usdPerMillionInGerman = usdPerMillionCharacters } = options;
  const sound = await createSound(64);
  return {
    ...{ provider: 'test', version: 'test/1', limits },
    voices: () =>
      Promise.resolve(
        VOICES.map((voice) => ({
          ...voice,
          usdPerMillionCharacters: voice.id === 'even-de' ? usdPerMillionInGerman : usdPerMillionCharacters,
        })),
      ),
    probe: () => Promise.resolve(),
    close: () => Promise.resolve(),
    synthesize: (request) => {
      const ms = spoken(request) * MS_PER_CHARACTER * request.text.length;
      const words = wordsOf(request.text).map(({ start }) => ({ at: start, ms: MS_PER_CHARACTER * start }));
      return Promise.resolve({ audio: sound.mp3(framesFor(ms)), words });
    },
  };
}
