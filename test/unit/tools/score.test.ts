import { describe, expect, test } from 'vitest';
import { align } from '../../../tools/narration-set/align.ts';
import { score } from '../../../tools/narration-set/score.ts';
import type { Narration } from '../../../tools/narration-set/score.ts';
import { parseSource } from '../../../tools/narration-set/source.ts';
import { truthOf } from '../../../tools/narration-set/truth.ts';

const SOURCE = `title: The Well
author: A. Writer
language: en
maker: latex

# Chapter I // Water

The well was deep and cold.^[It was measured twice in the year of the drought.]
Nobody knew who had dug it{cite [7]}.

figure: Figure 1: The well as seen from the north side.

# Chapter II // Stone

Its stones were laid without mortar, and they held.`;

const truth = truthOf(parseSource('well', SOURCE));
const PERFECT: Narration = {
  sentences: [
    'The Well',
    'Chapter I Water',
    'The well was deep and cold.',
    'Nobody knew who had dug it.',
    'Chapter II',
    'Stone',
    'Its stones were laid without mortar, and they held.',
  ],
  chapters: [
    { title: 'Chapter I: Water', sentence: 1 },
    { title: 'Stone', sentence: 4 },
  ],
};
const CLEAN = {
  wrongWords: 0,
  wronglyCut: 0,
  wronglyJoined: 0,
  furniture: 0,
  lostWords: 0,
  marks: 0,
  leftWords: {},
};

const changed = (from: string, ...to: string[]): Narration => ({
  sentences: PERFECT.sentences.flatMap((sentence) => (sentence === from ? to : [sentence])),
  chapters: PERFECT.chapters,
});

describe('the score of a narration', () => {
  test('is clean for a perfect one', () => {
    expect(score(PERFECT, truth, 3)).toMatchObject({
      ...CLEAN,
      words: 27,
      chapters: 2,
      chaptersFound: 2,
      chaptersRight: 2,
    });
  });

  test.each<[string, Narration, object]>([
    ['a wrong word', changed('Stone', 'Stones'), { wrongWords: 1 }],
    [
      'a sentence cut in two',
      changed('The well was deep and cold.', 'The well was', 'deep and cold.'),
      { wronglyCut: 1 },
    ],
    [
      'two sentences joined',
      {
        sentences: PERFECT.sentences.toSpliced(
          2,
          2,
          'The well was deep and cold nobody knew who had dug it.',
        ),
        chapters: PERFECT.chapters,
      },
      { wronglyJoined: 1 },
    ],
    [
      'a running head inside the text',
      changed('Nobody knew who had dug it.', 'Nobody knew who 14 The Well had dug it.'),
      { furniture: 1, wrongWords: 3 },
    ],
    [
      'a page number',
      changed('Nobody knew who had dug it.', 'Nobody knew 3 who had dug it.'),
      { furniture: 1 },
    ],
    ['a note number', changed('The well was deep and cold.', 'The well was deep and cold.1'), { marks: 1 }],
    ['a citation', changed('Nobody knew who had dug it.', 'Nobody knew who had dug it [7].'), { marks: 1 }],
    [
      'a footnote',
      changed(
        'Nobody knew who had dug it.',
        'Nobody knew who had dug it.',
        'It was measured twice in the year of the drought.',
      ),
      { leftWords: { footnotes: 8 } },
    ],
    [
      'a lost sentence',
      changed('Its stones were laid without mortar, and they held.'),
      { lostWords: 9, wrongWords: 9 },
    ],
  ])('counts %s', (_what, narration, expected) => {
    expect(score(narration, truth, 3)).toMatchObject(expected);
  });

  test('counts chapters that are missing, made up or in the wrong place', () => {
    const chapters = [
      { title: 'Chapter I: Water', sentence: 1 },
      { title: 'Nobody knew', sentence: 3 },
    ];
    expect(score({ ...PERFECT, chapters }, truth, 3)).toMatchObject({ chaptersFound: 2, chaptersRight: 1 });
    const misplaced = [{ title: 'Stone', sentence: 1 }];
    expect(score({ ...PERFECT, chapters: misplaced }, truth, 3)).toMatchObject({ chaptersRight: 0 });
  });
});

test('the alignment finds a longest common subsequence, around anchors and without any', () => {
  const words = (text: string): string[] => text.split(' ');
  expect([...align(words('a b c d'), words('b x d'))]).toEqual([-1, 0, -1, 2]);
  const long = Array.from({ length: 400 }, (_, index) => `w${index}`);
  const changedLong = long.flatMap((word, index) => (index % 50 === 7 ? ['x', 'y'] : [word]));
  const partners = align(long, changedLong);
  expect(partners.filter((partner) => partner >= 0)).toHaveLength(392);
  partners.forEach((partner, index) => partner >= 0 && expect(changedLong[partner]).toBe(long[index]));
  expect([...align([], words('a'))]).toEqual([]);
});
