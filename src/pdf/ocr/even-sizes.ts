import type { TextRun } from '../text-runs.ts';

/**
 * What is taken for the usual size, as shares of it. A row without ascenders looks smaller, one that touches the next looks larger, by up to
 * these; notes are smaller still, and titles larger.
 */
const SMALLEST = 0.85;
const LARGEST = 1.4;

/** Evens out the sizes that text recognition guesses from the height of each row, since a change of size parts paragraphs. */
export function evenSizes(words: readonly TextRun[]): TextRun[] {
  const sizes = words.map(({ size }) => size).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return words.map((word) =>
    word.size > SMALLEST * usual && word.size < LARGEST * usual ? { ...word, size: usual } : word,
  );
}
