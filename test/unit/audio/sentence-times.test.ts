import { expect, test } from 'vitest';
import { timeSentences } from '../../../src/audio/sentence-times.ts';

test('sentences share the time of their segment by what there is to say, without a gap', () => {
  const sentences = ['Yes.', 'That is a longer one, with a pause.', 'In 1914 it was 4,200,000 marks.'];
  const spans = timeSentences(sentences, { startSeconds: 100, durationSeconds: 10 });
  expect(spans[0]?.startSeconds).toBe(100);
  expect(spans[2]?.endSeconds).toBeCloseTo(110, 9);
  expect(spans[1]?.startSeconds).toBe(spans[0]?.endSeconds);
  expect(spans[2]?.startSeconds).toBe(spans[1]?.endSeconds);
  const [yes = 0, longer = 0, numbers = 0] = spans.map(
    ({ startSeconds, endSeconds }) => endSeconds - startSeconds,
  );
  expect(yes).toBeLessThan(longer);
  // Fewer letters, but every digit is a word.
  expect(numbers).toBeGreaterThan(longer);
});

test('one sentence has all the time', () => {
  expect(timeSentences(['你好。'], { startSeconds: 0, durationSeconds: 2 })).toEqual([
    { startSeconds: 0, endSeconds: 2 },
  ]);
});
