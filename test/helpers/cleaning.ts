import type { BookStatistics } from '../../src/pdf/book/book-statistics.ts';
import type { BookFacts } from '../../src/pdf/cleaning/book-facts.ts';
import { createLeavingOut, everythingGoes } from '../../src/pdf/cleaning/leaving-out.ts';
import type { Clean } from '../../src/pdf/cleaning/step.ts';
import type { PageText } from '../../src/pdf/page/page-text.ts';
import type { SortedPage } from '../../src/pdf/page/sorted-page.ts';
import type { Paragraph } from '../../src/pdf/paragraphs/paragraphs.ts';

/** Of a book in letters of 10 points, 12 apart. */
export const STATISTICS: BookStatistics = {
  bodySize: 10,
  bodyStyle: 0,
  leading: 1.2,
  vocabulary: { words: new Map(), hyphenated: new Map() },
  sample: [],
  letters: 1,
  watermarks: new Set(),
  monoShare: 0,
  boldShare: 0,
  capitalShare: 0,
  spacesAtEnds: false,
  largestOnFirstPage: null,
};

/** Nothing is known of a book but what is given. */
export function bookFacts(given: Partial<BookFacts> = {}): BookFacts {
  return {
    ...{ title: null, language: 'en', statistics: STATISTICS, include: [], passages: {} },
    references: { keys: new Set(), surnames: new Set() },
    isCompound: () => false,
    ...given,
  };
}

/** What one step makes of its pages, or of its paragraphs. */
export function runStep<Item>(
  clean: Clean<Item>,
  items: Iterable<Item>,
  given: Partial<BookFacts> = {},
): Item[] {
  return [...clean(items, bookFacts(given), createLeavingOut('tested', everythingGoes))];
}

/** A page before the first step. */
export function unsorted(page: PageText): SortedPage {
  return { ...page, removed: [] };
}

export function textParagraph(text: string, rest: Partial<Paragraph> = {}): Paragraph {
  return {
    ...{
      type: 'paragraph',
      kind: 'text',
      page: 1,
      size: 10,
      bold: false,
      opensPage: false,
      lines: [],
      places: [],
    },
    text,
    ...rest,
  };
}
