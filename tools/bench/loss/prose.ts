import { findBibliography } from './bibliography.ts';
import { isCaption, isListOfPages, isNotice, isReference, sparedRanges } from './forms.ts';
import type { PrintedLine, PrintedPage } from './printed-page.ts';
import { findRepeated } from './repeated.ts';
import { splitSentences } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { toStretches } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { wordsOf } from './words.ts';

/** A word of the running text that has to be read. */
export interface ProseWord {
  letters: string;
  text: string;
  line: ProseLine;
  /** Not missed where it isn't read: an address, a work named in brackets, a number between sentences. */
  isSpared: boolean;
}

export interface ProseLine {
  page: number;
  text: string;
  box: PrintedLine['box'];
  /** Place in pdftotext's order, and in PDFium's, counted over the pages. */
  order: { poppler: number; pdfium: number };
  /** Ends where the sentence goes on. */
  goesOn: boolean;
}

/** Words of one stretch, one after the other. */
export interface Prose {
  page: number;
  words: ProseWord[];
}

/** In body sizes: abstracts and quotations are a little smaller, a magazine's first paragraph is larger. */
const SIZES = { least: 0.88, most: 1.3 };
/** With more of its words in sentences a whole stretch is prose, its short exclamations included. */
const MOSTLY = 0.6;
/** In body sizes: a note that begins with its mark. */
const NOTE_SIZE = 0.95;
const NOTE_MARK = /^\s*(?:\p{N}{1,3}\b|[*∗†‡§¶]|\p{N}{1,3}\p{L}|[a-z]\s)/u;
const LONE_MARK = /^\s*[\p{N}*∗†‡§¶\p{L}]{1,3}\s*$/u;
const LABEL_WORDS = 3;
const PLACES_A_PAGE = 1_000_000;

/**
 * The running text of the pages, by what can be seen of it: lines in the document's body size that form sentences,
 * whatever they stand in, as two readers agree on. Left out by their form: contents, indexes, bibliographies, captions,
 * listings, notes, licences, and lines that come again page after page.
 */
export function findProse(pages: readonly PrintedPage[]): Prose[] {
  const stretches = pages.map((page) => toStretches(page));
  const bodySize = mostUsedSize(pages);
  const repeated = findRepeated(pages);
  const bibliography = findBibliography(stretches.flat());
  const isCommon = commonWords(pages);
  const isProse = ({ size, isMono, isAgreed, box }: PrintedLine, page: PrintedPage): boolean =>
    isAgreed &&
    !isMono &&
    size >= SIZES.least * bodySize &&
    size <= SIZES.most * bodySize &&
    isOnPage(box, page);
  return stretches.flatMap((ofPage) =>
    ofPage.flatMap((stretch) => {
      const { page, lines } = stretch;
      const kept = lines.filter((line) => isProse(line, page) && !repeated.has(line));
      if (kept.length === 0 || isListOfPages(stretch) || bibliography.has(stretch)) return [];
      if (isNote(stretch, bodySize)) return [];
      const prose = wordsInSentences({ page, lines: kept }, isCommon);
      return prose.length === 0 ? [] : [{ page: page.page, words: prose }];
    }),
  );
}

/** What opens with a mark, which pdftotext may take for a line of its own, since it is raised. */
function isNote({ page, lines }: Stretch, bodySize: number): boolean {
  const [first] = lines;
  if (first === undefined) return false;
  if (first.size < NOTE_SIZE * bodySize && NOTE_MARK.test(first.text)) return true;
  const before = page.lines[page.lines.indexOf(first) - 1];
  if (before === undefined || before.size >= first.size || !LONE_MARK.test(before.text)) return false;
  const gap = first.box.left - before.box.right;
  const isBeside = before.box.bottom > first.box.top && before.box.top < first.box.bottom;
  return isBeside && gap > -first.size && gap < first.size;
}

