import { matchWords } from './matching-words.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** Recognisers hear some words wrongly, and write numbers otherwise; more than this isn't heard where it is missing. */
const HEARD_SHARE = 0.8;
/** More of either in one place is a sentence that isn't said, or is said twice. */
const LONGEST_DIFFERENCE = 6;
/** A letter of these stands for a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}/u;

/**
 * Whether what a recogniser heard is what was to be said: almost all of its words, in order, and nowhere many more or
 * many fewer.
 */
export function isWhatWasSaid(text: string, heard: string): boolean {
  const [said, recognised] = [unitsOf(text), unitsOf(heard)];
  if (said.length === 0) return recognised.length <= LONGEST_DIFFERENCE;
  let alike = 0;
  for (const { ours, theirs } of matchWords(said, recognised)) {
    const [our, their] = [ours.to - ours.from, theirs.to - theirs.from];
    if (Math.abs(our - their) > LONGEST_DIFFERENCE) return false;
    if (said[ours.from]?.key === recognised[theirs.from]?.key && our === 1 && their === 1) alike += 1;
  }
  return alike >= HEARD_SHARE * said.length;
}

function unitsOf(text: string): Word[] {
  const words = wordsOf(text);
  if (!UNSPACED.test(text)) return words;
  return words.flatMap(({ key, start, end }) => Array.from(key, (letter) => ({ key: letter, start, end })));
}
