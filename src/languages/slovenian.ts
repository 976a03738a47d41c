import type { Language } from './language.ts';

export const SLOVENIAN: Language = {
  code: 'sl',
  otherCodes: null,
  name: 'Slovenian',
  scripts: null,
  recognition: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
