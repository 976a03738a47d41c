import { anyOf } from '../../languages/languages.ts';
import type { TextLine } from '../page/page-text.ts';
import { isProse } from './prose.ts';

/** A line at the very edge of a page of which no other page of the document tells anything. */
export interface LoneLine {
  line: TextLine;
  edge: 'top' | 'bottom';
  /** How far the next baseline is, towards the text. Points. */
  gap: number;
  /** The other lines on its baseline. */
  beside: readonly TextLine[];
  /** Font size of the book's text, in points. */
  bodySize: number;
}

const PAGE = anyOf(({ structure }) => structure?.page);
const OF = anyOf(({ apparatus }) => apparatus?.of);
/** "Page 1 of 2", "Seite 3", "Registered in Norland No. 448120  Page 1 of 1", "Page 1  Initials: ____" */
const SAYS_PAGE = new RegExp(
  String.raw`^(?:${PAGE}|p\.)\s*\d{1,4}(?:\s*(?:/|${OF})\s*\d{1,4})?(?!\p{L}|[.,]?\d)|(?<!\p{L})(?:${PAGE})\s*\d{1,4}\s*(?:/|${OF})\s*\d{1,4}$`,
  'iu',
);
/** "1 of 2", "1/2" */
const SAYS_OF = new RegExp(String.raw`^\d{1,4}\s*(?:/|${OF})\s*\d{1,4}$`, 'iu');
/** "3/4/24, 9:05 AM  Ferry notice", "1 of 2  04/03/2024, 09:05": what browsers print above or below. */
const PRINTED_AT =
  /^(?:\d{1,4} \P{L}{0,2}\p{L}{0,3} ?\d{1,4} )?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}(?!\d)/u;
/** "Ferry notice  https://ferry.example/notice", small and with a wide gap: the head of other browsers. */
const PRINTED_FOR = /\s(?:https?|file):\/\/\S+$/;
/** "file:///C:/Users/desk/notice.html  1/1": the foot that browsers print. */
const PRINTED_FROM = /^(?:https?|file):\/\/\S+(?:\s+\d{1,4}\s*\/\s*\d{1,4})?$/;
const BARE_NUMBER = /^[^\p{L}\p{N}]{0,3}(?:\d{1,4}|[ivxl]{1,6})[^\p{L}\p{N}]{0,3}$/u;
const NUMBER_BEFORE = /^\d{1,4}\s+\p{L}/u;
const NUMBER_BEHIND = /\p{L}[.)]?\s+\d{1,4}$/u;
/** "1 See the ledger", "* By order of the harbour master": a note. */
const NOTE = /^[[(]?(?:\d{1,3}|[*†‡§])[\])]?\s*\p{L}/u;
/** Smaller than the text by so much that nobody takes it for text. Shares of the text's size. */
const SMALL = 0.92;
const MAX_WORDS = 16;
/** The last line of a note or of the text is nearer to the one before it. Font sizes. */
const MIN_GAP = 1.6;

export const BESIDE_NUMBER = 'stands beside the number of the page';

/**
 * Why a line at the edge of a page of a short document belongs to no text; `null` if nothing says so. Nothing repeats
 * there, so place, size and wording have to do, and what reads like a sentence stays.
 */
export function whyAlone({ line, edge, gap, beside, bodySize }: LoneLine): string | null {
  const { text } = line;
  const words = text.split(/\s+/).length;
  if (line.filled === true || words > MAX_WORDS || (isProse(text) && /[.!?…]["'”’»)]*$/u.test(text)))
    return null;
  const isSmall = line.size < SMALL * bodySize;
  if (SAYS_PAGE.test(text) || (isSmall && SAYS_OF.test(text)))
    return 'says which page it is, at the edge of a page';
  if (PRINTED_AT.test(text) || PRINTED_FROM.test(text)) return 'is what browsers print around a page';
  if (isSmall && edge === 'top' && line.stops.length > 0 && PRINTED_FOR.test(text))
    return 'is what browsers print around a page';
  if (gap < MIN_GAP * line.size) return null;
  if (BARE_NUMBER.test(text)) return 'is a number alone at the edge of a page';
  const isNumbered = NUMBER_BEHIND.test(text) || (edge === 'top' && NUMBER_BEFORE.test(text));
  if (isSmall && isNumbered) return 'is small, with a number, at the edge of a page';
  if (isSmall && edge === 'bottom' && !NOTE.test(text) && line.raised[0]?.start !== 0)
    return 'is small, and alone at the foot of a page';
  const isBesideNumber = beside.some((other) => BARE_NUMBER.test(other.text));
  return isBesideNumber && line.size <= bodySize ? BESIDE_NUMBER : null;
}
