import type { Language } from './language.ts';

export const GREEK: Language = {
  code: 'el',
  otherCodes: null,
  name: 'Greek',
  scripts: ['Greek'],
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
