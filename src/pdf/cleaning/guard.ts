import type { BookStatistics } from '../book/book-statistics.ts';
import { median } from '../median.ts';
import type { TextLine } from '../page/page-text.ts';
import type { RemovedKind } from '../page/removal.ts';
import { isBodyText } from './body-text.ts';
import type { Block, Guard, Verdict } from './leaving-out.ts';
import { isProse } from './prose.ts';

/** What is set like the text and reads like it goes only where so many kinds of evidence speak against it. */
const KINDS_NEEDED = 2;
/** And one more where the sentence of the line above goes on in it. */
const KINDS_NEEDED_WITHIN_A_SENTENCE = 3;
/** A block reads like the text if so many of its lines do, as a share: one long cell makes no text of a table. */
const MIN_BODY_SHARE = 0.4;
/**
 * And so many of them do, or its only line is a whole sentence: else it is as likely a title or a label. Lines.
 */
const MIN_BODY_LINES = 2;
/** Lines of text are at least this wide, as a share of the usual width of the page's other text. */
const MIN_MEASURE = 0.6;
/** They are no further apart, as a share of the book's leading. */
const MAX_LEADING = 1.5;
/** No step leaves out more of a page's text at once, as a share of its lines of text … */
const MAX_SHARE = 0.25;
/** … if it is so much; of less, a share says little. Lines. */
const MIN_LINES_OF_A_SHARE = 4;
const SENTENCE_END = /[.!?:;…。！？][\u201d\u2019"'»)\]]*$/u;
/**
 * Kinds that are known by what they are and not by where they stand: nobody sees them, or the listener has them
 * already. Tables of contents and indexes keep the paragraphs among their entries by themselves.
 */
const SURE: ReadonlySet<RemovedKind> = new Set([
  'hidden',
  'watermark',
  'contents',
  'index',
  'unreadable-page',
]);

/** How text is set. */
type SetText = Pick<BookStatistics, 'leading' | 'bodySize'>;

/**
 * Has a say in everything that a step leaves out of the lines and paragraphs of a book. The steps know forms, and say
 * how many kinds of evidence they have; this knows what would be lost if they were wrong. The first page of a paper
 * vanished as one note, since its affiliations had raised numbers; a transcript vanished as a table, since its lines
 * had numbers. What stays against a step's will is read, and listed as doubtful.
 */
export function createGuard(ofBook: BookStatistics): Guard {
  return ({ page, blocks }) => {
    // What is set like the text of its own page is text, too.
    const statistics = { leading: ofBook.leading, bodySize: page?.ownSize ?? ofBook.bodySize };
    const isBody = (line: TextLine): boolean => isBodyText(line, statistics);
    const ofPage = page?.lines.filter(isBody) ?? [];
    const isMuch = (lines: readonly TextLine[]): boolean => {
      const own = lines.filter(isBody).length;
      return page !== null && own >= MIN_LINES_OF_A_SHARE && own > MAX_SHARE * ofPage.length;
    };
    const suspects = blocks.filter((block) => readsLikeText(block, ofPage, statistics));
    const isMuchInAll = isMuch(suspects.flatMap(({ lines }) => lines));
    return blocks.map((block): Verdict => {
      if (SURE.has(block.kind)) return 'goes';
      // Also of a table that holds the text of a page in some of its rows.
      if (isMuch(block.lines)) return 'doubtful';
      if (!suspects.includes(block)) return 'goes';
      const goesOn = page !== null && goesOnInto(block, page.lines, statistics);
      const needed = goesOn ? KINDS_NEEDED_WITHIN_A_SENTENCE : KINDS_NEEDED;
      return isMuchInAll || kindsOf(block) < needed ? 'doubtful' : 'goes';
    });
  };
}

/** Those of this step, and of the steps before that were in doubt about the same. */
function kindsOf({ lines, evidence }: Block): number {
  return new Set([...evidence, ...lines.flatMap(({ doubt }) => doubt?.evidence ?? [])]).size;
}

/**
 * Whether a block is in the size of the text, reads like sentences, and is as wide and as closely set as text is.
 *
 * @param ofPage the lines of text on its page, its own among them
 */
function readsLikeText(
  { kind, lines, words }: Block,
  ofPage: readonly TextLine[],
  statistics: SetText,
): boolean {
  if (SURE.has(kind)) return false;
  if (words !== undefined) return isProse(words);
  const own = lines.filter((line) => isBodyText(line, statistics));
  const [only] = lines.length === 1 ? own : [];
  const isSentence = only !== undefined && SENTENCE_END.test(only.text);
  if (own.length < MIN_BODY_LINES && !isSentence) return false;
  if (own.length < MIN_BODY_SHARE * lines.length) return false;
  const others = ofPage.filter((line) => !lines.includes(line)).map(({ width }) => width);
  const isWide = median(own.map(({ width }) => width)) >= MIN_MEASURE * median(others);
  return isWide && isClose(lines, statistics);
}

function isClose(lines: readonly TextLine[], { leading }: SetText): boolean {
  const gaps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index] ?? line;
    return before.column === line.column && line.y > before.y ? [(line.y - before.y) / line.size] : [];
  });
  return median(gaps) <= MAX_LEADING * leading;
}

/** Whether the block begins in the middle of a sentence that stands in the line above, set alike. */
function goesOnInto({ lines }: Block, ofPage: readonly TextLine[], { leading }: SetText): boolean {
  const [first] = lines;
  const before = first === undefined ? undefined : ofPage[ofPage.indexOf(first) - 1];
  if (first === undefined || before === undefined || before.part !== undefined) return false;
  const gap = (first.y - before.y) / before.size;
  return (
    before.column === first.column &&
    before.style === first.style &&
    gap > 0 &&
    gap <= MAX_LEADING * leading &&
    isProse(before.text) &&
    !SENTENCE_END.test(before.text) &&
    /^\p{Ll}/u.test(first.text)
  );
}
