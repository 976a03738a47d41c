import type { Language } from './language.ts';

export const NORWEGIAN: Language = {
  code: 'no',
  otherCodes: ['nb', 'nn'],
  name: 'Norwegian',
  scripts: null,
  commonWords:
    'og i det er på en til som av for at med de den han ikke et har om men fra var seg jeg vi så kan',
  recognition: null,
  voices: { tag: 'nb', nearest: null },
  structure: {
    chapter: 'kapittel',
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
