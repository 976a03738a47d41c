import { isHangul } from '../page/hangul.ts';
import { countCharacters } from '../count-characters.ts';
import { CODE_SIGNS } from '../page/code-signs.ts';
import type { PageText, TextLine } from '../page/page-text.ts';
import { isSameSize, mostFrequentSize } from '../page/sizes.ts';
import { collectVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the first pass over a book learns for the second one. */
export interface BookStatistics {
  /** Font size of most text, in points. */
  bodySize: number;
  /** `TextLine.style` of most text in that size. */
  bodyStyle: number;
  /** Usual distance of two baselines in running text, in font sizes. */
  leading: number;
  vocabulary: Vocabulary;
  /** Pieces of text from all over the book, for detecting its language. */
  sample: readonly string[];
  letters: number;
  /** What is printed over the text of some pages. */
  watermarks: ReadonlySet<string>;
  /** The shares of them in lines of typewriter letters, in bold lines and in lines without small letters. */
  monoShare: number;
  boldShare: number;
  capitalShare: number;
  /** Whether lines that end in a Korean letter have the space behind it where a word ends. */
  spacesAtEnds: boolean;
  /** The text of the first page in its largest size, if that is larger than the book's text. */
  largestOnFirstPage: string | null;
}

/** They are no letters of any language. */
const CODES = new RegExp(`[${CODE_SIGNS}]`, 'gu');
const MAX_WATERMARKS = 100;
const SAMPLE_CHARACTERS = 12_000;
const SAMPLE_PIECE_CHARACTERS = 300;
const MIN_SAMPLE_CHARACTERS = 20;

/** Of Korean lines that break at any letter, a third ends with a word. */
const MIN_SPACES_AT_ENDS = 0.1;

/** A short paragraph or two. */
const FEW_CHARACTERS = 200;

export function collectStatistics(): { add(page: PageText): void; result(): BookStatistics } {
  const sizes = new Map<number, number>();
  /** By style, how much there is in each size. */
  const styles = new Map<number, Map<number, number>>();
  const leadings = new Map<number, number>();
  const vocabulary = collectVocabulary();
  const sample = createSample();
  const watermarks = new Set<string>();
  let letters = 0;
  let monoLetters = 0;
  let boldLetters = 0;
  let capitals = 0;
  let hangulEnds = 0;
  let spacesAtEnds = 0;
  let firstPage: PageText | null = null;

  const addLine = ({ text, size, style, mono, bold, endsInSpace }: TextLine): void => {
    if (isHangul(text.at(-1))) hangulEnds += 1;
    if (endsInSpace === true) spacesAtEnds += 1;
    count(sizes, size, text.length);
    const ofStyle = styles.get(style) ?? new Map<number, number>();
    styles.set(style, ofStyle);
    count(ofStyle, size, text.length);
    const own = countCharacters(text, /\p{L}+/gu);
    letters += own;
    if (mono) monoLetters += own;
    if (bold) boldLetters += own;
    if (/\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)) capitals += own;
    vocabulary.add(text);
  };

  return {
    add: (page) => {
      if (page.page === 1) firstPage ??= page;
      for (const { kind, text } of page.apart) {
        if (kind === 'watermark' && watermarks.size < MAX_WATERMARKS) watermarks.add(text);
      }
      page.lines.forEach((line, index) => {
        addLine(line);
        const next = page.lines[index + 1];
        if (next?.column !== line.column || !isSameSize(next.size, line.size)) return;
        const distance = (next.y - line.y) / line.size;
        if (distance > 0.5 && distance < 4) count(leadings, Math.round(distance * 20) / 20, line.text.length);
      });
      sample.add(page.lines.map((line) => line.text.replace(CODES, '')).join(' '));
    },
    result: () => {
      const bodySize = mostFrequentSize(sizes) ?? 10;
      const inBodySize = [...styles].map(([style, ofStyle]): [number, number] => {
        const own = [...ofStyle].filter(([size]) => isSameSize(size, bodySize));
        return [style, own.reduce((sum, [, characters]) => sum + characters, 0)];
      });
      const bodyStyle = mostFrequent(new Map(inBodySize)) ?? 0;
      return {
        bodySize,
        bodyStyle,
        leading: usualLeading(leadings),
        vocabulary: vocabulary.result(),
        sample: sample.pieces(),
        letters,
        watermarks,
        monoShare: monoLetters / Math.max(1, letters),
        boldShare: boldLetters / Math.max(1, letters),
        capitalShare: capitals / Math.max(1, letters),
        spacesAtEnds: spacesAtEnds > MIN_SPACES_AT_ENDS * hangulEnds,
        largestOnFirstPage: firstPage === null ? null : largestText(firstPage, bodySize, watermarks),
      };
    },
  };
}

/**
 * In a handful of lines, the distance between two paragraphs may be as frequent as that of two lines, which is the
 * smaller one.
 */
function usualLeading(leadings: ReadonlyMap<number, number>): number {
  const characters = [...leadings.values()].reduce((sum, count) => sum + count, 0);
  if (leadings.size > 0 && characters < FEW_CHARACTERS) return Math.min(...leadings.keys());
  return mostFrequent(leadings) ?? 1.2;
}

function largestText(page: PageText, bodySize: number, watermarks: ReadonlySet<string>): string | null {
  const worded = page.lines.filter((line) => /\p{L}{2}/u.test(line.text) && !watermarks.has(line.text));
  const largest = Math.max(0, ...worded.map((line) => line.size));
  if (largest < bodySize * 1.2) return null;
  const text = worded
    .filter((line) => line.size > largest * 0.95)
    .map((line) => line.text)
    .join(' ');
  return text.length <= 200 ? text : null;
}

/**
 * Keeps pieces from evenly spaced pages: when it is full, every other piece goes and only every other page is taken
 * from then on. Of the first pages all is taken, since a document may have no more.
 */
function createSample(): { add(text: string): void; pieces(): readonly string[] } {
  let pieces: string[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add: (text) => {
      if (text.length < MIN_SAMPLE_CHARACTERS) return;
      seen += 1;
      if (seen % stride !== 0) return;
      const middle = Math.max(0, Math.floor((text.length - SAMPLE_PIECE_CHARACTERS) / 2));
      if (stride > 1) pieces.push(text.slice(middle, middle + SAMPLE_PIECE_CHARACTERS));
      else pieces.push(...inPieces(text));
      while (pieces.length * SAMPLE_PIECE_CHARACTERS > SAMPLE_CHARACTERS) {
        pieces = pieces.filter((_piece, index) => index % 2 === 1);
        stride *= 2;
      }
    },
    pieces: () => pieces,
  };
}

function inPieces(text: string): string[] {
  const count = Math.ceil(text.length / SAMPLE_PIECE_CHARACTERS);
  return Array.from({ length: count }, (_piece, index) =>
    text.slice(index * SAMPLE_PIECE_CHARACTERS, (index + 1) * SAMPLE_PIECE_CHARACTERS),
  );
}

function count<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function mostFrequent<K>(counts: ReadonlyMap<K, number>): K | undefined {
  let best: [K, number] | undefined;
  for (const entry of counts) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}
