import { anyOf } from '../../languages/languages.ts';
import { isRomanNumeral, readNumber } from '../../languages/numerals.ts';
import { median } from '../median.ts';
import type { EvidenceKind, TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { BESIDE_NUMBER, whyAlone } from './lone-furniture.ts';
import { isProse } from './prose.ts';
import { readsAlike } from '../ocr/reads-alike.ts';
import type { RemovedKind } from '../page/removal.ts';
import type { BookFacts } from './book-facts.ts';
import type { Block, LeavingOut } from './leaving-out.ts';

/** How many baselines at the top and at the bottom can be furniture. */
const EDGE_BASELINES = 3;
/** Pages on each side that a page is compared with: left and right pages alternate, chapters begin without a head. */
const NEIGHBOURS = 3;
/** Lines stand at the same height on two pages within this many sizes of the book's text. */
const SAME_HEIGHT = 0.2;
/** With so few pages around, nothing can repeat. */
const FEW_NEIGHBOURS = 2;
/** "Manual of the lamp  39 / 98" */
const OF = anyOf(({ apparatus }) => apparatus?.of);
const OF_TOTAL = new RegExp(String.raw`#\s*(?:/|${OF})\s*#$`, 'u');
const NUMBER_OF_TOTAL = new RegExp(String.raw`(\d+)\s*(?:/|${OF})\s*\d+$`, 'u');
const BARE_NUMBER = new RegExp(
  String.raw`^(?:\p{L}{1,6}\.?\s)?[^\p{L}\p{N}]*#[^\p{L}\p{N}]*(?:(?:${OF}|/)\s*#)?$`,
  'u',
);
const NUMBER_AT_EDGE = /^(?:\d{1,4}|[ivxlc]{1,7})\s+|\s+(?:\d{1,4}|[ivxlc]{1,7})$/giu;
/** Pages don't lie in the same place on a scanner. */
const SAME_HEIGHT_WHEN_SCANNED = 1.4;
/** A gap is wider than this times the usual one: what stands beyond it is detached from the text. */
const DETACHED = 1.25;
/** On a page with fewer gaps the usual one isn't known; it is no wider than this many font sizes. */
const MIN_GAPS = 8;
const MAX_USUAL_GAP = 1.3;
/** How much larger than the text a page number and a head may be. */
const LARGE_NUMBER = 1.6;
const LARGE_HEAD = 1.2;
/** Heads have at most the size of the text, or nearly. */
const LARGER_THAN_TEXT = 1.1;
/** Sizes that differ by less are the same to the eye, as a share. */
const SAME_SIZE = 0.03;
/** Below a head, no text is smaller than this share of the head's size. */
const MUCH_SMALLER = 0.7;
/** So much of the text's size is the text's, for what reads like a sentence. */
const BODY_SIZE = 0.97;
/** A head that differs from those of the pages around is known by so many of them that have one at the same height. */
const MIN_HEADS = 3;
/** A number close to the text is a page's if so many pages around have one that counts along. */
const MIN_COUNTING = 2;
/** Furniture comes again on so many of the pages around. */
const MIN_REPEATS = 2;
/** A line that stands out from fewer than this share of the others isn't set apart. */
const MAX_ALIKE = 1 / 4;
/**
 * "CHAPTER 2. THE SEA  2.1. TIDES": only heads name both, so that one in a short chapter needs no other to be known by.
 */
const CHAPTER_AND_SECTION = /^\p{L}{3,10} (\d{1,3})\.? \p{L}.* \1\.\d{1,3}\.? \S/u;

/**
 * Takes running heads, feet and page numbers out of a stream of pages. Nothing is assumed about where they stand: a
 * line at the edge of a page is furniture when the pages around it have the same line at the same height (numbers
 * aside), or one whose number counts along with the pages. So is a line there that gives the book's title. Only lines
 * from the edge inwards are taken, so nothing is torn out of the text.
 */
export function* removeFurniture(
  pages: Iterable<SortedPage>,
  { title, statistics: { bodySize } }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  const book = { title: title === null ? '' : lettersOf(title), bodySize };
  const sortPage = (at: number): SortedPage =>
    leaveOut.lines(pageAt(window, at).page, findFurniture(window, at, book));
  const window: EdgedPage[] = [];
  let current = 0;
  // Counted anew, since two pages of an open book are one page of a scan.
  let ordinal = 0;
  for (const page of pages) {
    ordinal += 1;
    window.push(findEdges(page, ordinal, bodySize));
    if (window.length - current > NEIGHBOURS) yield sortPage(current++);
    if (current > NEIGHBOURS) {
      window.shift();
      current -= 1;
    }
  }
  for (; current < window.length; current += 1) yield sortPage(current);
}

interface Book {
  /** The letters of its title; empty where that isn't known. */
  title: string;
  /** Font size of most of its text, in points. */
  bodySize: number;
}

interface EdgeLine {
  line: TextLine;
  edge: 'top' | 'bottom';
  /** 0 is the outermost baseline. */
  rank: number;
  /** Farther from the text than lines usually are from each other. */
  detached: boolean;
  masked: string;
  /**
   * Number minus page, counted from the first, for every number at the line's start or end: the same on all pages for a
   * page number.
   */
  offsets: number[];
}

interface EdgedPage {
  page: SortedPage;
  /** Whether it has more lines than furniture can be. */
  hasBody: boolean;
  /** Font size of its middle line, in points. */
  usualSize: number;
  edges: EdgeLine[];
}

function pageAt(window: readonly EdgedPage[], at: number): EdgedPage {
  const page = window[at];
  if (page === undefined) throw new RangeError('no such page in the window');
  return page;
}

function findFurniture(window: readonly EdgedPage[], current: number, book: Book): Block[] {
  const own = pageAt(window, current);
  const neighbours = window
    .slice(Math.max(0, current - NEIGHBOURS), current + NEIGHBOURS + 1)
    .filter((other) => other !== own);
  const sizes = neighbours.filter(({ hasBody }) => hasBody).map(({ usualSize }) => usualSize);
  const sizeAround = median(sizes);
  // By line, since on a page with a few lines some are near both edges.
  const furniture = new Map<TextLine, Block>();
  for (const edge of ['top', 'bottom'] as const) {
    for (let rank = 0; rank < EDGE_BASELINES; rank += 1) {
      const found = own.edges.flatMap((line): Block[] => {
        if (line.edge !== edge || line.rank !== rank) return [];
        if (isLarge(line, own, Math.max(book.bodySize, sizeAround))) return [];
        if (isChapterNumber(line, own, neighbours)) return [];
        const reason =
          whyFurniture(line, own, neighbours, book) ??
          (namesTitle(line, own, book.title) ? TITLE : null) ??
          (neighbours.length <= FEW_NEIGHBOURS ? whyLone(line, own, book) : null);
        if (reason === null) return [];
        return [{ kind: kindOf(line), reason, evidence: evidenceOf(reason), lines: [line.line] }];
      });
      if (found.length === 0) break;
      for (const block of found) {
        for (const line of block.lines) furniture.set(line, furniture.get(line) ?? block);
      }
    }
  }
  return [...furniture.values()];
}

const TITLE = "is the book's title, at the edge of a page";
const COUNTS = 'counts along with the pages';
const REPEATS = 'comes again on the pages around';
const NAMES_BOTH = 'names the chapter and its section, at the top';
const STANDS_ALIKE = 'stands where the pages around have their heads';

function evidenceOf(reason: string): readonly EvidenceKind[] {
  if (reason === COUNTS || reason === REPEATS) return ['place', 'repetition'];
  return reason === BESIDE_NUMBER ? ['place'] : ['place', 'wording'];
}

/** Why a line at the edge of a page belongs to no text; `null` if nothing says so. */
function whyFurniture(
  line: EdgeLine,
  own: EdgedPage,
  neighbours: readonly EdgedPage[],
  book: Book,
): string | null {
  // Notes may count along with the pages.
  if (line.line.raised[0]?.start === 0) return null;
  let sameText = 0;
  let sameHeightHeads = 0;
  let asLightHeads = 0;
  let sameBeginnings = 0;
  let lighterHeads = 0;
  let isAnnounced = false;
  let counting = 0;
  const scanned = own.page.noise !== undefined;
  for (const { edges, hasBody } of neighbours) {
    // Two pages of one line each may be alike; what their lines are shows only beside a page with text.
    if (!hasBody && !own.hasBody && !isBareNumber(line) && !OF_TOTAL.test(line.masked)) continue;
    for (const other of edges) {
      const counts = other.offsets.some((offset) => line.offsets.includes(offset));
      // The number of a page that opens a chapter often stands elsewhere than those around it.
      if (isBareNumber(line) && line.rank === 0 && line.detached && counts && other.detached) return COUNTS;
      const reach = (scanned ? SAME_HEIGHT_WHEN_SCANNED : SAME_HEIGHT) * book.bodySize;
      if (other.edge !== line.edge || Math.abs(other.line.y - line.line.y) > reach) continue;
      const same = other.masked === line.masked;
      const heavier = !isBareNumber(line) && !scanned && isHeavier(line.line, other.line);
      if (counts && !heavier && line.detached && (same || (other.detached && line.rank === 0))) return COUNTS;
      // Close to the text, one other page may be chance: two years, two items of a list.
      if (counts && same) counting += 1;
      // The number in a chapter's heading changes, too, but not along with the pages.
      const misread = scanned && line.detached && other.detached;
      const repeats =
        other.line.text === line.line.text || (misread && readsAlike(other.line.text, line.line.text));
      // A section's heading has the words of the heads that follow it, and looks otherwise.
      if (repeats && hasWord(line) && (scanned || looksAlike(other.line, line.line))) sameText += 1;
      if (repeats && heavier) isAnnounced = true;
      if (other.rank > 0 || !other.detached) continue;
      sameHeightHeads += 1;
      if (heavier) {
        lighterHeads += 1;
        continue;
      }
      asLightHeads += 1;
      if (other.line.text !== line.line.text && beginsAlike(other, line)) sameBeginnings += 1;
    }
  }
  if (counting >= MIN_COUNTING) return COUNTS;
  const enough = readsLikeText(line.line, book) ? SENTENCE_REPEATS : MIN_REPEATS;
  if (sameText >= enough) return REPEATS;
  if (enough > MIN_REPEATS) return null;
  if (!line.detached || line.rank > 0 || isAnnounced) return null;
  if (line.edge === 'top' && CHAPTER_AND_SECTION.test(line.line.text)) return NAMES_BOTH;
  // A head that names the section is different on every page, but stands where the heads of the other pages stand.
  if (sameText === 1) return REPEATS;
  if (sameHeightHeads < MIN_HEADS || !hasWord(line)) return null;
  // Headings of short chapters stand alike, too, among heads that are lighter.
  if (lighterHeads > 0 && line.line.size > LARGER_THAN_TEXT * book.bodySize) return null;
  if (sameBeginnings > 0) return STANDS_ALIKE;
  // The heading of a section that begins with the page stands where the other pages have their heads.
  return line.edge === 'top' && asLightHeads > 0 && isSetApart(line, own) ? STANDS_ALIKE : null;
}

/** Font sizes. */
const MAX_IMPRINT_GAP = 1.6;
/** Two pages may begin with the same sentence; a sentence at the top of more of them is a head. */
const SENTENCE_REPEATS = 4;
/** As a share. */
const SAME_LOOK = 0.05;

function looksAlike(one: TextLine, other: TextLine): boolean {
  return (
    one.style === other.style && Math.abs(one.size - other.size) < SAME_LOOK * Math.max(one.size, other.size)
  );
}

/** Set larger than another line, or bold where that isn't: a heading beside running heads. */
function isHeavier(one: TextLine, other: TextLine): boolean {
  return one.size > (1 + SAME_LOOK) * other.size || (one.bold && !other.bold);
}

/** Set like the text of the book, and part of a sentence: more than one thing must speak against it. */
function readsLikeText(line: TextLine, { bodySize }: Book): boolean {
  return line.size > BODY_SIZE * bodySize && isProse(line.text);
}

function whyLone(line: EdgeLine, own: EdgedPage, { bodySize }: Book): string | null {
  if (!own.hasBody) return null;
  if (line.rank > 0) return whyInFoot(line, own, bodySize);
  const beside = own.edges
    .filter((other) => other.edge === line.edge && other.rank === 0 && other !== line)
    .map((other) => other.line);
  const inner = own.edges.find((other) => other.edge === line.edge && other.rank === 1);
  const gap = Math.abs((inner?.line.y ?? line.line.y) - line.line.y);
  return whyAlone({ line: line.line, edge: line.edge, gap, beside, bodySize });
}

/**
 * The imprint at the foot of a letter has several lines: what stands right above a line of it is another one, if it is
 * as small and reads like no sentence.
 */
function whyInFoot({ line, edge, rank }: EdgeLine, own: EdgedPage, bodySize: number): string | null {
  const below = own.edges.find((other) => other.edge === edge && other.rank === rank - 1)?.line;
  if (edge === 'top' || below === undefined || isProse(line.text)) return null;
  const isAlike = Math.abs(below.size - line.size) < SAME_SIZE * line.size;
  if (!isAlike || below.y - line.y > MAX_IMPRINT_GAP * line.size) return null;
  const above = own.page.lines.filter(({ y }) => y < line.y - SAME_HEIGHT * bodySize).map(({ y }) => y);
  return whyAlone({ line, edge, gap: line.y - Math.max(...above), beside: [], bodySize });
}

/**
 * "2" and "3" above chapters of one page each count along, too, but the number of such a page counts along with more of
 * the others.
 */
function isChapterNumber(line: EdgeLine, own: EdgedPage, neighbours: readonly EdgedPage[]): boolean {
  if (!isBareNumber(line) || line.edge !== 'top') return false;
  const pagesAlong = ({ offsets }: EdgeLine): number =>
    neighbours.filter(({ edges }) =>
      edges.some((other) => isBareNumber(other) && other.offsets.some((offset) => offsets.includes(offset))),
    ).length;
  const along = pagesAlong(line);
  return own.edges.some(
    (other) => other.edge === 'bottom' && isBareNumber(other) && pagesAlong(other) > Math.max(1, 2 * along),
  );
}

/**
 * The title at the edge of a page with text, with a number or not: the only head of a short document, or the only one
 * among Roman numbers.
 */
function namesTitle(line: EdgeLine, own: EdgedPage, title: string): boolean {
  if (line.rank > 0 || !line.detached || !own.hasBody || own.page.page === 1) return false;
  return title !== '' && lettersOf(line.line.text.replace(NUMBER_AT_EDGE, '')) === title;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Set like a heading: running heads are not larger than the text. "1 Winter", "2 Spring", "3 Summer" open one page
 * after the other and count along with them. A page number may be larger than the notes or the index on its page, and a
 * head than listings or the words below a picture.
 */
function isLarge(line: EdgeLine, own: EdgedPage, sizeElsewhere: number): boolean {
  const usual = Math.max(own.usualSize, sizeElsewhere);
  return line.line.size > (isBareNumber(line) ? LARGE_NUMBER : LARGE_HEAD) * usual;
}

/** A single line that is smaller than the text or in another font: a head, not the first line of a short paragraph. */
function isSetApart(line: EdgeLine, own: EdgedPage): boolean {
  const inner = own.page.lines.filter(({ y }) => y !== line.line.y);
  const alike = inner.filter(
    ({ size, style }) =>
      style === line.line.style && Math.abs(size - line.line.size) < SAME_SIZE * line.line.size,
  );
  return (
    inner.length > 0 &&
    alike.length < MAX_ALIKE * inner.length &&
    inner.every(({ size }) => size > MUCH_SMALLER * line.line.size)
  );
}

function findEdges(page: SortedPage, ordinal: number, bodySize: number): EdgedPage {
  const rows: TextLine[][] = [];
  for (const line of page.lines.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && line.y - row[0].y < SAME_HEIGHT * bodySize) row.push(line);
    else rows.push([line]);
  }
  const heights = rows.map((row) => row[0]?.y ?? 0);
  const gaps = heights.slice(1).map((height, index) => height - (heights[index] ?? 0));
  const size = rows[0]?.[0]?.size ?? 0;
  const medianGap = median(gaps);
  // A page with a few lines doesn't tell how far apart lines usually are.
  const usualGap = gaps.length < MIN_GAPS ? Math.min(medianGap, MAX_USUAL_GAP * size) : medianGap;
  const toEdge = (row: TextLine[], edge: 'top' | 'bottom', rank: number): EdgeLine[] => {
    // The gaps from this baseline inwards, as far as furniture reaches.
    const inwards = (edge === 'top' ? gaps : gaps.toReversed()).slice(rank, EDGE_BASELINES);
    const detached = rows.length === 1 || inwards.some((gap) => gap > DETACHED * usualGap);
    return row.map((line) => ({ line, edge, rank, detached, ...mask(line.text, ordinal) }));
  };
  const top = rows.slice(0, EDGE_BASELINES).flatMap((row, rank) => toEdge(row, 'top', rank));
  const bottom = rows
    .toReversed()
    .slice(0, EDGE_BASELINES)
    .flatMap((row, rank) => toEdge(row, 'bottom', rank));
  const usualSize = median(page.lines.map((line) => line.size));
  return { page, hasBody: rows.length > EDGE_BASELINES, usualSize, edges: [...top, ...bottom] };
}

/** The line with its numbers, Arabic and Roman, replaced by `#`. */
function mask(text: string, ordinal: number): { masked: string; offsets: number[] } {
  const words = text.toLowerCase().split(/\s+/);
  const ofTotal = NUMBER_OF_TOTAL.exec(text)?.[1];
  const numbers = [words[0], words.at(-1), ofTotal, ...(words.length <= 4 ? words : [])].flatMap((word) => {
    const number = readNumber(word?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') ?? '');
    return number === null ? [] : [number];
  });
  const masked = words.map((word) => (isRomanNumeral(word) ? '#' : word.replace(/\d+/g, '#'))).join(' ');
  return { masked, offsets: [...new Set(numbers.map((number) => number - ordinal))] };
}

/** "CHAPTER 2. THE SEA  2.1. TIDES" and "CHAPTER 2. THE SEA  2.2. WAVES". */
function beginsAlike(one: EdgeLine, other: EdgeLine): boolean {
  const [first, second, third] = one.masked.split(' ');
  return third !== undefined && other.masked.startsWith(`${first} ${second} ${third}`);
}

function hasWord(line: EdgeLine): boolean {
  return /\p{L}{3}|[\u3040-\u9fff]/u.test(line.masked);
}

function isBareNumber(line: EdgeLine): boolean {
  return BARE_NUMBER.test(line.masked);
}

function kindOf(line: EdgeLine): RemovedKind {
  if (isBareNumber(line)) return 'page-number';
  return line.edge === 'top' ? 'header' : 'footer';
}
