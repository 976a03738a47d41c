import { median } from '../median.ts';
import type { PageText } from '../page/page-text.ts';
import type { RecognizedBlock, RecognizedLine, RecognizedParagraph } from './recognizer.ts';

/**
 * How much higher or lower a row of one paragraph is measured that has no letters which reach up or down, or that
 * touches the next.
 */
const WITHIN_PARAGRAPH = 1.35;
/** How much the usual sizes of two paragraphs in one font differ. Notes are smaller still, and headings larger. */
const BETWEEN_PARAGRAPHS = 1.12;

/**
 * From one size of a book to the next larger one that can be told from it: two headings of one kind must not differ.
 */
const STEP = 1.15;

/**
 * Evens out the sizes that text recognition guesses from the height of each row, since a change of size parts
 * paragraphs and makes headings: first within each paragraph, then between the paragraphs of a page.
 */
export function evenSizes(blocks: readonly RecognizedBlock[]): RecognizedBlock[] {
  const even = blocks.map(({ paragraphs }) => ({ paragraphs: paragraphs.map(evenParagraph) }));
  const usual = medianSize(even.flatMap(({ paragraphs }) => paragraphs.flat()));
  return even.map(({ paragraphs }) => ({
    paragraphs: paragraphs.map((lines) => lines.map((line) => snap(line, usual, BETWEEN_PARAGRAPHS))),
  }));
}

/**
 * Does the same between the pages of a book: what is of the usual size on a page is of the book's, and all other sizes
 * are steps up and down from it.
 *
 * @param bodySize of most text in the book, in points
 */
export function evenPage(page: PageText, bodySize: number): PageText {
  const sizes = page.lines.flatMap(({ size, text }) =>
    Array.from({ length: Math.ceil(text.length / 10) }, () => size),
  );
  const usual = median(sizes);
  // A title page, a page of notes.
  const base = usual < bodySize * STEP && usual * STEP > bodySize ? usual : bodySize;
  const lines = page.lines.map((line) => {
    const steps = Math.round(Math.log(line.size / base) / Math.log(STEP));
    return { ...line, size: Math.round(10 * bodySize * STEP ** steps) / 10 };
  });
  return { ...page, lines };
}

function evenParagraph(lines: RecognizedParagraph): RecognizedParagraph {
  const usual = medianSize(lines);
  return lines.map((line) => snap(line, usual, WITHIN_PARAGRAPH));
}

function snap(line: RecognizedLine, size: number, factor: number): RecognizedLine {
  return line.size < size * factor && line.size * factor > size ? { ...line, size } : line;
}

/** The size that half of the words are below. */
function medianSize(lines: readonly RecognizedLine[]): number {
  return median(lines.flatMap(({ size, words }) => words.map(() => size)));
}
