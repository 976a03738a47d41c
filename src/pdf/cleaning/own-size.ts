import type { BookStatistics } from '../book/book-statistics.ts';
import type { PageText } from '../page/page-text.ts';
import { usualSize } from '../page/sizes.ts';
import { isTextSize } from './body-text.ts';
import { isProse } from './prose.ts';

/** So many lines of text make a size the page's own: a caption and the notes of a picture's page have fewer. */
const MIN_LINES = 12;
/** And so many of its lines of text are in it, as a share. */
const MIN_SHARE = 0.8;

/**
 * Tells of page after page the size that its text is set in where that isn't the book's: terms and conditions, an
 * appendix, a page of a magazine. The notes below the book's text are no such page, as long as they may be. The last
 * page of a chapter in such a size may hold a line or two.
 */
export function findOwnSizes(statistics: BookStatistics): (page: PageText) => number | undefined {
  let before: number | undefined;
  return ({ lines }) => {
    // A line with gaps is more likely a row of cells.
    const text = lines.filter((line) => line.stops.length === 0 && isProse(line.text));
    const size = usualSize(text);
    const own = text.filter((line) => isTextSize(line, size)).length;
    const goesOn = before !== undefined && isTextSize({ size }, before);
    const isOwn =
      own >= (goesOn ? 1 : MIN_LINES) &&
      own >= MIN_SHARE * text.length &&
      !text.some((line) => isTextSize(line, statistics.bodySize));
    return (before = isOwn ? size : undefined);
  };
}
