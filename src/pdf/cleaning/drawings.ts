import type { BookStatistics } from '../book/book-statistics.ts';
import { isTableLabel } from './captions.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findRunningText } from './running-text.ts';

/** Rows in a drawing look like those of a table; where nearly everything does, the figure is one. */
const MOSTLY = 0.9;

const AS_FIGURE = {
  kind: 'figure',
  opens: false,
  reason: 'stands between a caption and the text',
  evidence: ['place'],
} as const;

/**
 * Marks what is written in drawings: the words and numbers that stand between a figure's caption and the text above it,
 * across all columns that the caption belongs to, or below the caption where it stands above its figure.
 */
export function* tagDrawings(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const captions = page.lines.filter(
      ({ part, text }) => part?.kind === 'caption' && part.opens && !isTableLabel(text),
    );
    const labels = captions.length === 0 ? new Set<TextLine>() : labelsOf(captions, page.lines, statistics);
    yield leaveOut.parts(page, new Map([...labels].map((line) => [line, AS_FIGURE])));
  }
}

function labelsOf(
  captions: readonly TextLine[],
  lines: readonly TextLine[],
  statistics: BookStatistics,
): Set<TextLine> {
  const text = findRunningText(lines, statistics);
  const labels = new Set<TextLine>();
  for (const caption of captions) {
    const near = lines.filter((line) => isBeside(line, caption));
    const above = near.filter(({ y }) => y < caption.y).toSorted((a, b) => b.y - a.y);
    const end = above.findIndex((line) => text.has(line) || (line.part !== undefined && !isTable(line)));
    const inside = end < 0 ? above : above.slice(0, end);
    const tabular = inside.filter(isTable).length > MOSTLY * inside.length;
    for (const line of inside) if (!tabular || !isTable(line)) labels.add(line);
  }
  return labels;
}

function isTable({ part }: TextLine): boolean {
  return part?.kind === 'table';
}

/** Whether a line is in a column that the caption is in, too; a caption of the whole page is in all. */
function isBeside(line: TextLine, caption: TextLine): boolean {
  return line.column === caption.column || caption.column === 0 || line.column === 0;
}
