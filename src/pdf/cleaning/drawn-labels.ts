import type { BookStatistics } from '../book/book-statistics.ts';
import type { Region } from '../page/geometry.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findRunningText } from './running-text.ts';

/** A line in a drawing stands out by no more than this, in its font sizes: letters are painted on the edge, too. */
const OVERHANG = 0.6;
/** The middle of a line's letters above its baseline, in font sizes. */
const MIDDLE = 0.3;
/** Fewer words stand in an ornament: a chapter's number, a title. */
const MIN_LABELS = 3;
/**
 * Labels of more words, in more than a quarter of the lines, are something to read: a note in a frame, steps of a list.
 */
const MAX_LABEL_WORDS = 7;
/** The share of labels that stand straight below the one before; those of lists, notes and titles nearly all do. */
const MAX_ALIGNED = 0.6;
/** In font sizes. */
const SAME_EDGE = 0.2;
const SENTENCE_END = /[\p{L})][.!?…][\u201d\u2019"'»)\]]*$/u;

const AS_FIGURE = {
  kind: 'figure',
  opens: false,
  reason: 'is short and stands in a drawing',
  evidence: ['look', 'place'],
} as const;

/**
 * Marks the words in drawings that have no caption: those in a place with many shapes that aren't rules and frames, if
 * they are short and stand about. Where they are sentences or stand below each other, the shapes are an ornament around
 * a text.
 */
export function* tagDrawnLabels(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  for (const page of pages) {
    const labels = (page.drawings ?? []).flatMap((region) => labelsIn(region, page.lines, statistics));
    yield leaveOut.parts(page, new Map(labels.map((line) => [line, AS_FIGURE])));
  }
}

function labelsIn(region: Region, lines: readonly TextLine[], statistics: BookStatistics): TextLine[] {
  const inside = lines.filter((line) => isInside(line, region));
  if (inside.some((line) => isProse(line, statistics))) return [];
  // A drawing may reach further than what is seen of it, and so over the text below.
  const text = findRunningText(lines, statistics);
  const labels = inside.filter(
    (line) => line.part === undefined && !(text.has(line) && line.style === statistics.bodyStyle),
  );
  const places = inside.flatMap(placesOf);
  if (places.length < MIN_LABELS) return [];
  const long = inside.filter(({ text }) => wordsOf(text) > MAX_LABEL_WORDS);
  if (long.length > inside.length / 4) return [];
  const aligned = places.filter((place, index) => isBelow(place, places[index - 1])).length;
  return aligned > MAX_ALIGNED * (places.length - 1) ? [] : labels;
}

function isInside({ x, y, width, size }: TextLine, { left, top, right, bottom }: Region): boolean {
  const middle = y - MIDDLE * size;
  const overhang = OVERHANG * size;
  return (
    x > left - overhang &&
    x + width < right + overhang &&
    middle > top - overhang &&
    middle < bottom + overhang
  );
}

function isProse({ text, style }: TextLine, { bodyStyle }: BookStatistics): boolean {
  const words = wordsOf(text);
  return (words > 4 && SENTENCE_END.test(text)) || (words > MAX_LABEL_WORDS && style === bodyStyle);
}

interface Place {
  left: number;
  middle: number;
  size: number;
}

/** Where the words of a line stand, between its wide gaps. */
function placesOf({ x, width, size, stops }: TextLine): Place[] {
  if (stops.length === 0) return [{ left: x, middle: x + width / 2, size }];
  return [x, ...stops.map((stop) => stop.x)].map((left) => ({ left, middle: NaN, size }));
}

function isBelow(place: Place, before: Place | undefined): boolean {
  if (before === undefined) return false;
  const reach = SAME_EDGE * place.size;
  return Math.abs(place.left - before.left) < reach || Math.abs(place.middle - before.middle) < reach;
}

function wordsOf(text: string): number {
  return text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length;
}
