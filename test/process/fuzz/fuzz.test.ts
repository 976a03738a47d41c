import { expect, test } from 'vitest';
import { readCorpus } from '../../../tools/fuzz/corpus.ts';
import { damagedFile } from '../../../tools/fuzz/damaged-files.ts';
import { fuzzExtraction } from '../../../tools/fuzz/fuzz-extraction.ts';
import type { Outcome } from '../../../tools/fuzz/fuzz-extraction.ts';
import { MUTATIONS } from '../../../tools/fuzz/mutations.ts';
import { createRandom } from '../../../tools/kit/random.ts';

/** The long run is a command: `npm run fuzz -- --files 2000`. */
const FILES = 60;
const SEED = 20_261_125;

test('damaged PDFs end in text or in an error with a code', { timeout: 300_000 }, async () => {
  const corpus = readCorpus();
  const files = Array.from({ length: FILES }, (_, index) => damagedFile(corpus, SEED, index));
  const outcomes: Outcome[] = [];
  for await (const outcome of fuzzExtraction(files, 2)) outcomes.push(outcome);
  expect(outcomes).toHaveLength(FILES);
  expect(outcomes.filter(({ isFinding }) => isFinding)).toEqual([]);
  // A run in which nothing survives, or nothing breaks, tries nothing.
  const texts = outcomes.filter(({ result }) => result === 'text').length;
  expect(texts).toBeGreaterThan(FILES / 10);
  expect(texts).toBeLessThan(FILES);
});

test('the same seed makes the same files, and another seed others', () => {
  const corpus = readCorpus().slice(0, 4);
  const pdfOf = (seed: number): Buffer => damagedFile(corpus, seed, 3).pdf;
  expect(pdfOf(1).equals(pdfOf(1))).toBe(true);
  expect(pdfOf(1).equals(pdfOf(2))).toBe(false);
});

test.each(Object.entries(MUTATIONS))('%s changes a file', (_name, mutation) => {
  const [specimen, other] = readCorpus();
  if (specimen === undefined || other === undefined) throw new Error('the corpus is empty');
  // Some choices hit what is there already; not five in a row.
  const changed = [1, 2, 3, 4, 5].some(
    (seed) => !mutation(specimen.pdf, createRandom(seed), other.pdf).equals(specimen.pdf),
  );
  expect(changed).toBe(true);
});
