import { expect, test } from 'vitest';
import { splitInHalves, splitLongSentence } from '../../../src/worker/split-text.ts';

const long =
  'The river ran down to the sea, and the boats went with it, past the mill, the church and the last house of all';
const complaint = (start: string): string =>
  `a sentence is too long for Google (INVALID_ARGUMENT: … Sentence starting with: "${start}" is too long.)`;
const squeezed = (text: string): string => text.replace(/\s+/g, '');

test('the named sentence is cut at a breath; what is around it stays whole', () => {
  const text = `First one. And a second! ${long}. After it, “another one.” Done.`;
  const pieces = splitLongSentence(text, complaint(long.slice(0, 20)));
  expect(pieces[0]).toBe('First one. And a second!');
  expect(pieces.at(-1)).toBe('After it, “another one.” Done.');
  expect(pieces.slice(1, -1).length).toBeGreaterThan(1);
  for (const piece of pieces.slice(1, -2)) expect(piece).toMatch(/,$/);
  expect(squeezed(pieces.join(''))).toBe(squeezed(text));
});

test('the longest sentence is meant where none is named, or the name is not in the text', () => {
  const text = `Short.\n\n${long}.\n\nShort again.`;
  for (const words of ['too long', complaint('Nowhere to be found')]) {
    const pieces = splitLongSentence(text, words);
    expect([pieces[0], pieces.at(-1)]).toEqual(['Short.', 'Short again.']);
    expect(squeezed(pieces.join(''))).toBe(squeezed(text));
  }
});

test('a number with a point, or a stop without a space, ends no sentence', () => {
  const [first] = splitLongSentence(
    `It was 3.14 miles to v2.0 of the harbour. ${long}.`,
    complaint('The river'),
  );
  expect(first).toBe('It was 3.14 miles to v2.0 of the harbour.');
});

test('scripts without spaces are cut, too', () => {
  const sentence = '川は海へと流れ、舟はそれとともに水車小屋や教会や最後の家を過ぎて行った'.repeat(3);
  const text = `短い文。${sentence}。終わり。`;
  const pieces = splitLongSentence(text, 'too long');
  expect([pieces[0], pieces.at(-1)]).toEqual(['短い文。', '終わり。']);
  expect(pieces.join('')).toBe(text);
});

test('cutting again and again ends, loses nothing, and says when there is no more to cut', () => {
  let pieces = [`${long} ${long} ${long}.`];
  for (let round = 0; round < 12; round += 1)
    pieces = pieces.flatMap((piece) => splitLongSentence(piece, 'too long'));
  expect(squeezed(pieces.join(''))).toBe(squeezed(`${long}${long}${long}.`));
  for (const piece of pieces) expect(splitLongSentence(piece, 'too long')).toEqual([piece]);
});

test('halves end with a sentence, near the middle', () => {
  const text = `One sentence here. ${long}. ${long}. And one there.`;
  const pieces = splitInHalves(text);
  expect(pieces).toEqual([`One sentence here. ${long}.`, `${long}. And one there.`]);
  expect(splitInHalves(long).length).toBeGreaterThan(1);
  expect(splitInHalves('Tiny.')).toEqual(['Tiny.']);
});
