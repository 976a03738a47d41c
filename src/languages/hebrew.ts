import type { Language } from './language.ts';

export const HEBREW: Language = {
  code: 'he',
  otherCodes: null,
  name: 'Hebrew',
  scripts: ['Hebrew'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'שלום. כך נשמע הספר שלכם, מהעמוד הראשון ועד האחרון.',
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
