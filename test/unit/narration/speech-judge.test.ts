import { describe, expect, test } from 'vitest';
import { judgeSpeech } from '../../../src/narration/speech-judge.ts';
import { spokenLength } from '../../../src/narration/spoken-length.ts';

const SENTENCE =
  'Nobody had come down to the boats since the storm, and the gulls had the quay to themselves.';
const PARAGRAPH = `The harbour lay quiet. ${SENTENCE} In the evening a light was seen behind the mole.`;
/** 15 letters a second, as espeak speaks English. */
const OTHERS = { letters: 15_000, voicedSeconds: 1_000 };
const UNKNOWN = { letters: 100, voicedSeconds: 7 };
const NO_GAP = { longestGapSeconds: 0.4 };

const usual = (text: string): number => spokenLength(text).letters / 15;

describe('what is heard of a text', () => {
  test.each([
    ['said at the usual rate', 1, null],
    ['said a little faster', 0.85, null],
    ['said a little slower', 1.15, null],
    ['cut in the middle', 0.5, 'too-short'],
    ['not said at all', 0, 'too-short'],
    ['said twice', 2, 'too-long'],
  ])('%s', (_what, share, doubt) => {
    for (const text of [SENTENCE, PARAGRAPH]) {
      expect(judgeSpeech(spokenLength(text), { voicedSeconds: share * usual(text), ...NO_GAP }, OTHERS)).toBe(
        doubt,
      );
    }
  });

  test('misses a sentence of a long text', () => {
    const text = Array.from({ length: 6 }, () => SENTENCE).join(' ');
    const voicedSeconds = (5 / 6) * usual(text);
    expect(judgeSpeech(spokenLength(text), { voicedSeconds, ...NO_GAP }, OTHERS)).toBe('too-short');
  });

  test('has twenty seconds of noise behind it', () => {
    const heard = { voicedSeconds: usual(PARAGRAPH) + 20, ...NO_GAP };
    expect(judgeSpeech(spokenLength(PARAGRAPH), heard, OTHERS)).toBe('too-long');
  });

  test('has a hole in the middle, whatever voice it is', () => {
    const heard = { voicedSeconds: usual(PARAGRAPH), longestGapSeconds: 4 };
    expect(judgeSpeech(spokenLength(PARAGRAPH), heard, UNKNOWN)).toBe('silence');
  });

  test('is not judged by length before the voice is known, except for nothing at all', () => {
    const length = spokenLength(PARAGRAPH);
    expect(judgeSpeech(length, { voicedSeconds: 2, ...NO_GAP }, UNKNOWN)).toBe(null);
    expect(judgeSpeech(length, { voicedSeconds: 0, ...NO_GAP }, UNKNOWN)).toBe('too-short');
  });
});

describe('how much there is to say', () => {
  test.each([
    ['In 1952 it was 1,000,000.', 'In nineteen fifty-two it was one million.'],
    ['Room 777', 'Room seven hundred and seventy-seven'],
    ['The BBC and NATO', 'The bee bee cee and naytow'],
    ['5 % of $ 20', 'five per cent of twenty dollars'],
    ['Mrs. Hale and Prof. Ito', 'Missis Hale and Professor Ito'],
  ])('of “%s”, written out, is within the bounds', (text, writtenOut) => {
    const { least, most } = spokenLength(text);
    const letters = (writtenOut.match(/\p{L}/gu) ?? []).length;
    expect(least).toBeLessThanOrEqual(letters);
    expect(most).toBeGreaterThanOrEqual(letters);
  });

  test('counts a Chinese character as the syllable that it is', () => {
    expect(spokenLength('港口很安静。').letters).toBe(20);
  });
});
