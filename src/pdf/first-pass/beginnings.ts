import type { ExtractionEvent } from '../events.ts';
import type { BookSoFar } from './book-so-far.ts';
import type { PageText } from '../page/page-text.ts';

/** A book of which only the first pages are known. */
export interface Prefix extends BookSoFar {
  /** The last of them. */
  upTo: number;
}

export type Beginning = Extract<ExtractionEvent, { type: 'beginning' }>;
/** Makes text of a prefix; `null` where there is none yet, or none that is certain. */
export type ReadBeginning = (prefix: Prefix) => Beginning | null;

/** Pages of text are read by the dozen a second: one beginning is enough, and only in books that take a while. */
export const OF_TEXT = { from: 16, worthFrom: 64, atMost: 1 };
/** A picture takes seconds: the next beginning is there long before the one before it is heard. */
export const OF_PICTURES = { from: 4, worthFrom: 8, atMost: Infinity };

/**
 * Has a book begun before all of it is read. Each beginning goes through all pages from the first on, so there is one
 * only when twice as many are known: together they cost as much as the whole book once again at most.
 *
 * @param when `from` so many pages, in books that have at least `worthFrom`
 * @returns to be asked after every page: `known` pages from the first on are read, of `pages`
 */
export function createBeginnings(
  { from, worthFrom, atMost }: { from: number; worthFrom: number; atMost: number },
  read: ReadBeginning | undefined,
): (known: number, pages: number, book: () => Promise<BookSoFar>) => Promise<Beginning | null> {
  let next = from;
  let made = 0;
  return async (known, pages, book) => {
    if (read === undefined || made >= atMost || pages < worthFrom || known < next || known >= pages)
      return null;
    next = 2 * known;
    const soFar = await book();
    const beginning = read({ ...soFar, upTo: known, pages: () => pagesUpTo(known, soFar.pages()) });
    if (beginning !== null) made += 1;
    return beginning;
  };
}

function* pagesUpTo(last: number, pages: Iterable<PageText>): Generator<PageText> {
  for (const page of pages) {
    if (page.page > last) return;
    yield page;
  }
}
