import { describe, expect, test } from 'vitest';
import { readBookChange, readUpload } from '../../../src/contract/requests.ts';
import { AppError } from '../../../src/errors.ts';
import type { Problem } from '../../../src/errors.ts';
import { toProblem } from '../../../src/errors.ts';
import { DEFAULT_CHOICES } from '../../../src/narration/choices.ts';
import type { Choices } from '../../../src/narration/choices.ts';

const VOICES = ['en-gb', 'en-us', 'de'].map((id) => ({
  ...{ id, name: id, languages: [id], family: 'espeak', gender: null, usdPerMillionCharacters: 0 },
}));

function change(voices: unknown, chosen: Partial<Choices> = {}): Record<string, string> | undefined {
  const book = { title: null, author: null, choices: { ...DEFAULT_CHOICES, ...chosen } };
  return readBookChange({ voices }, book, VOICES).change.choices?.voices;
}

function refusal(voices: unknown, chosen: Partial<Choices> = {}): Problem {
  try {
    change(voices, chosen);
  } catch (error) {
    if (error instanceof AppError) return toProblem(error);
    throw error;
  }
  throw new Error('it was accepted');
}

describe('voices by part', () => {
  test.each<[string, unknown, Record<string, string> | undefined]>([
    [
      'kinds and speakers',
      { headings: 'EN-GB', 'The  Court': 'de' },
      { 'THE COURT': 'de', headings: 'en-gb' },
    ],
    ['one more', { notes: 'de' }, { MARIT: 'en-us', notes: 'de' }],
    ['one taken back', { MARIT: null }, {}],
    ['all taken back', null, {}],
    ['what is chosen already', { Marit: 'en-us' }, undefined],
    ['as a form has it', 'notes = de, MR. VANE=en-us', { MARIT: 'en-us', 'MR. VANE': 'en-us', notes: 'de' }],
    ['as JSON in a form', '{"notes": "de"}', { MARIT: 'en-us', notes: 'de' }],
  ])('%s', (_name, voices, expected) => {
    const before = _name === 'kinds and speakers' ? {} : { voices: { MARIT: 'en-us' } };
    expect(change(voices, before)).toEqual(expected);
  });

  test.each<[string, unknown, Partial<Choices>, string]>([
    ['a kind that there isn’t', { footnotes: 'de' }, {}, 'There is no kind of text "footnotes"'],
    [
      'a voice of nobody',
      { headings: 'en-US-Neural2-A' },
      {},
      'There is no voice "en-US-Neural2-A" of this speech engine',
    ],
    [
      'a voice of another language',
      { headings: 'de' },
      { language: 'en' },
      'doesn\'t read the language "en"',
    ],
    ['no object', ['de'], {}, 'It must be an object like'],
    ['a form without names', 'de', {}, 'It must be an object like'],
  ])('%s is refused', (_name, voices, chosen, detail) => {
    const problem = refusal(voices, chosen);
    expect(problem).toMatchObject({ status: 422, code: 'invalid-parameter' });
    expect(problem.detail).toContain(detail);
  });

  test('come with an upload as text', () => {
    const { choices } = readUpload(new Map([['voices', 'quotations=en-gb']]), VOICES);
    expect(choices.voices).toEqual({ quotations: 'en-gb' });
  });
});
