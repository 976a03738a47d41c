import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import { isProse } from './prose.ts';

/** Notes and notices are at most this large, as a share of the text's size. */
export const SMALL_PRINT = 0.94;

/**
 * Whether text of another column goes on below: the small print of a paper's first page, affiliations and abstract,
 * stands above the columns of its text.
 */
export function isAboveText(
  note: TextLine,
  lines: readonly TextLine[],
  { bodySize }: BookStatistics,
): boolean {
  return lines.some(
    (line) =>
      line.column !== note.column &&
      line.part === undefined &&
      line.y > note.y &&
      line.size > SMALL_PRINT * bodySize &&
      line.x < note.x + note.width &&
      note.x < line.x + line.width &&
      isProse(line.text),
  );
}
