import type { Language } from './language.ts';

export const KOREAN: Language = {
  code: 'ko',
  otherCodes: null,
  name: 'Korean',
  scripts: ['Hangul'],
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
