import { expect, it } from 'vitest';
import { closingPauseSeconds, plainText, wordsPerMinute } from '../../../src/tts/espeak/text.ts';

it.each([
  [0.25, 80],
  [0.45, 80],
  [0.5, 88],
  [1, 175],
  [2, 350],
])('speed %f is %i words per minute', (speed, expected) => {
  expect(wordsPerMinute(speed)).toBe(expected);
});

it('keeps the text and leaves out what is none', () => {
  expect(plainText('a\u0000b\r\nc\rd\te')).toBe('a b\nc\nd\te');
  expect(plainText('so\u00adft\u200e\ufeff \ud83d 😀 \udc00')).toBe('soft  😀 ');
  expect(plainText('e\u0301 <b>&amp;</b> [[x]] ½')).toBe('é <b>&amp;</b> [[x]] ½');
  // Joiners carry meaning in Persian and Hindi.
  expect(plainText('می\u200cخواهم')).toBe('می\u200cخواهم');
});

it('rests longer after a paragraph', () => {
  expect(closingPauseSeconds('End.\n\n')).toBeGreaterThan(closingPauseSeconds('End.\n'));
});
