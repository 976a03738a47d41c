import type { Gathered } from './gathering.ts';
import type { PageText } from '../page/page-text.ts';
import type { ChapterStart } from '../structure/chapter-start.ts';
import { chooseTitle } from '../structure/document-title.ts';

/** What the file says of itself. */
export interface DocumentFacts {
  title: string | null;
  author: string | null;
  declaredLanguage: string | null;
  /** From the bookmarks; empty without them. */
  starts: readonly ChapterStart[];
}

/** What is known of a book, or of its first pages: what the file says, and what its pages tell. */
export interface BookSoFar extends DocumentFacts, Gathered {
  /** In order; may be gone through again and again. */
  pages(): Iterable<PageText>;
}

/** @param pages all that the body size tells the right sizes of, where they were read as pictures */
export function summarize(
  document: DocumentFacts,
  gathered: Gathered,
  pages: (bodySize: number) => Iterable<PageText>,
): BookSoFar {
  const { bodySize, largestOnFirstPage } = gathered.statistics;
  return {
    ...document,
    ...gathered,
    title: chooseTitle(document.title, largestOnFirstPage),
    pages: () => pages(bodySize),
  };
}
