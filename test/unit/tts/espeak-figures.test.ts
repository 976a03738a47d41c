import { expect, test } from 'vitest';
import { sayFigures } from '../../../src/tts/espeak/figures.ts';

test.each([
  [
    'gmw/en-US',
    'In 1945 and the 1960s, not in 1900 or 2010.',
    'In nineteen 45 and the nineteen 60s, not in nineteen hundred or 2010.',
  ],
  [
    'gmw/en-US',
    'In 1905 1945 soldiers had $1945 or 1,945.',
    'In nineteen oh 5 1945 soldiers had $1945 or 1,945.',
  ],
  ['gmw/en-US', 'At 6:05 and 10:30.', 'At 6 oh 5 and 10:30.'],
  [
    'gmw/de',
    'Im Mai 1990, seit 1905, um 1800.',
    'Im Mai neunzehnhundert 90, seit neunzehnhundert 5, um achtzehnhundert.',
  ],
  [
    'gmw/de',
    'Mit 1990 Einwohnern in den 1920er Jahren.',
    'Mit 1990 Einwohnern in den neunzehnhundert 20er Jahren.',
  ],
  ['gmw/nl', 'In 1945 met 1500 mensen.', 'In negentien 45 met 1500 mensen.'],
  ['roa/fr', 'En 1945, J. R. R. Tolkien.', 'En 1945, J R R Tolkien.'],
  ['gmw/en-US', 'See Appendix D. Indices.', 'See Appendix D. Indices.'],
])('%s: %s', (voice, written, said) => {
  expect(sayFigures(written, voice)).toBe(said);
});
