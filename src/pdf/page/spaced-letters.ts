import { median } from '../median.ts';
import type { TextRun } from './text-runs.ts';

/** Letters that stand apart; fewer of them may be a formula or a list. */
const SPACED =
  /(?<![\p{L}\p{N}])(?:\p{Lu}(?: \p{Lu}){3,}|\p{Lu}(?: \p{Ll}){3,}|\p{Ll}(?: \p{Ll}){5,})(?![\p{L}\p{N}])/gu;
const MIN_LETTERS = 4;
/** How much wider than the gap between two letters the gap between two words is. */
const WORD_GAP = 1.5;

/** A word whose letters stand apart, or a single letter. */
const SPACED_WORD = /^["“„«‘(]?\p{L}(?: ?[\p{L}'’.,:;!?…”»)-])*$/u;
/** Of words that are runs of their own, in all; fewer may be a formula. */
const MIN_LETTERS_OF_ROW = 6;
const MIN_LETTERS_OF_WORD = 3;

/**
 * Closes up letter-spaced words ("C H A P T E R"), which a voice would spell. @param row the runs of one baseline, from
 * the left
 */
export function closeUpLetters(row: readonly TextRun[]): TextRun[] {
  if (isRowOfSpacedWords(row)) return row.map((run) => ({ ...run, text: run.text.replaceAll(' ', '') }));
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

/** Whether the whole row is such words, each a run: the gaps between them are wider than pdf.js has them in a run. */
function isRowOfSpacedWords(row: readonly TextRun[]): boolean {
  const first = row[0];
  if (first === undefined || !/^\W?\p{L}(?: |$)/u.test(first.text)) return false;
  let letters = 0;
  let longest = 0;
  for (const { text, size, style } of row) {
    if (size !== first.size || style !== first.style || !SPACED_WORD.test(text)) return false;
    const own = text.match(/\p{L}(?= |\P{L}|$)/gu)?.length ?? 0;
    if (own !== text.match(/\p{L}/gu)?.length) return false;
    letters += own;
    longest = Math.max(longest, own);
  }
  return letters >= MIN_LETTERS_OF_ROW && longest >= MIN_LETTERS_OF_WORD;
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
