import type { Language } from './language.ts';

export const CROATIAN: Language = {
  code: 'hr',
  otherCodes: null,
  name: 'Croatian',
  scripts: null,
  commonWords: 'i u je se na da za su od s kao a o ne koji iz što ili ali biti',
  joinedLetters: null,
  recognition: null,
  sample: 'Dobar dan. Ovako zvuči vaša knjiga, od prve do posljednje stranice.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
