import { median } from '../median.ts';
import type { TextRun } from './text-runs.ts';

/** Letters that stand apart; fewer of them may be a formula or a list. */
const SPACED = /(?<![\p{L}\p{N}])(?:\p{Lu}(?: \p{Lu}){3,}|\p{L}(?: \p{Ll}){5,})(?![\p{L}\p{N}])/gu;
const MIN_LETTERS = 4;
/** How much wider than the gap between two letters the gap between two words is. */
const WORD_GAP = 1.5;

/**
 * Closes up letter-spaced words ("C H A P T E R"), which a voice would spell. @param row the runs of one baseline, from
 * the left
 */
export function closeUpLetters(row: readonly TextRun[]): TextRun[] {
  const closed: TextRun[] = [];
  let letters: TextRun[] = [];
  const flush = (): void => {
    closed.push(...(letters.length >= MIN_LETTERS ? joinLetters(letters) : letters));
    letters = [];
  };
  for (const run of row) {
    if (letters.length > 0 && (letters[0]?.size !== run.size || letters[0].style !== run.style)) flush();
    if (/^\p{Lu}$/u.test(run.text.trim())) {
      letters.push(run);
      continue;
    }
    flush();
    const text = run.text.replace(SPACED, (spaced) => spaced.replaceAll(' ', ''));
    closed.push(text === run.text ? run : { ...run, text });
  }
  flush();
  return closed;
}

/** Letters that are runs of their own: the wider gaps between them part words. */
function joinLetters(letters: readonly TextRun[]): TextRun[] {
  const gaps = letters.slice(1).map((run, index) => run.x - right(letters[index] ?? run));
  const usual = median(gaps);
  const words: TextRun[] = [];
  letters.forEach((letter, index) => {
    const word = words.at(-1);
    const text = letter.text.trim();
    if (word === undefined || (gaps[index - 1] ?? 0) > WORD_GAP * Math.max(usual, 0.1 * letter.size))
      words.push({ ...letter, text });
    else words[words.length - 1] = { ...word, text: word.text + text, width: right(letter) - word.x };
  });
  return words;
}

function right(run: TextRun): number {
  return run.x + run.width;
}
