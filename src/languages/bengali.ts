import type { Language } from './language.ts';

export const BENGALI: Language = {
  code: 'bn',
  otherCodes: null,
  name: 'Bengali',
  scripts: ['Bengali'],
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
