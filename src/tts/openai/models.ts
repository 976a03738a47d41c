/** OpenAI's own service, whose models, voices and prices are known without asking. */
export const OPENAI_HOST = 'api.openai.com';

/** https://platform.openai.com/docs/models; every list that is asked for comes before this table. */
export interface KnownModel {
  /**
   * US dollars. `gpt-4o-mini-tts` is billed by tokens and seconds; this is what 1,000 characters came to, rounded up.
   */
  usdPerMillionCharacters: number;
  /** The day on which it is switched off. */
  shutdownDate: string | null;
}

const OPENAI_MODELS: Readonly<Record<string, KnownModel>> = {
  'tts-1': { usdPerMillionCharacters: 15, shutdownDate: '2027-01-06' },
  'tts-1-hd': { usdPerMillionCharacters: 30, shutdownDate: '2027-01-06' },
  'gpt-4o-mini-tts': { usdPerMillionCharacters: 18, shutdownDate: '2027-01-06' },
};

export const OPENAI_VOICES: readonly string[] = [
  ...['alloy', 'ash', 'ballad', 'coral', 'echo', 'fable', 'nova', 'onyx', 'sage', 'shimmer', 'verse'],
];

/** Languages that OpenAI's voices read, the most spoken ones of its list. */
export const OPENAI_LANGUAGES: readonly string[] = [
  ...[
    'en',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'pl',
    'ru',
    'uk',
    'cs',
    'sv',
    'da',
    'nb',
    'fi',
    'el',
    'hu',
    'ro',
  ],
  ...['tr', 'ar', 'he', 'hi', 'id', 'vi', 'th', 'ja', 'ko', 'zh'],
];

/** `null` for what isn't OpenAI's, or is newer than the table. */
export function knownModel(host: string, model: string): KnownModel | null {
  return host === OPENAI_HOST ? (OPENAI_MODELS[model] ?? null) : null;
}
