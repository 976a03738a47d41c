import type { Language } from './language.ts';

export const SLOVAK: Language = {
  code: 'sk',
  otherCodes: null,
  name: 'Slovak',
  scripts: null,
  commonWords: 'a v sa na je že s z do o aj to vo pre za by ale ako po od jeho ktorý nie keď sú som alebo zo',
  joinedLetters: null,
  recognition: null,
  sample: 'Dobrý deň. Takto znie vaša kniha, od prvej po poslednú stranu.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
