import type { Language } from './language.ts';

export const SLOVAK: Language = {
  code: 'sk',
  otherCodes: null,
  name: 'Slovak',
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
