import type { PrintedLine, PrintedPage } from './printed-page.ts';

/** Lines that stand below each other in the same size, as those of a column do. */
export interface Stretch {
  page: PrintedPage;
  lines: PrintedLine[];
}

/** Of the size of the smaller one. */
const SAME_SIZE = 0.08;
/** From line to line, in sizes; wider is another stretch. */
const LEADING = { least: 0.5, most: 2.9 };
/** Of the narrower line. */
const OVERLAP = 0.5;

/**
 * Puts lines together that follow each other in pdftotext's order and stand below each other. Pdftotext's own blocks
 * are no help where lines are far apart, as in transcripts, and where several paragraphs make one block.
 */
export function toStretches(page: PrintedPage): Stretch[] {
  const stretches: Stretch[] = [];
  let last: PrintedLine | undefined;
  for (const line of page.lines) {
    const stretch = stretches.at(-1);
    if (stretch !== undefined && last !== undefined && follows(last, line)) stretch.lines.push(line);
    else stretches.push({ page, lines: [line] });
    last = line;
  }
  return stretches;
}

function follows(above: PrintedLine, below: PrintedLine): boolean {
  const size = Math.min(above.size, below.size);
  if (Math.abs(above.size - below.size) > SAME_SIZE * size || above.isMono !== below.isMono) return false;
  const leading = below.box.top - above.box.top;
  if (leading < LEADING.least * size || leading > LEADING.most * size) return false;
  const shared = Math.min(above.box.right, below.box.right) - Math.max(above.box.left, below.box.left);
  const narrower = Math.min(above.box.right - above.box.left, below.box.right - below.box.left);
  return shared >= OVERLAP * narrower;
}
