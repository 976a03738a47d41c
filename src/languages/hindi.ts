import type { Language } from './language.ts';

export const HINDI: Language = {
  code: 'hi',
  otherCodes: null,
  name: 'Hindi',
  scripts: ['Devanagari'],
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
