import { setAside } from '../paragraphs/asides.ts';
import { listDoubts } from '../paragraphs/doubts.ts';
import { toFlow } from '../paragraphs/flow.ts';
import { toParagraphs } from '../paragraphs/paragraphs.ts';
import type { CleanItem } from '../paragraphs/passing.ts';
import type { PageText } from '../page/page-text.ts';
import { createListener } from '../passages.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { placeStarts } from '../structure/chapter-start.ts';
import type { ChapterStart } from '../structure/chapter-start.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import type { BookFacts } from './book-facts.ts';
import { createGuard } from './guard.ts';
import { createLeavingOut } from './leaving-out.ts';
import type { Guard } from './leaving-out.ts';
import { findOwnSizes } from './own-size.ts';
import type { Step } from './step.ts';
import { STEPS } from './steps.ts';
import { listUnmet } from './unmet-verdicts.ts';

export interface CleaningOptions {
  /** Which steps are taken; all of them unless given. */
  steps?: readonly Step[];
  /** What has a say in everything that is left out; the book's own guard unless given. */
  guard?: Guard;
}

/**
 * The text of a book, paragraph by paragraph: its pages go through the steps, their lines are joined to paragraphs, and
 * those go through the steps that are left. Holds a few pages at a time.
 *
 * @param starts what the bookmarks say, in order
 */
export function cleanBook(
  pages: Iterable<PageText>,
  starts: readonly ChapterStart[],
  facts: BookFacts,
  { steps = STEPS, guard = createGuard(facts.statistics) }: CleaningOptions = {},
): Iterable<CleanItem> {
  let sorted: Iterable<SortedPage> = unsorted(pages, facts.statistics);
  for (const step of steps) {
    if (step.over === 'pages') sorted = step.clean(sorted, facts, createLeavingOut(step.name, guard));
  }
  const listener = createListener(facts.passages);
  const { leading } = facts.statistics;
  const listed = listDoubts(toFlow(placeStarts(sorted, starts), leading), listener);
  const flow = setAside(listed, { include: facts.include, listener }, facts.isCompound);
  let paragraphs: Iterable<CleanItem> = toParagraphs(flow, facts.statistics, facts.isCompound);
  for (const step of steps) {
    if (step.over === 'paragraphs')
      paragraphs = step.clean(paragraphs, facts, createLeavingOut(step.name, guard, listener));
  }
  return listUnmet(paragraphs, listener);
}

function* unsorted(pages: Iterable<PageText>, statistics: BookStatistics): Generator<SortedPage> {
  const ownSizeOf = findOwnSizes(statistics);
  for (const page of pages) {
    const ownSize = ownSizeOf(page);
    yield { ...page, removed: [], ...(ownSize !== undefined && { ownSize }) };
  }
}
