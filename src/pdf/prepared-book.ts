import type { BookStatistics } from './book/book-statistics.ts';
import { createLetterRestorer, restorePage, restoreText } from './book/restored-letters.ts';
import type { LetterRestorer } from './book/restored-letters.ts';
import type { ExtractBookOptions } from './book-options.ts';
import type { BookFacts } from './cleaning/book-facts.ts';
import { cleanBook } from './cleaning/clean-book.ts';
import type { BookSoFar } from './first-pass/book-so-far.ts';
import type { PageText } from './page/page-text.ts';
import { createCompounds } from './paragraphs/compounds.ts';
import type { CleanItem } from './paragraphs/passing.ts';
import type { ChapterStart } from './structure/chapter-start.ts';

/** A book on its way from lines to text. */
export interface PreparedBook {
  title: string | null;
  language: string;
  statistics: BookStatistics;
  starts: readonly ChapterStart[];
  /** What the cleaning steps make of it. */
  items(): Iterable<CleanItem>;
}

/** The second pass over a book, or over its first pages. @param language ISO 639-1 */
export function prepareBook(
  book: BookSoFar,
  language: string,
  { include, passages = {}, cleaning = {} }: ExtractBookOptions,
): PreparedBook {
  const { title, statistics, references, unknownLetters, starts } = book;
  const restore = createLetterRestorer(unknownLetters, language);
  const restored = restore === null ? title : restoreTitle(title, restore);
  const facts: BookFacts = {
    ...{ title: restored, language, statistics, references, include, passages },
    isCompound: createCompounds(statistics.vocabulary, language),
  };
  const restoredPages = (): Iterable<PageText> =>
    restore === null ? book.pages() : restorePages(book.pages(), restore);
  return {
    ...{ title: restored, language, statistics, starts },
    items: () => cleanBook(restoredPages(), starts, facts, cleaning),
  };
}

function restoreTitle(title: string | null, restore: LetterRestorer): string | null {
  return title === null ? null : restoreText(title, restore(title));
}

function* restorePages(pages: Iterable<PageText>, restore: LetterRestorer): Generator<PageText> {
  for (const page of pages) yield restorePage(page, restore);
}
