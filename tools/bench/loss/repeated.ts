import type { PrintedLine, PrintedPage } from './printed-page.ts';
import { lettersOf } from './words.ts';

/** Points: a running head stands at the same height on every page. */
const HEIGHT = 4;
/** Pages on which a line has to come again. */
const TIMES = 3;
/** Of the page's height, from above and from below. */
const MARGIN = 0.16;

/**
 * Lines that come again page after page at the same height near the page's edge, whatever their numbers are. A line
 * whose text goes on in the next one is none of them: pages of a manual may begin alike.
 */
export function findRepeated(pages: readonly PrintedPage[]): Set<PrintedLine> {
  const groups = new Map<string, { page: number; line: PrintedLine }[]>();
  for (const { page, height, lines } of pages)
    for (const line of lines) {
      const { top, bottom } = line.box;
      const isNearEdge = bottom < MARGIN * height || top > (1 - MARGIN) * height;
      if (!isNearEdge || isPartOfStretch(line, lines)) continue;
      const row = Math.round(top / HEIGHT);
      const key = lettersOf(line.text.replace(/\p{N}+/gu, ' '));
      for (const near of [row, row + 1]) {
        const known = groups.get(`${near} ${key}`);
        if (known === undefined) groups.set(`${near} ${key}`, [{ page, line }]);
        else known.push({ page, line });
      }
    }
  const repeated = new Set<PrintedLine>();
  for (const group of groups.values())
    if (new Set(group.map(({ page }) => page)).size >= TIMES)
      for (const { line } of group) repeated.add(line);
  return repeated;
}

/** So many lines of pdftotext's block, this one among them, are a paragraph. */
const PARAGRAPH_LINES = 4;

function isPartOfStretch(line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  return lines.filter(({ block }) => block === line.block).length >= PARAGRAPH_LINES;
}
