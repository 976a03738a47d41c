import type { Word } from './words.ts';

/** Words of one text that stand for words of another; of either there may be none. Indices, the ends not included. */
export interface Match {
  ours: { from: number; to: number };
  theirs: { from: number; to: number };
}

/** So many words of one text can have been put in place of others ("£5.50" is four). */
const LONGEST_CHANGE = 24;
/** A shorter word ("a", "4") comes by chance: the one behind it must be alike, too. */
const TELLING_LETTERS = 5;

/**
 * Finds which words of two texts that are almost the same stand for which: alike ones one by one, and between them the
 * places where one was changed into the other. In order, and without gaps on either side. Where no two words are alike
 * for long, the rest is one change. Takes time in proportion to the texts.
 */
export function matchWords(ours: readonly Word[], theirs: readonly Word[]): Match[] {
  const matches: Match[] = [];
  let [our, their] = [0, 0];
  const take = (ourCount: number, theirCount: number): void => {
    if (ourCount + theirCount === 0) return;
    matches.push({
      ours: { from: our, to: our + ourCount },
      theirs: { from: their, to: their + theirCount },
    });
    our += ourCount;
    their += theirCount;
  };
  while (our < ours.length && their < theirs.length) {
    if (ours[our]?.key === theirs[their]?.key) take(1, 1);
    else take(...changeAt(ours, our, theirs, their));
  }
  take(ours.length - our, theirs.length - their);
  return matches;
}

/** How many words of each text the change takes that begins here. */
function changeAt(
  ours: readonly Word[],
  our: number,
  theirs: readonly Word[],
  their: number,
): [ours: number, theirs: number] {
  const left = [ours.length - our, theirs.length - their] as const;
  for (let sum = 1; sum <= 2 * LONGEST_CHANGE; sum += 1) {
    const least = Math.max(0, sum - Math.min(left[1], LONGEST_CHANGE));
    for (let count = Math.min(sum, left[0], LONGEST_CHANGE); count >= least; count -= 1) {
      if (goesOn(ours, our + count, theirs, their + sum - count)) return [count, sum - count];
    }
  }
  return [...left];
}

/** Whether the texts are alike from these words on. */
function goesOn(ours: readonly Word[], our: number, theirs: readonly Word[], their: number): boolean {
  const key = ours[our]?.key;
  if (key === undefined || key !== theirs[their]?.key) return false;
  return key.length >= TELLING_LETTERS || ours[our + 1]?.key === theirs[their + 1]?.key;
}
