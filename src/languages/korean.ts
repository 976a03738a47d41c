import type { Language } from './language.ts';

export const KOREAN: Language = {
  code: 'ko',
  otherCodes: null,
  name: 'Korean',
  scripts: ['Hangul'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: '안녕하세요. 당신의 책은 첫 쪽부터 마지막 쪽까지 이렇게 들립니다.',
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
