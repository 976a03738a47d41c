import type { BookStatistics } from '../book/book-statistics.ts';
import type { PlacedLine } from './paragraph-breaks.ts';

export interface HeadingQuestion {
  /** The lines of a paragraph, at least one, and their text. */
  lines: readonly PlacedLine[];
  text: string;
  /** The line before it and the one after it, where there are any. */
  before: PlacedLine | null;
  after: PlacedLine | null;
  statistics: BookStatistics;
}

const MAX_CHARACTERS = 200;
const MAX_LINES = 4;
/** How much larger than the text a heading is at least. */
export const HEADING_SCALE = 1.12;
/** "To be, or not to be, that is the question." may be a heading; longer sentences are none. */
const MAX_WORDS_OF_SENTENCE = 12;
/** Headings in the size of the text are held to more: they are short, and don't end like a sentence. */
const MAX_CHARACTERS_IN_BODY_SIZE = 120;
const MAX_LINES_IN_BODY_SIZE = 3;
/** An item of a list, however large it is set. */
const BULLET = /^[•▪◦‣●■○□◆➢➤✓]\s/u;
const OPENING = /^["'“‘«„»(¿¡]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const SENTENCE_END = /[.,;:…]["'”’»)]*$/u;
const CAPITALS = /^(?!.*\p{Ll})(?=(?:.*\p{Lu}){4})(?=.*\p{Lu}{2})/u;
const NUMBERED = /^\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}/u;
const NUMBER = /^(?:\d{1,3}|[IVXLC]{1,7})\.?$/u;
/** "I. Introduction", as engineers' and physicists' journals have it. */
const ROMAN_NUMBERED = /^[IVX]{1,6}\.\s+\p{Lu}/u;
const FORMULA = /[=<>+∑∫]|\(\d+\)$/u;
/** More space than this above a line, in usual distances of two lines, sets it apart. */
const APART = 1.2;
/** A line in the middle is indented by more than this, and its blanks differ by less; in font sizes. */
const CENTRED = 1.5;
/** In the size of the text or hardly smaller, as a share of it. */
const BODY_SIZE = 0.95;
/** Headings with Roman numbers are sometimes set in small print. */
const SMALL_PRINT = 0.85;
/** In a book with a larger share of bold letters, or of capitals, these say nothing. */
const MAX_SHARE = 0.12;

/**
 * Whether a paragraph is a heading: by its size, or in the size of the text by weight, capitals or the middle of the
 * line.
 */
export function isHeading(question: HeadingQuestion): boolean {
  const { lines, text, statistics } = question;
  const { bodySize } = statistics;
  if (lines.length > MAX_LINES || text.length > MAX_CHARACTERS || !/\p{L}|\p{N}/u.test(text)) return false;
  if (BULLET.test(text) || lines.some(({ line }) => line.filled)) return false;
  if (lines.every(({ line }) => line.size >= bodySize * HEADING_SCALE)) return !isSentence(text);
  if (lines.length > MAX_LINES_IN_BODY_SIZE || text.length > MAX_CHARACTERS_IN_BODY_SIZE) return false;
  const least = (ROMAN_NUMBERED.test(text) ? SMALL_PRINT : BODY_SIZE) * bodySize;
  if (lines.some(({ line }) => line.size < least || line.stops.length > 0)) return false;
  if (!OPENING.test(text) || SENTENCE_END.test(text)) return false;
  return isBold(lines, statistics) || isNumbered(question) || isSetApart(question);
}

/** However large an introduction is set, it is text. */
function isSentence(text: string): boolean {
  return /[.!?…]["'”’»)]*$/u.test(text) && text.split(/\s+/).length > MAX_WORDS_OF_SENTENCE;
}

/** Bold in the size of the text, in a book that isn't bold anyway. */
export function isBold(lines: readonly PlacedLine[], { boldShare }: BookStatistics): boolean {
  return boldShare < MAX_SHARE && lines.every(({ line }) => line.bold);
}

function isNumbered({ lines, text, statistics }: HeadingQuestion): boolean {
  return NUMBERED.test(text) && lines.length <= 2 && isInOtherFont(lines, statistics);
}

/** In capitals, or in other letters in the middle, and with space above and below it. */
function isSetApart({ lines, text, before, after, statistics }: HeadingQuestion): boolean {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || FORMULA.test(text)) return false;
  if (!isApart(before, first, statistics) || !isApart(last, after, statistics)) return false;
  if (CAPITALS.test(text)) return statistics.capitalShare < MAX_SHARE;
  if (!lines.every(isCentred)) return false;
  return (
    NUMBER.test(text) ||
    ROMAN_NUMBERED.test(text) ||
    (/\p{L}{3}/u.test(text) && isInOtherFont(lines, statistics))
  );
}

function isInOtherFont(lines: readonly PlacedLine[], { bodyStyle }: BookStatistics): boolean {
  return lines.every(({ line }) => line.style !== bodyStyle && !line.mono);
}

/** More space than between two lines of text; what opens or closes a page or a column has enough. */
function isApart(above: PlacedLine | null, below: PlacedLine | null, { leading }: BookStatistics): boolean {
  if (above === null || below === null || above.page !== below.page) return true;
  const distance = below.line.y - above.line.y;
  if (above.line.column !== below.line.column || distance <= 0) return true;
  return distance > APART * leading * Math.max(above.line.size, below.line.size);
}

function isCentred({ line, margins }: PlacedLine): boolean {
  const left = line.x - margins.left;
  const right = margins.right - line.x - line.width;
  return left > CENTRED * line.size && Math.abs(left - right) < CENTRED * line.size;
}
