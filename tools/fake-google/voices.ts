/** As the service lists them: language codes, name, gender, the voice's own sample rate. */
export interface FakeVoice {
  languageCodes: string[];
  name: string;
  ssmlGender: 'MALE' | 'FEMALE';
  naturalSampleRateHertz: number;
}

const FAMILIES = [
  'Standard-A',
  'Wavenet-A',
  'Neural2-A',
  'Studio-O',
  'News-K',
  'Polyglot-1',
  'Chirp-HD-F',
  'Chirp3-HD-Aoede',
  'Chirp3-HD-Charon',
];
const LANGUAGES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'hi-IN', 'cmn-CN'];

/**
 * Some of what the service offers: every family in several languages, and a voice that needs a model name to be used.
 */
export const FAKE_VOICES: readonly FakeVoice[] = [
  ...LANGUAGES.flatMap((language) =>
    FAMILIES.map((family, index) => ({
      languageCodes: [language],
      name: `${language}-${family}`,
      ssmlGender: index % 2 === 0 ? ('FEMALE' as const) : ('MALE' as const),
      naturalSampleRateHertz: 24_000,
    })),
  ),
  {
    languageCodes: ['en-US', 'de-DE'],
    name: 'Achernar',
    ssmlGender: 'FEMALE',
    naturalSampleRateHertz: 24_000,
  },
];
