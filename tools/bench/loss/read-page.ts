import type { PdfiumPage } from './pdfium.ts';
import type { PopplerPage } from './poppler.ts';
import type { PrintedLine, PrintedPage } from './printed-page.ts';
import { coverage, indexGrams } from './grams.ts';
import { lettersOf } from './words.ts';

/** Points by which a letter may stick out of its line's box. */
const SLACK = 0.75;
/** So many letters of a line must be the same for both readers, in runs of `GRAM`. */
const AGREEMENT = 0.85;
const GRAM = 3;

/** Lays what the two readers say of a page on top of each other. */
export function combine(page: number, poppler: PopplerPage, pdfium: PdfiumPage): PrintedPage {
  const rows = sortIntoRows(pdfium);
  const lines = poppler.lines.map((line): PrintedLine => {
    const inside = rows.within(line.box);
    const glyphs = inside.flatMap((index) => pdfium.glyphs[index] ?? []);
    const letters = lettersOf(line.text);
    const theirs = lettersOf(glyphs.map(({ text }) => text).join(''));
    return {
      ...line,
      size: middle(glyphs.map(({ size }) => size)),
      isMono: glyphs.filter(({ isMono }) => isMono).length > glyphs.length / 2,
      isAgreed: isAlike(letters, theirs),
      place: inside[inside.length >> 1] ?? -1,
    };
  });
  const letters = lettersOf(pdfium.glyphs.map(({ text }) => text).join(''));
  return { page, width: poppler.width, height: poppler.height, lines, letters };
}

/** Written from right to left, the same letters may come in either order. */
function isAlike(letters: string, theirs: string): boolean {
  if (letters.length < GRAM || theirs.length > 2 * letters.length) return letters === theirs;
  const forward = coverage(letters, GRAM, indexGrams(theirs, GRAM));
  if (forward >= AGREEMENT) return true;
  return coverage(Array.from(letters).reverse().join(''), GRAM, indexGrams(theirs, GRAM)) >= AGREEMENT;
}

const ROW_POINTS = 8;

function sortIntoRows({ glyphs }: PdfiumPage) {
  const rows = new Map<number, number[]>();
  glyphs.forEach(({ y }, index) => {
    const row = Math.floor(y / ROW_POINTS);
    const known = rows.get(row);
    if (known === undefined) rows.set(row, [index]);
    else known.push(index);
  });
  return {
    /** Numbers of the letters in a box, in PDFium's order. */
    within: ({ left, top, right, bottom }: PrintedLine['box']): number[] => {
      const found: number[] = [];
      for (let row = Math.floor(top / ROW_POINTS); row <= Math.floor(bottom / ROW_POINTS); row += 1)
        for (const index of rows.get(row) ?? []) {
          const glyph = glyphs[index];
          if (glyph === undefined || glyph.y < top || glyph.y > bottom) continue;
          if (glyph.x >= left - SLACK && glyph.x <= right + SLACK) found.push(index);
        }
      return found.sort((a, b) => a - b);
    },
  };
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
