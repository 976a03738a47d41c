import type { Language } from './language.ts';

export const HINDI: Language = {
  code: 'hi',
  otherCodes: null,
  name: 'Hindi',
  scripts: ['Devanagari'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'नमस्ते। आपकी किताब पहले पन्ने से आख़िरी पन्ने तक ऐसी सुनाई देगी।',
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
