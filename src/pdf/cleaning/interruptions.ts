import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import { isProse } from './prose.ts';
import { SMALL_PRINT } from './small-print.ts';

/** More small lines are a text of their own. */
const MAX_LINES = 6;
/** Of the text's size, give or take what sizes of one font differ by. */
const BODY_SIZE = 0.97;
const STOP = /[.!?:…]["'”’»)\]]*\d{0,3}$/u;
const GOES_ON = /^["'“‘«(]?\p{Ll}/u;

/**
 * The small lines at the foot of a column or of the page that stand in the middle of a sentence, which goes on at the
 * top of the next: an imprint without the words of one, who is to be written to, where the paper is under review.
 *
 * @param next the lines of the page after
 */
export function findInterruptions(
  page: readonly TextLine[],
  next: readonly TextLine[],
  statistics: BookStatistics,
): TextLine[][] {
  const found: TextLine[][] = [];
  const lines = page.filter(({ part }) => part === undefined);
  let before: TextLine | undefined;
  let small: TextLine[] = [];
  const close = (after: TextLine | undefined, turned: boolean): void => {
    const isFoot = small.length > 0 && small.length <= MAX_LINES && turned;
    if (isFoot && before !== undefined && after !== undefined && isCut(before, after, statistics))
      found.push(small);
    small = [];
  };
  for (const line of lines) {
    if (line.size <= SMALL_PRINT * statistics.bodySize) {
      small.push(line);
      continue;
    }
    close(line, before !== undefined && line.column !== before.column && line.y < before.y);
    before = line;
  }
  close(
    next.find(
      ({ part, text, size }) =>
        part === undefined && size > SMALL_PRINT * statistics.bodySize && isProse(text),
    ),
    true,
  );
  return found;
}

/** Whether a sentence of the text goes on from one line to the other. */
function isCut(before: TextLine, after: TextLine, { bodySize }: BookStatistics): boolean {
  if (Math.min(before.size, after.size) < BODY_SIZE * bodySize) return false;
  return isProse(before.text) && !STOP.test(before.text) && GOES_ON.test(after.text);
}
