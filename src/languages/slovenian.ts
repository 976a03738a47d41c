import type { Language } from './language.ts';

export const SLOVENIAN: Language = {
  code: 'sl',
  otherCodes: null,
  name: 'Slovenian',
  scripts: null,
  commonWords: 'in je v se na da za so od s kot pa ne ki iz ali bi po tudi',
  joinedLetters: null,
  recognition: null,
  sample: 'Dober dan. Tako se sliši vaša knjiga, od prve do zadnje strani.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
