import type { Language } from './language.ts';

export const ESTONIAN: Language = {
  code: 'et',
  otherCodes: null,
  name: 'Estonian',
  scripts: null,
  commonWords: 'ja on ei et see ta oli aga kui ka nii mis või oma ning seda',
  joinedLetters: null,
  recognition: null,
  sample: 'Tere. Nii kõlab teie raamat, esimesest leheküljest viimaseni.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
