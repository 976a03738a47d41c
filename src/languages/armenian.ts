import type { Language } from './language.ts';

export const ARMENIAN: Language = {
  code: 'hy',
  otherCodes: null,
  name: 'Armenian',
  scripts: ['Armenian'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'Բարև ձեզ։ Այսպես է հնչում ձեր գիրքը՝ առաջին էջից մինչև վերջինը։',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
