import type { BookStatistics } from '../book/book-statistics.ts';
import { countCharacters } from '../count-characters.ts';
import type { TextLine } from '../page/page-text.ts';
import { isProse, SCRIPTS_WITHOUT_SPACES } from './prose.ts';

/** How far the size of running text is from the book's, as a share of it. */
const BODY_SIZE_TOLERANCE = 0.05;

/** @param of the size of the text of the book or of a page */
export function isTextSize({ size }: Pick<TextLine, 'size'>, of: number): boolean {
  return Math.abs(size - of) <= BODY_SIZE_TOLERANCE * of;
}

/**
 * Whether a line is in the size of the book's text and reads like a part of a sentence, as a whole or in one of its
 * cells.
 */
export function isBodyText(line: TextLine, { bodySize }: Pick<BookStatistics, 'bodySize'>): boolean {
  return isTextSize(line, bodySize) && (isProse(line.text) || cellsOf(line).some(isProse));
}

/** A word of a script without spaces takes about so many characters. */
const CHARACTERS_A_WORD = 2;

/** How many words of body text these lines hold. */
export function countBodyWords(lines: readonly TextLine[], statistics: BookStatistics): number {
  return lines.reduce((sum, line) => sum + (isBodyText(line, statistics) ? wordsIn(line.text) : 0), 0);
}

function wordsIn(text: string): number {
  const withoutSpaces = countCharacters(text, SCRIPTS_WITHOUT_SPACES);
  return text.split(/\s+/).length + Math.floor(withoutSpaces / CHARACTERS_A_WORD);
}

/** What stands between the wide gaps of a line. */
export function cellsOf({ text, stops }: Pick<TextLine, 'text' | 'stops'>): string[] {
  const edges = [0, ...stops.map(({ at }) => at), text.length];
  return edges.slice(0, -1).map((edge, index) => text.slice(edge, edges[index + 1]).trim());
}
