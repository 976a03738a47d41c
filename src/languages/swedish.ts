import type { Language } from './language.ts';

export const SWEDISH: Language = {
  code: 'sv',
  otherCodes: null,
  name: 'Swedish',
  scripts: null,
  commonWords:
    'och i att det som en på är av för med den till inte han om ett har de men var jag sig från vi så kan',
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
  sentences: null,
  abbreviations: null,
  spoken: null,
};
