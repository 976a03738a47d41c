import type { Language } from './language.ts';

export const GEORGIAN: Language = {
  code: 'ka',
  otherCodes: null,
  name: 'Georgian',
  scripts: ['Georgian'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'გამარჯობა. ასე ჟღერს თქვენი წიგნი, პირველი გვერდიდან ბოლომდე.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
