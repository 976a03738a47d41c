import type { Language } from './language.ts';

export const TAMIL: Language = {
  code: 'ta',
  otherCodes: null,
  name: 'Tamil',
  scripts: ['Tamil'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'வணக்கம். உங்கள் புத்தகம் முதல் பக்கம் முதல் கடைசிப் பக்கம் வரை இப்படித்தான் ஒலிக்கும்.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
