import type { Language } from './language.ts';

export const TELUGU: Language = {
  code: 'te',
  otherCodes: null,
  name: 'Telugu',
  scripts: ['Telugu'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
