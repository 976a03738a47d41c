import { expect, test } from 'vitest';
import { compareChapters } from '../../../tools/bench/chapters/compare-chapters.ts';

const OUTLINE = [
  { title: '1 Introduction', page: 3 },
  { title: 'Les Fées', page: 9 },
  { title: 'Résumé', page: 20 },
];

function compare(withoutBookmarks: { title: string; page: number }[]) {
  return compareChapters({
    ...{ language: 'fr', title: 'Contes', outline: OUTLINE, truth: OUTLINE, withBookmarks: OUTLINE },
    withoutBookmarks,
  });
}

test('a chapter is found by its letters, with or without its number, at most a page away', () => {
  const compared = compare([
    { title: 'Contes', page: 1 },
    { title: 'Chapter 1: Introduction', page: 3 },
    { title: 'LES FEES', page: 10 },
    { title: 'Resume', page: 23 },
  ]);
  expect(compared.found).toBe(2);
  expect(compared.missed).toEqual([{ title: 'Résumé', page: 20 }]);
  expect(compared.madeUp).toEqual([{ title: 'Resume', page: 23 }]);
});

test('parts of even length are neither found nor made up', () => {
  const compared = compare([
    { title: 'Contes', page: 1 },
    { title: 'Part 2', page: 9 },
  ]);
  expect(compared).toMatchObject({ found: 0, madeUp: [], inParts: true });
});
