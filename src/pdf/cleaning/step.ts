import type { RunsPage } from '../page/runs-page.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { CleanItem } from '../paragraphs/passing.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';

/** What a step over runs does with one page after the other, while the book is read and nothing is known of it yet. */
export type CleanRuns = (page: RunsPage, leaveOut: LeavingOut) => RunsPage;

/**
 * What a step over pages or paragraphs does: takes the book piece by piece and hands it on, with nothing held back that
 * it doesn't wait for. What it leaves out goes through `leaveOut`.
 */
export type Clean<Item> = (items: Iterable<Item>, facts: BookFacts, leaveOut: LeavingOut) => Iterable<Item>;

interface Placed {
  /** How the list, the bench and what was left out call it. */
  name: string;
  /** The steps that it must come after, and why. */
  after: Readonly<Record<string, string>>;
}

/** A step over the runs of each page, before they are put together to lines; `begin` is called once for a book. */
export type RunStep = Placed & { over: 'runs'; begin: () => CleanRuns };
/** A step over the pages, with their lines. */
export type PageStep = Placed & { over: 'pages'; clean: Clean<SortedPage> };
/** A step over the paragraphs that the lines were joined to. */
export type ParagraphStep = Placed & { over: 'paragraphs'; clean: Clean<CleanItem> };

export type Step = RunStep | PageStep | ParagraphStep;

/** The order in which the steps are taken by what they are over. */
export const STAGES: readonly Step['over'][] = ['runs', 'pages', 'paragraphs'];
