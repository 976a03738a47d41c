import { describe, expect, test } from 'vitest';
import { createCompounds } from '../../../src/pdf/paragraphs/compounds.ts';
import { collectVocabulary } from '../../../src/pdf/book/vocabulary.ts';

/** Of these, the ones that keep their hyphen where a line breaks at the bar. */
function kept(language: string, book: string, broken: string): string[] {
  const vocabulary = collectVocabulary();
  for (const line of book.split('\n')) vocabulary.add(line);
  const isCompound = createCompounds(vocabulary.result(), language);
  return broken.split(' ').filter((word) => {
    const [left = '', right = ''] = word.split('|');
    return isCompound(left, right);
  });
}

describe('compounds', () => {
  test('are what the book writes with a hyphen more often than in one word', () => {
    const book =
      'A by-road and a by-road, a byroad, an ice-boat. Copy-right is copyright, and copyright again.';
    expect(kept('en', book, 'by|road ice|boat copy|right')).toEqual(['by|road', 'ice|boat']);
  });

  test('are not learnt from the ends of lines', () => {
    expect(
      kept('en', 'The honey-\nbees are here, and to-\ngether', 'honey|bees to|gether bees|here'),
    ).toEqual([]);
  });

  test('of three words break at their hyphens, unless a part is no word of the book', () => {
    const book = 'A token of memory, the modeling of a dependency, per day.';
    expect(kept('en', book, 'per|token-memory long-dependency|modeling gesture-recog|nition')).toEqual([
      'per|token-memory',
      'long-dependency|modeling',
    ]);
  });

  test('are known by parts that English sets a hyphen at', () => {
    const book = 'Labour, copy and protection, what over wind press light under stand.';
    const broken =
      'forty|one mother-in|law well|meaning labour|intensive US|based copy|protection wind|light some|what over|stand laborato|ry ' +
      'cross|ing self|ish under|stand non|sense';
    expect(kept('en', book, broken)).toEqual([
      'forty|one',
      'mother-in|law',
      'well|meaning',
      'labour|intensive',
      'US|based',
      'copy|protection',
    ]);
  });

  test.each([
    ['de', 'deutsch|französischen historisch|politische PDF|fähig Donau|dampfschiff freund|lich tech|nisch'],
    ['fr', 'lui|même vingt|deux peut|être celles|ci regardez|vous fenêtre|ment bon|heur pro|blème'],
    ['ru', 'что|то какой|нибудь кое|как из|за по|русски во|первых debian|пакет мес|то по|иски раз|говор'],
  ])('are known by parts in other languages: %s', (language, broken) => {
    const words = broken.split(' ');
    const cut = { de: 3, fr: 3, ru: 3 }[language] ?? 0;
    expect(kept(language, '', broken)).toEqual(words.slice(0, -cut));
  });
});
