import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';

const ASTERISKS = /^[\s*∗⁎⁂]+$/u;

const WHY = {
  kind: 'garbled',
  reason: 'is nothing but asterisks',
  evidence: ['wording'],
} as const;

/**
 * Takes out the asterisks between two scenes. Where they stand no further apart than other lines do, they would be
 * joined to the paragraph above, and be read with it.
 */
export function* removeAsterisks(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const found = page.lines.filter(({ text, part }) => part === undefined && ASTERISKS.test(text));
    yield leaveOut.lines(
      page,
      found.map((line) => ({ ...WHY, lines: [line] })),
    );
  }
}
