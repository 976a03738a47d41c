import { expect, test } from 'vitest';
import { collectReferenceKeys } from '../../../src/pdf/cleaning/reference-keys.ts';
import { textPage } from '../../helpers/pdf-lines.ts';

function keysOf(lines: string[], noise?: string[]): string[] {
  const keys = collectReferenceKeys();
  keys.add({ ...textPage(1, lines), ...(noise !== undefined && { noise }) });
  return [...keys.result().keys].sort((a, b) => Number(a) - Number(b));
}

const entry = (number: number): string => `[${number}] A. Author, On lamps, 1987.`;
const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('numbers that count up from one are a list, also without a heading', () => {
  expect(keysOf([1, 2, 3].map(entry))).toEqual(['1', '2', '3']);
  expect(keysOf([7, 8, 9].map(entry))).toEqual([]);
});

test('a long list has the numbers between those that were recognised, too', () => {
  const lines = ['References', ...from(1, 6).map(entry), ...from(9, 12).map(entry)];
  expect(keysOf(lines)).toEqual(from(1, 12).map(String));
});

test('labels that text recognition misread count on scans only', () => {
  const lines = [...from(1, 7).map(entry), '[8', '(9]', '10]', entry(12)];
  expect(keysOf(lines, [])).toEqual(from(1, 12).map(String));
  expect(keysOf(lines)).toEqual(from(1, 7).map(String));
});
