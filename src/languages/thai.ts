import type { Language } from './language.ts';

export const THAI: Language = {
  code: 'th',
  otherCodes: null,
  name: 'Thai',
  scripts: ['Thai'],
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
