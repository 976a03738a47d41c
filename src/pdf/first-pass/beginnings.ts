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

export interface BeginningPolicy {
  /** Pages that are known at the first of them. */
  from: number;
  /** Pages of the shortest book that has any. */
  worthFrom: number;
  /** Characters of text after which there is no other. */
  enough: number;
}

/**
 * Pages of text are read by the dozen a second: some minutes of listening are enough, and only in books that take a
 * while. The first sixteen pages of a manual may be its table of contents.
 */
export const OF_TEXT: BeginningPolicy = { from: 16, worthFrom: 64, enough: 3_000 };
/** A picture takes seconds: the next beginning is there long before the one before it is heard. */
export const OF_PICTURES: BeginningPolicy = { from: 4, worthFrom: 8, enough: Infinity };

/**
 * Has a book begun before all of it is read. Each beginning goes through all pages from the first on, so there is one
 * only when twice as many are known: together they cost as much as the whole book once again at most.
 *
 * @returns to be asked after every page: `known` pages from the first on are read, of `pages`
 */
export function createBeginnings(
  { from, worthFrom, enough }: BeginningPolicy,
  read: ReadBeginning | undefined,
): (known: number, pages: number, book: () => Promise<BookSoFar>) => Promise<Beginning | null> {
  let next = from;
  let characters = 0;
  return async (known, pages, book) => {
    if (read === undefined || characters >= enough || pages < worthFrom || known < next || known >= pages)
      return null;
    next = 2 * known;
    const soFar = await book();
    const beginning = read({ ...soFar, upTo: known, pages: () => pagesUpTo(known, soFar.pages()) });
    if (beginning !== null) characters = charactersOf(beginning);
    return beginning;
  };
}

function* pagesUpTo(last: number, pages: Iterable<PageText>): Generator<PageText> {
  for (const page of pages) {
    if (page.page > last) return;
    yield page;
  }
}

function charactersOf({ text }: Beginning): number {
  let characters = 0;
  for (const event of text) {
    if (event.type === 'paragraph') characters += event.sentences.join(' ').length;
  }
  return characters;
}
