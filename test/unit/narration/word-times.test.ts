import { describe, expect, it } from 'vitest';
import { createSpokenForm } from '../../../src/narration/spoken/spoken-form.ts';
import { carryTimes, reliableTimes, timeWords } from '../../../src/narration/word-times.ts';
import type { WordTime } from '../../../src/narration/word-times.ts';
import { wordsOf } from '../../../src/narration/words.ts';

const speak = createSpokenForm({ language: 'en', rules: [] });

/** As an engine that says each word of what it is sent takes 100 ms for it. */
function evenTimes(spoken: string): WordTime[] {
  return wordsOf(spoken).map(({ start }, index) => ({ at: start, ms: 100 * index }));
}

/** The words of a text with the words of its spoken form that are heard from their time on. */
function heard(
  written: string,
  kind: 'heading' | 'text' = 'text',
  times = evenTimes,
): [string, string][] | null {
  const spoken = speak(written, kind);
  const said = wordsOf(spoken).map(({ start, end }) => spoken.slice(start, end));
  const timed = timeWords(written, spoken, times(spoken));
  return timed?.map(({ start, end, ms }) => [written.slice(start, end), said[ms / 100] ?? '']) ?? null;
}

describe('the words of a text', () => {
  it('are those of its spoken form, one by one', () => {
    expect(heard('“Well,” he said — and left.')).toEqual([
      ['“Well,”', '“Well,”'],
      ['he', 'he'],
      ['said', 'said'],
      ['and', 'and'],
      ['left.', 'left.'],
    ]);
  });

  it.each([
    [
      'a Roman numeral',
      'CHAPTER IV',
      'heading',
      [
        ['CHAPTER', 'Chapter'],
        ['IV', '4.'],
      ],
    ],
    ['an abbreviation', 'Look at p. 5 there.', 'text', [['p.', 'page']]],
    [
      'an amount',
      'It cost $5 million then.',
      'text',
      [
        ['$5', '5'],
        ['million', 'million'],
        ['then.', 'then.'],
      ],
    ],
    [
      'a range',
      'From 1914–18 it was war.',
      'text',
      [
        ['1914–18', '1914'],
        ['it', 'it'],
      ],
    ],
  ] as const)('are found where something else is said: %s', (_name, written, kind, some) => {
    expect(heard(written, kind)).toEqual(expect.arrayContaining(some.map((pair) => [...pair])));
  });

  it('have one time together where they are said as one', () => {
    const withoutThe = (spoken: string): WordTime[] =>
      evenTimes(spoken).filter(({ at }) => !spoken.slice(at).startsWith('the '));
    expect(heard('Most of the people came.', 'text', withoutThe)).toEqual([
      ['Most', 'Most'],
      ['of the', 'of'],
      ['people', 'people'],
      ['came.', 'came.'],
    ]);
  });

  it('have none where it isn’t sure which is heard', () => {
    const written = 'Here begins a long row of words nobody speaks.';
    expect(timeWords(written, 'There ended some short column.', [{ at: 0, ms: 0 }])).toBeNull();
    expect(timeWords(written, written, [{ at: 0, ms: 0 }])).toBeNull();
    expect(timeWords(written, written, [])).toBeNull();
    // Chinese has no spaces between its words.
    expect(timeWords('你好，世界。', '你好，世界。', [{ at: 0, ms: 0 }])).toBeNull();
  });

  it('take time in proportion to the text, whatever is said', () => {
    const [as, bs] = ['a b '.repeat(20_000), 'b c '.repeat(20_000)];
    const began = performance.now();
    timeWords(as, bs, evenTimes(bs));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('times that an engine gives for what it was sent are carried to the text', () => {
  const [text, sent] = ['In 1945 J. R. R. left.', 'In nineteen 45 J R R left.'];
  const times = evenTimes(sent);
  expect(carryTimes(text, sent, times).map(({ at, ms }) => [text.slice(at).split(' ')[0], ms / 100])).toEqual(
    [
      ...[
        ['In', 0],
        ['1945', 1],
        ['J.', 3],
        ['R.', 4],
        ['R.', 5],
        ['left.', 6],
      ],
    ],
  );
});

describe('times that can’t be', () => {
  const audio = { text: 'one two three four', durationMs: 2_000 };

  it('are left out', () => {
    const good = [
      { at: 0, ms: 100 },
      { at: 4, ms: 500 },
      { at: 8, ms: 900 },
    ];
    const bad = [
      { at: 4, ms: 400 },
      { at: 14, ms: 2_500 },
      { at: 99, ms: 950 },
    ];
    expect(reliableTimes([...good, ...bad], audio)).toEqual(good);
  });

  it('leave nothing where most are so', () => {
    expect(
      reliableTimes(
        [
          { at: 0, ms: 3_000 },
          { at: 4, ms: 4_000 },
          { at: 8, ms: 10 },
        ],
        audio,
      ),
    ).toBeNull();
    expect(reliableTimes([], audio)).toBeNull();
  });
});
