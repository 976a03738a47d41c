import { areWords } from './forms.ts';
import { LEAST_WORDS } from './findings.ts';
import type { Finding } from './findings.ts';
import { countGrams } from './grams.ts';
import { lettersOf, wordsOf } from './words.ts';

/** Letters: longer than what is looked for elsewhere, since a phrase comes again by itself. */
const GRAM_FACTOR = 1.5;
/** Of a run's letters, read more often than they stand on the pages. */
const DOUBLED = 0.7;

/**
 * Runs that are read more often than they stand on the pages, whichever of the two other readers one asks.
 *
 * @param references the pages' letters as other readers have them
 */
export function findTwice(
  paragraphs: readonly { page: number; text: string }[],
  references: readonly string[],
  gram: number,
): Finding[] {
  const length = Math.round(gram * GRAM_FACTOR);
  const read = countGrams(paragraphs.map(({ text }) => lettersOf(text)).join(''), length);
  const printed = references.map((letters) => countGrams(letters, length, (run) => (read.get(run) ?? 0) > 1));
  const isDoubled = (run: string): boolean => {
    const times = Math.max(...printed.map((counts) => counts.get(run) ?? 0));
    return times > 0 && (read.get(run) ?? 0) > times;
  };
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { page, text } of paragraphs) {
    const words = wordsOf(text);
    const letters = words.map((word) => word.letters).join('');
    const doubled = new Uint8Array(letters.length);
    for (let at = 0; at + length <= letters.length; at += 1) {
      const run = letters.slice(at, at + length);
      if (!isDoubled(run)) continue;
      const times = (seen.get(run) ?? 0) + 1;
      seen.set(run, times);
      // The first time it is read as it should be.
      if (times > 1) doubled.fill(1, at, at + length);
    }
    let at = 0;
    let open: { letters: string; text: string }[] = [];
    const close = (): void => {
      if (open.length >= LEAST_WORDS && areWords(open)) {
        const run = open.map((word) => word.text).join(' ');
        findings.push({ type: 'twice', page, words: open.length, kind: null, text: run });
      }
      open = [];
    };
    for (const word of words) {
      const share =
        doubled.subarray(at, at + word.letters.length).reduce((sum, is) => sum + is, 0) /
        Math.max(1, word.letters.length);
      at += word.letters.length;
      if (share >= DOUBLED || (word.letters === '' && open.length > 0))
        open.push({ letters: word.letters, text: text.slice(word.start, word.end) });
      else close();
    }
    close();
  }
  return findings;
}
