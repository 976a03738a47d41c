import type { Language } from './language.ts';

export const THAI: Language = {
  code: 'th',
  otherCodes: null,
  name: 'Thai',
  scripts: ['Thai'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'สวัสดี หนังสือของคุณจะฟังเป็นแบบนี้ ตั้งแต่หน้าแรกจนถึงหน้าสุดท้าย',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
