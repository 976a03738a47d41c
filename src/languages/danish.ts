import type { Language } from './language.ts';

export const DANISH: Language = {
  code: 'da',
  otherCodes: null,
  name: 'Danish',
  scripts: null,
  commonWords:
    'og i at det er en til på for med den af de ikke der som et har han sig var men fra om vi kan også',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'kapitel',
    part: 'del',
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
