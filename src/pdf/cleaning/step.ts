import type { CleanItem } from '../paragraphs/passing.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';

/**
 * What a step does: takes the book piece by piece and hands it on, with nothing held back that it doesn't wait for. What it leaves out goes through
 * `leaveOut`.
 */
export type Clean<Item> = (items: Iterable<Item>, facts: BookFacts, leaveOut: LeavingOut) => Iterable<Item>;

interface Placed {
  /** How the list, the bench and what was left out call it. */
  name: string;
  /** The steps that it must come after, and why. */
  after: Readonly<Record<string, string>>;
}

/** A cleaning step: over the pages with their lines, or over the paragraphs that were made of them. */
export type Step =
  | (Placed & { over: 'pages'; clean: Clean<SortedPage> })
  | (Placed & { over: 'paragraphs'; clean: Clean<CleanItem> });
