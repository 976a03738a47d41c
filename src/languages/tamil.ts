import type { Language } from './language.ts';

export const TAMIL: Language = {
  code: 'ta',
  otherCodes: null,
  name: 'Tamil',
  scripts: ['Tamil'],
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
