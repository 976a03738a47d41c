import type { Language } from './language.ts';

export const ICELANDIC: Language = {
  code: 'is',
  otherCodes: null,
  name: 'Icelandic',
  scripts: null,
  commonWords: 'og að í á er sem það við en um til af ekki var með fyrir hann',
  joinedLetters: null,
  recognition: null,
  sample: 'Halló. Svona les ég bókina þína fyrir þig, frá fyrstu síðu til þeirrar síðustu.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
