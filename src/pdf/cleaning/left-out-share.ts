import type { BookStatistics } from '../book/book-statistics.ts';
import type { RemovedKind } from '../page/removal.ts';
import type { CleanItem } from '../paragraphs/passing.ts';
import { countBodyWords } from './body-text.ts';

/**
 * How much of a book's body is left out: of the words in lines that are set in the size of its text and read like parts
 * of sentences, the share that isn't read. Running heads and their like are no body, whatever they say.
 */
export interface LeftOutShare {
  add(item: CleanItem): void;
  /** 0 to 1; 0 where there is no such line. */
  result(): number;
}

/**
 * In a paper with more references than text, they are what most letters are set like; in slides, listings are. What the
 * listener doesn't want is no loss.
 */
const NO_BODY: ReadonlySet<RemovedKind> = new Set(['reference', 'code', 'formula', 'unwanted']);

export function createLeftOutShare(statistics: BookStatistics): LeftOutShare {
  let read = 0;
  let leftOut = 0;
  return {
    add: (item) => {
      if (item.type === 'paragraph') read += countBodyWords(item.lines, statistics);
      // What is doubtful is among the paragraphs as well.
      else if (item.type === 'removed' && !NO_BODY.has(item.kind))
        leftOut += countBodyWords(item.lines ?? [], statistics);
    },
    result: () => (leftOut === 0 ? 0 : leftOut / (read + leftOut)),
  };
}
