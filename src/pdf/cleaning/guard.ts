import type { BookStatistics } from '../book/book-statistics.ts';
import type { TextLine } from '../page/page-text.ts';
import type { RemovedKind } from '../page/removal.ts';
import type { Block, Guard } from './leaving-out.ts';
import { isProse } from './prose.ts';

/**
 * No step leaves out so much of a page's running text at once: it would be the page that is unusual and not the text.
 * Share of the page's lines of running text.
 */
const MAX_SHARE = 0.25;
/** Less running text than this can be a mistake of ours about what it is, and no great loss. Lines. */
const MIN_LINES = 4;
/** How far the size of running text is from the book's, as a share of it. */
const BODY_SIZE_TOLERANCE = 0.05;
/**
 * Kinds that are known by what they are and not by where they stand: nobody sees them, or the listener has them
 * already.
 */
const SURE: ReadonlySet<RemovedKind> = new Set([
  'hidden',
  'watermark',
  'contents',
  'index',
  'unreadable-page',
]);

/**
 * Has a say in everything that a step leaves out of a page: what is set like the text of the book and reads like it
 * stays, unless it is a small part of the page's running text. The steps know forms; this knows only how much would be
 * lost if they were wrong. The first page of a paper vanished as one note, since its affiliations had raised numbers; a
 * transcript vanished as a table, since its lines had numbers.
 */
export function createGuard(statistics: BookStatistics): Guard {
  const isRunningText = (line: TextLine): boolean =>
    Math.abs(line.size - statistics.bodySize) <= BODY_SIZE_TOLERANCE * statistics.bodySize &&
    isProse(line.text);
  return ({ page, blocks }) => {
    if (page === null) return blocks;
    const ofPage = page.lines.filter(isRunningText).length;
    const stays = ({ kind, lines }: Block): boolean => {
      if (SURE.has(kind)) return false;
      const running = lines.filter(isRunningText).length;
      return running >= MIN_LINES && running > MAX_SHARE * ofPage;
    };
    return blocks.filter((block) => !stays(block));
  };
}
