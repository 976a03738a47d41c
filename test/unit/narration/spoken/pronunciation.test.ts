import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../src/errors.ts';
import { readPronunciations } from '../../../../src/contract/pronunciations.ts';
import { createPronouncer } from '../../../../src/narration/spoken/pronunciation.ts';
import type { PronunciationRule } from '../../../../src/narration/spoken/pronunciation-rule.ts';
import { createSpokenForm } from '../../../../src/narration/spoken/spoken-form.ts';

const RULES: PronunciationRule[] = [
  { match: 'SQL', spoken: 'sequel', caseSensitive: true },
  { match: 'Hermione', spoken: 'her my oh nee' },
  { match: 'Tolkien*', spoken: 'Tolkeen*' },
  { match: 'un*able', spoken: 'un * able' },
  { match: 'Dr. Who', spoken: 'Doctor Who' },
  { match: 'Dr. Who and friends', spoken: 'never' },
  { match: 'nginx', spoken: 'engine x', language: 'en' },
  { match: 'C++', spoken: 'see plus plus' },
  { match: '->', spoken: 'gives' },
  { match: '北京', spoken: 'Beijing' },
  { match: '(sic)', spoken: '' },
];

describe('pronunciation rules', () => {
  const say = createPronouncer(RULES, 'en');
  test.each([
    ['SQL, sql and MySQL', 'sequel, sql and MySQL'],
    ['HERMIONE met hermione’s cat', 'her my oh nee met her my oh nee’s cat'],
    ['Tolkien, Tolkienesque and Tolkiens', 'Tolkeen, Tolkeenesque and Tolkeens'],
    ['unthinkable, unable, table', 'un think able, un  able, table'],
    ['I saw Dr.  Who and friends', 'I saw Doctor Who and friends'],
    ['nginx runs', 'engine x runs'],
    ['C++ and C -> x', 'see plus plus and C gives x'],
    ['在北京很好', '在Beijing很好'],
    ['He sayed (sic) it', 'He sayed  it'],
    ['nothing to do with it', 'nothing to do with it'],
  ])('%s', (written, spoken) => {
    expect(say(written)).toBe(spoken);
  });

  test('hold in books of their language only', () => {
    expect(createPronouncer(RULES, 'de')('nginx und Hermione')).toBe('nginx und her my oh nee');
  });

  test('come before everything that is done by itself, and the first of them wins', () => {
    const rules = [
      { match: 'Henry VIII', spoken: 'old Harry' },
      { match: 'Henry', spoken: 'Hank' },
    ];
    const speak = createSpokenForm({ language: 'en', rules });
    expect(speak('Henry VIII and Henry V.', 'text')).toBe('old Harry and Hank V.');
  });

  test('take time in proportion to the text, whatever they are', () => {
    const rules = readPronunciations({
      rules: [
        { match: 'a*a*b', spoken: 'x' },
        { match: '*a*', spoken: 'y' },
        ...Array.from({ length: 400 }, (_, index) => ({ match: `word${index}*x*`, spoken: 'z' })),
      ],
    });
    const pronounce = createPronouncer(rules.slice(0, 1), 'en');
    // A pattern that backtracks without a bound would take years for this.
    expect(pronounce('a'.repeat(200_000))).toHaveLength(200_000);
    expect(createPronouncer(rules, 'en')('banana')).toBe('y');
  });
});

describe('a thousand rules that were made to be slow', () => {
  // With a pattern that backtracks, the first of these took 20 s for a tenth of the text, and longer than anybody waits
  // for all of it.
  test.each([
    ['Chinese, stars anywhere', '的', 'zh'],
    ['Latin, stars anywhere', 'a', 'en'],
    ['Thai, stars anywhere', 'ก', 'th'],
  ])('%s: a text of 100,000 characters comes in pieces, each soon', (_name, sign, language) => {
    const rules = Array.from({ length: 1_000 }, (_, index) => ({
      match: `${sign.repeat(1 + (index % 30))}*${sign.repeat(1 + Math.floor(index / 30))}*☀`,
      spoken: 'x',
    }));
    const speak = createSpokenForm({ language, rules });
    const pieces = [...speak.pieces(sign.repeat(100_000), 'text')];
    expect(pieces.length).toBeGreaterThan(50);
    expect(pieces.join('').replaceAll(/[^\p{L}]/gu, '')).toBe(sign.repeat(100_000));
  });

  test('a star stands for what a person would say', () => {
    const say = createPronouncer(
      [
        { match: '*的*', spoken: '[*|*]' },
        { match: 'pre*  mid *post', spoken: '<*,*>' },
      ],
      'en',
    );
    expect(say('好的吗')).toBe('[好|吗]');
    expect(say('prefix   mid compost, prefix mid')).toBe('<fix,com>, prefix mid');
    expect(say(`pre${'x'.repeat(41)} mid post`)).toBe(`pre${'x'.repeat(41)} mid post`);
    expect(say('pre mid 𝔘post')).toBe('<,𝔘>');
  });
});

describe('a list of rules', () => {
  test('is taken as it is meant', () => {
    expect(
      readPronunciations({ rules: [{ match: '  two \n words ', spoken: ' 2 ', language: 'en' }] }),
    ).toEqual([{ match: 'two words', spoken: '2', language: 'en' }]);
    expect(readPronunciations({ rules: [] })).toEqual([]);
  });

  test.each([
    ['rules', 'nothing'],
    ['rules', Array.from({ length: 501 }, (_, index) => ({ match: `word${index}`, spoken: 'x' }))],
    ['rules[0]', ['a']],
    ['rules[0].match', [{ spoken: 'x' }]],
    ['rules[0].match', [{ match: ' ', spoken: 'x' }]],
    ['rules[0].match', [{ match: '*', spoken: 'x' }]],
    ['rules[0].match', [{ match: 'a**b', spoken: 'x' }]],
    ['rules[0].match', [{ match: 'a*b*c*', spoken: 'x' }]],
    ['rules[0].match', [{ match: 'x'.repeat(101), spoken: 'x' }]],
    ['rules[0].spoken', [{ match: 'x', spoken: 'x'.repeat(201) }]],
    ['rules[0].spoken', [{ match: 'x', spoken: null }]],
    ['rules[0].language', [{ match: 'x', spoken: 'y', language: 'English' }]],
    ['rules[0].caseSensitive', [{ match: 'x', spoken: 'y', caseSensitive: 'yes' }]],
    ['rules[0].pattern', [{ match: 'x', spoken: 'y', pattern: '.*' }]],
    [
      'rules[1].match',
      [
        { match: 'Word', spoken: 'y' },
        { match: 'word', spoken: 'z' },
      ],
    ],
  ])('is refused with the place of the mistake: %s', (field, list) => {
    try {
      readPronunciations({ rules: list });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).field).toBe(field);
      expect(`${(error as AppError).detail ?? ''}${(error as AppError).allowed?.join() ?? ''}`).not.toBe('');
    }
  });
});
