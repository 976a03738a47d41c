import type { Language } from './language.ts';

export const CZECH: Language = {
  code: 'cs',
  otherCodes: null,
  name: 'Czech',
  scripts: null,
  commonWords:
    'a v se na je že s z do o i to ve pro za by ale jako po od jeho který není když jsou jsem nebo ze',
  recognition: null,
  voices: null,
  structure: {
    chapter: 'kapitola|kapitoly',
    part: 'část',
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