function wordsInSentences(stretch: Stretch, isCommon: (word: string) => boolean): ProseWord[] {
  const { page, lines } = stretch;
  const text = lines.map((line) => line.text).join(' ');
  const sentences = splitSentences(text, lines.length, isCommon).map((sentence) => ({
    ...sentence,
    isProse: sentence.isProse && !isReference(sentence.text) && !isCaption(sentence.text),
  }));
  const words = sentences.reduce((sum, { text: of }) => sum + wordsOf(of).length, 0);
  const within = sentences
    .filter(({ isProse }) => isProse)
    .reduce((sum, { text: of }) => sum + wordsOf(of).length, 0);
  if (within === 0 || opensWithCaption(lines) || isNotice(text)) return [];
  const isWhole = within >= MOSTLY * words && !isReference(text);
  const chosen = isWhole ? sentences : sentences.filter(({ isProse }) => isProse);
  return toWords(text, chosen, toLines(page, lines, chosen));
}

/** Words of the drawing may stand right above its caption. */
function opensWithCaption(lines: readonly PrintedLine[]): boolean {
  const caption = lines.findIndex(({ text }) => isCaption(text));
  return caption >= 0 && lines.slice(0, caption).every(({ text }) => wordsOf(text).length <= LABEL_WORDS);
}

type Placed = ProseLine & { start: number; end: number };

function toLines(page: PrintedPage, lines: readonly PrintedLine[], sentences: readonly Sentence[]): Placed[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    const end = start + line.text.length;
    at = end + 1;
    return {
      ...{ page: page.page, text: line.text, box: line.box, start, end },
      order: {
        poppler: page.page * PLACES_A_PAGE + page.lines.indexOf(line),
        pdfium: page.page * PLACES_A_PAGE + line.place,
      },
      goesOn: sentences.some((sentence) => sentence.start < end && sentence.end > end + 1),
    };
  });
}

function toWords(text: string, sentences: readonly Sentence[], lines: readonly Placed[]): ProseWord[] {
  const spared = sparedRanges(text);
  const words: ProseWord[] = [];
  let at = 0;
  for (const word of wordsOf(text)) {
    while ((lines[at]?.end ?? Infinity) <= word.start) at += 1;
    const line = lines[at];
    const isChosen = sentences.some(({ start, end }) => word.start >= start && word.end <= end);
    if (line === undefined || !isChosen || word.letters === '') continue;
    const isSpared = spared.some(({ start, end }) => word.start < end && word.end > start);
    words.push({ letters: word.letters, text: text.slice(word.start, word.end), line, isSpared });
  }
  return words;
}

function isOnPage(box: PrintedLine['box'], { width, height }: PrintedPage): boolean {
  return box.left >= -1 && box.top >= -1 && box.right <= width + 1 && box.bottom <= height + 1;
}

/** The size of most letters, listings aside. */
function mostUsedSize(pages: readonly PrintedPage[]): number {
  const letters = new Map<number, number>();
  for (const { lines } of pages)
    for (const { size, text, isMono, isAgreed } of lines) {
      if (!isAgreed || isMono) continue;
      const step = Math.round(size * 4) / 4;
      letters.set(step, (letters.get(step) ?? 0) + text.length);
    }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

const TELLING_WORDS = 300;
const COMMON = 60;
const SHORT = 6;

/** Little words that the document has all the time: sentences hold them, tables and lists of names don't. */
function commonWords(pages: readonly PrintedPage[]): (word: string) => boolean {
  const counts = new Map<string, number>();
  let words = 0;
  for (const { lines } of pages)
    for (const { text, isAgreed } of lines)
      for (const word of isAgreed ? text.split(/\s+/) : []) {
        words += 1;
        if (/^\p{Ll}+$/u.test(word) && word.length <= SHORT) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
  if (words < TELLING_WORDS) return () => true;
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COMMON);
  const set = new Set(common.map(([word]) => word));
  return (word) => set.has(word);
}
