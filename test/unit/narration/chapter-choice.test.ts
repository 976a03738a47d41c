import { describe, expect, test } from 'vitest';
import { parseChapterChoice } from '../../../src/narration/chapter-choice.ts';

describe('a choice of chapters', () => {
  test.each([
    ['3', '3', [3]],
    ['2-9', '2-9', [2, 3, 4, 5, 6, 7, 8, 9]],
    ['5, 1-2 ,3', '1-3,5', [1, 2, 3, 5]],
    ['9-', '9-', [9, 10]],
    ['8-,2–3,9', '2-3,8-', [2, 3, 8, 9, 10]],
    ['1-4,2-3', '1-4', [1, 2, 3, 4]],
  ])('%s', (written, shortest, upToTen) => {
    const choice = parseChapterChoice(written);
    expect(choice?.text).toBe(shortest);
    expect(
      Array.from({ length: 10 }, (_, index) => index + 1).filter((number) => choice?.has(number)),
    ).toEqual(upToTen);
    expect(parseChapterChoice(choice?.text ?? '')?.text).toBe(shortest);
  });

  test.each(['', '0', '-3', '3-2', 'all', '1,,2', '1-2-3', '1.5', '1000000', `${'1,'.repeat(200)}1`])(
    '%s is none',
    (written) => {
      expect(parseChapterChoice(written)).toBeNull();
    },
  );
});
