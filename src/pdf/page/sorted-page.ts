import type { Removal } from './removal.ts';
import type { PageText } from './page-text.ts';

/** A page as the cleaning steps hand it on: its lines, some of them marked as a part, and what was taken off it. */
export interface SortedPage extends PageText {
  removed: readonly Removal[];
  /** The size of the page's text, where that isn't the book's. Points. */
  ownSize?: number;
}
