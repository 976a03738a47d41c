import type { Language } from './language.ts';

export const BENGALI: Language = {
  code: 'bn',
  otherCodes: null,
  name: 'Bengali',
  scripts: ['Bengali'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'নমস্কার। আপনার বইটি প্রথম পাতা থেকে শেষ পাতা পর্যন্ত এমন শোনাবে।',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
