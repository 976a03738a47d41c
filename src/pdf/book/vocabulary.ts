import { endsInHyphen } from '../page/hyphens.ts';

/** How often a book has its words, in small letters. */
export interface Vocabulary {
  words: ReadonlyMap<string, number>;
  /** Those with a hyphen inside a line, where no line's end can have put it. */
  hyphenated: ReadonlyMap<string, number>;
}

const MAX_WORDS = 40_000;
const MAX_HYPHENATED = 20_000;
const WORD = /(?<![\p{L}\p{N}])\p{L}+(?:-\p{L}+)*(?![\p{L}\p{N}])/gu;

/**
 * Learns the words of a book line by line. What stands before a hyphen at a line's end and what goes on below may be
 * halves of a word, and is left out.
 */
export function collectVocabulary(): { add(line: string): void; result(): Vocabulary } {
  const words = new Map<string, number>();
  const hyphenated = new Map<string, number>();
  let cut = false;
  return {
    add: (line) => {
      const from = cut ? line.search(/ |$/) : 0;
      cut = endsInHyphen(line);
      const inside = line.slice(from, cut ? line.lastIndexOf(' ') + 1 : line.length);
      for (const found of inside.match(WORD) ?? []) {
        const word = found.toLowerCase();
        if (word.includes('-')) count(hyphenated, word, MAX_HYPHENATED);
        else count(words, word, MAX_WORDS);
      }
    },
    result: () => ({ words, hyphenated }),
  };
}

function count(counts: Map<string, number>, word: string, most: number): void {
  const seen = counts.get(word);
  if (seen !== undefined) counts.set(word, seen + 1);
  else if (counts.size < most) counts.set(word, 1);
}
