import { collectStatistics } from '../book/book-statistics.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import { collectUnknownLetters } from '../book/unknown-letters.ts';
import type { UnknownLetters } from '../book/unknown-letters.ts';
import { collectReferenceKeys } from '../cleaning/reference-keys.ts';
import type { ReferenceKeys } from '../cleaning/reference-keys.ts';
import type { PageText } from '../page/page-text.ts';

/** What the pages of a book tell together. */
export interface Gathered {
  statistics: BookStatistics;
  references: ReferenceKeys;
  unknownLetters: UnknownLetters;
}

/** Learns from the pages of a book, one by one; what is known so far can be asked for at any time. */
export interface Gathering {
  add(page: PageText): void;
  /** A page whose letters were recognised on a picture: no font has kept any of them from us. */
  addRecognized(page: PageText): void;
  result(): Gathered;
}

export function createGathering(): Gathering {
  const statistics = collectStatistics();
  const references = collectReferenceKeys();
  const unknownLetters = collectUnknownLetters();
  const addRecognized = (page: PageText): void => {
    statistics.add(page);
    references.add(page);
  };
  return {
    add: (page) => {
      addRecognized(page);
      unknownLetters.add(page);
    },
    addRecognized,
    result: () => ({
      statistics: statistics.result(),
      references: references.result(),
      unknownLetters: unknownLetters.result(),
    }),
  };
}
