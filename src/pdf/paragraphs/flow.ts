import type { ChapterStart } from '../structure/chapter-start.ts';
import { findStart } from '../structure/chapter-start.ts';
import type { RemovedKind } from '../events.ts';
import type { SortedPage } from '../cleaning/furniture.ts';
import type { TextLine } from '../page/page-text.ts';

/** Where the text of a line's column begins and ends, in points from the left. */
export interface Margins {
  left: number;
  right: number;
}

/** The book as one stream in reading order. */
export type FlowItem =
  | { type: 'line'; page: number; line: TextLine; margins: Margins }
  | { type: 'removed'; page: number; kind: RemovedKind; text: string }
  | { type: 'chapter'; page: number; title: string };

/**
 * Strings the pages together and puts the chapters' starts between their lines. What was removed from a page comes before
 * its lines.
 *
 * @param starts ordered by page, and within a page by their place on it
 */
export function* toFlow(pages: Iterable<SortedPage>, starts: readonly ChapterStart[]): Generator<FlowItem> {
  let next = 0;
  for (const page of pages) {
    if (page.unreadable !== null)
      yield { type: 'removed', page: page.page, kind: 'unreadable-page', text: page.unreadable };
    for (const { kind, text } of page.apart) yield { type: 'removed', page: page.page, kind, text };
    for (const text of page.noise ?? []) yield { type: 'removed', page: page.page, kind: 'garbled', text };
    for (const { kind, text } of page.removed) yield { type: 'removed', page: page.page, kind, text };
    // Notes come first, so that they are known where their marks are met.
    const notes = page.lines.filter(({ part }) => part?.kind === 'footnote');
    const lines = notes.length === 0 ? page.lines : page.lines.filter((line) => !notes.includes(line));
    const text = lines.filter(({ part }) => part === undefined);
    const columns = 1 + Math.max(0, ...lines.map(({ column }) => column));
    const margins = Array.from({ length: columns }, (_, column) => findMargins(text, column));
    yield* toItems({ ...page, lines: notes }, 0, notes.length, margins);
    let from = 0;
    for (let start = starts[next]; start !== undefined && start.page <= page.page; start = starts[next]) {
      const at = start.page < page.page ? from : findStart({ ...page, lines }, start, from);
      yield* toItems({ ...page, lines }, from, at, margins);
      from = at;
      yield { type: 'chapter', page: start.page, title: start.title };
      next += 1;
    }
    yield* toItems({ ...page, lines }, from, lines.length, margins);
  }
}

function* toItems(
  page: SortedPage,
  from: number,
  to: number,
  margins: readonly Margins[],
): Generator<FlowItem> {
  for (const line of page.lines.slice(from, to)) {
    yield {
      type: 'line',
      page: page.page,
      line,
      margins: margins[line.column] ?? { left: line.x, right: line.x + line.width },
    };
  }
}

/** The left edge that most lines keep to (the leftmost of those that many do), and the right edge that nine in ten don't pass. */
function findMargins(lines: readonly TextLine[], column: number): Margins {
  const own = lines.filter((line) => line.column === column);
  const lefts = new Map<number, number>();
  for (const line of own) lefts.set(Math.round(line.x), (lefts.get(Math.round(line.x)) ?? 0) + 1);
  const common = [...lefts].filter(([, count]) => count >= own.length / 5).map(([left]) => left);
  const rights = own.map((line) => line.x + line.width).toSorted((a, b) => a - b);
  return {
    left: Math.min(...(common.length > 0 ? common : lefts.keys())),
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  };
}
