import type { Language } from './language.ts';

export const LATVIAN: Language = {
  code: 'lv',
  otherCodes: null,
  name: 'Latvian',
  scripts: null,
  commonWords: 'un ir no uz ar par kas ka lai bet vai tas pie kā nav',
  joinedLetters: null,
  recognition: null,
  sample: 'Labdien. Tā skan jūsu grāmata, no pirmās līdz pēdējai lappusei.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
