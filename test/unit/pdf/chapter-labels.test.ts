import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/languages/languages.ts';
import {
  isNamedAsChapter,
  isNamedAsPart,
  isNumberInWords,
  readLabel,
} from '../../../src/pdf/structure/chapter-labels.ts';

const words = (key: 'chapter' | 'part'): [string, string][] =>
  LANGUAGES.flatMap(({ code, structure }) =>
    (structure?.[key]?.split('|') ?? []).map((word): [string, string] => [code, word]),
  );

describe('a word for chapters or parts is one wherever one is looked for', () => {
  test.each(words('chapter'))('%s: %s', (_code, word) => {
    const title = `${word.toUpperCase()} IV`;
    expect(readLabel(title)).toEqual({ kind: 'chapter', number: 4, bare: true });
    expect(readLabel(`4. ${word}: Tides`)).toEqual({ kind: 'chapter', number: 4, bare: false });
    expect(isNamedAsChapter(title)).toBe(true);
  });

  test.each(words('part'))('%s: %s', (_code, word) => {
    expect(readLabel(`${word} 2`)).toEqual({ kind: 'part', number: 2, bare: true });
    expect(readLabel(`${word} xyz`)).toBe(null);
    expect(isNamedAsPart(`${word} 2`)).toBe(true);
  });
});

test.each([
  ['Chapter Twelve', 12],
  ['Zweites Kapitel', 2],
  ['Troisième chapitre', 3],
  ['Capítulo primero', 1],
  ['Часть первая', 1],
  ['Capitolo secondo', 2],
  ['Capítulo terceiro', 3],
  ['Tiende hoofdstuk', 10],
  ['Rozdział siódmy', 7],
])('%s has the number %i', (title, number) => {
  expect(readLabel(title)?.number).toBe(number);
});

test('a whole label needs no word, and parts of longer words are none', () => {
  expect(readLabel('第十二章')).toEqual({ kind: 'chapter', number: 12, bare: true });
  expect(readLabel('第３章　海')).toEqual({ kind: 'chapter', number: 3, bare: false });
  expect(readLabel('Partly 2')).toBe(null);
  expect(isNamedAsPart('Particles')).toBe(false);
  expect(isNamedAsChapter('Appendix A')).toBe(true);
});

test('numbers in words go beyond twelve where a language says how', () => {
  expect(['SEVEN', 'Twenty-one', 'fifteen', 'zwölf'].map(isNumberInWords)).toEqual([true, true, true, true]);
  expect(['Sea', 'Tides and ten'].map(isNumberInWords)).toEqual([false, false]);
});
