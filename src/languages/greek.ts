import type { Language } from './language.ts';

export const GREEK: Language = {
  code: 'el',
  otherCodes: null,
  name: 'Greek',
  scripts: ['Greek'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'Γεια σας. Έτσι ακούγεται το βιβλίο σας, από την πρώτη έως την τελευταία σελίδα.',
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
