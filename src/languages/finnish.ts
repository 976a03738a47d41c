import type { Language } from './language.ts';

export const FINNISH: Language = {
  code: 'fi',
  otherCodes: null,
  name: 'Finnish',
  scripts: null,
  commonWords:
    'ja on ei että se hän oli mutta kun niin ovat joka myös kuin tai mitä sen olla jos minä vain ole',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'luku',
    part: null,
    appendix: null,
    chapterLabel: null,
    numbers: null,
    largerNumbers: null,
    unnumbered: null,
    page: null,
    contents: null,
    index: null,
    references: null,
    notes: null,
    figure: null,
    table: null,
    untitled: null,
  },
  apparatus: null,
  spelling: null,
  sentences: { starters: null, ordinalStop: true, afterSpeech: null },
  abbreviations: null,
  spoken: null,
};
