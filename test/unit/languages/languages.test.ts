import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/languages/language.ts';
import { anyOf, languageOf, LANGUAGES } from '../../../src/languages/languages.ts';
import * as registered from '../../../src/languages/register.ts';
import { modelFor } from '../../../src/pdf/ocr/ocr-languages.ts';
import { languageProblems } from './language-problems.ts';

describe('every language', () => {
  test.each(LANGUAGES.map((language) => [language.name, language] as const))(
    '%s answers every key, and its patterns are some',
    (_name, language) => {
      expect(languageProblems(language, LANGUAGES)).toEqual([]);
    },
  );

  test('is registered under its code, and no code has two', () => {
    expect(Object.entries(registered).map(([code, { code: own }]) => [code, own])).toEqual(
      Object.keys(registered).map((code) => [code, code]),
    );
    const codes = LANGUAGES.flatMap(({ code, otherCodes }) => [code, ...(otherCodes ?? [])]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(languageOf(code)?.code, code).toBeDefined();
  });

  test('has a script of its own, if any, and a model that is there', () => {
    const scripts = LANGUAGES.flatMap((language) => language.scripts ?? []);
    expect(new Set(scripts).size).toBe(scripts.length);
    for (const script of scripts) expect(() => new RegExp(`\\p{Script=${script}}`, 'u')).not.toThrow();
    for (const { code, recognition } of LANGUAGES) {
      if (recognition !== null) expect(modelFor(code), code).toMatchObject({ code: recognition });
    }
  });
});

describe('what is wrong with a file is a line that names language and key', () => {
  const italian = languageOf('it') as Language;
  const { structure } = italian;

  test.each<[string, object, string]>([
    [
      'a missing key',
      { structure: { ...structure, notes: undefined } },
      'structure.notes is missing; it says null where nothing is known',
    ],
    ['a missing room', { apparatus: undefined }, 'apparatus is missing; it says null where nothing is known'],
    [
      'half an expression',
      { structure: { ...structure, notes: 'note(' } },
      'structure.notes is no regular expression',
    ],
    [
      'a numbered group',
      { structure: { ...structure, notes: 'not(e|a)' } },
      'structure.notes has a group that is numbered; (?:…) is none',
    ],
    [
      'an empty alternative',
      { structure: { ...structure, notes: 'note|' } },
      'structure.notes has an alternative that is empty',
    ],
    [
      'a pattern for a word',
      { structure: { ...structure, part: 'parti?' } },
      'structure.part holds more than plain words in small letters',
    ],
    [
      'a number too few',
      { structure: { ...structure, numbers: 'uno due' } },
      'structure.numbers has 2 numbers, not 12',
    ],
    [
      'an abbreviation twice',
      {
        abbreviations: [
          ['p.', null, 'number'],
          ['p.', 'pagina', 'number'],
        ],
      },
      'abbreviations has p. twice as "number"',
    ],
    [
      'an abbreviation without effect',
      { abbreviations: [['sig', null, 'name']] },
      'abbreviations has sig, which neither ends in a stop nor is spoken',
    ],
  ])('%s', (_what, change, problem) => {
    const bad = { ...italian, ...change };
    expect(languageProblems(bad, LANGUAGES)).toEqual([`Italian (it): ${problem}`]);
  });
});

test('what all languages say is made of their files', () => {
  const words = anyOf(({ structure }) => structure?.chapter).split('|');
  expect(words).toEqual(expect.arrayContaining(['chapter', 'kapitel', 'capitolo', 'fejezet']));
  expect(new Set(words).size).toBeGreaterThan(10);
  expect(new RegExp(`^(?:${anyOf(() => null)})`).test('anything')).toBe(false);
});
