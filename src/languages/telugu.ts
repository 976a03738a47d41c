import type { Language } from './language.ts';

export const TELUGU: Language = {
  code: 'te',
  otherCodes: null,
  name: 'Telugu',
  scripts: ['Telugu'],
  commonWords: null,
  joinedLetters: null,
  recognition: null,
  sample: 'నమస్కారం. మీ పుస్తకం మొదటి పేజీ నుండి చివరి పేజీ వరకు ఇలా వినిపిస్తుంది.',
  charactersASecond: null,
  voices: null,
  structure: null,
  apparatus: null,
  spelling: null,
  sentences: null,
  abbreviations: null,
  spoken: null,
};
