import type { TextLine } from '../page/page-text.ts';
import { placesOf } from '../page/place.ts';
import type { Place } from '../page/place.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { Removal } from '../page/removal.ts';
import { findStanzas } from './stanzas.ts';

/** Where the text of a line's column begins and ends, in points from the left. */
export interface Margins {
  left: number;
  right: number;
}

/** The book as one stream in reading order. */
export type FlowItem =
  | {
      type: 'line';
      page: number;
      line: TextLine;
      margins: Margins;
      /** All lines of its stanza, where it is a verse. */
      stanza?: readonly TextLine[] | undefined;
      places: readonly Place[];
    }
  | ({
      type: 'removed';
      page: number;
      /** What it was made of, where that may have been text. */
      lines?: readonly TextLine[];
    } & Removal)
  | { type: 'chapter'; page: number; title: string };

/** A chapter that begins on a page, or on one before it that isn't there. */
export interface ChapterMark {
  title: string;
  page: number;
  /** The line that opens it; `null` at the end of the page. */
  before: TextLine | null;
}

/** A page with the chapters that begin on it, in order. */
export interface MarkedPage extends SortedPage {
  chapters: readonly ChapterMark[];
}

/**
 * Strings the pages together, with the chapters' starts between their lines. What was removed from a page comes before
 * its lines.
 *
 * @param leading usual distance of two baselines, in font sizes
 */
export function* toFlow(pages: Iterable<MarkedPage>, leading: number): Generator<FlowItem> {
  for (const page of pages) {
    const removed = (removal: Removal): FlowItem => ({ type: 'removed', page: page.page, ...removal });
    if (page.unreadable !== null)
      yield removed({ kind: 'unreadable-page', text: page.unreadable, ...UNREAD });
    for (const removal of page.apart) yield removed(removal);
    for (const text of page.noise ?? []) yield removed({ kind: 'garbled', text, ...NOISE });
    for (const removal of page.removed) yield removed(removal);
    // Notes come first, so that they are known where their marks are met.
    const [notes, lines] = partNotes(page.lines);
    const text = lines.filter(({ part }) => part === undefined);
    const columns = 1 + Math.max(0, ...lines.map(({ column }) => column));
    const margins = Array.from({ length: columns }, (_, column) => findMargins(text, column));
    const stanzas = findStanzas(text, leading);
    const placed = (line: TextLine): FlowItem => {
      const own = margins[line.column] ?? { left: line.x, right: line.x + line.width };
      const stanza = stanzas.get(line);
      return { type: 'line', page: page.page, line, margins: own, stanza, places: placesOf(page, [line]) };
    };
    for (const note of notes) yield placed(note);
    const chapters = [...page.chapters];
    for (const line of [...lines, null]) {
      for (let [next] = chapters; next?.before === line; [next] = chapters) {
        yield { type: 'chapter', page: next.page, title: next.title };
        chapters.shift();
      }
      if (line !== null) yield placed(line);
    }
  }
}

const UNREAD = { step: 'reading', reason: 'could not be read', places: [] };
const NOISE = { step: 'recognition', reason: 'is no text, as far as recognition can tell', places: [] };

/** The notes of a page, and everything else on it. */
export function partNotes(lines: readonly TextLine[]): [notes: TextLine[], others: readonly TextLine[]] {
  const notes = lines.filter(({ part }) => part?.kind === 'footnote');
  return [notes, notes.length === 0 ? lines : lines.filter(({ part }) => part?.kind !== 'footnote')];
}

/** Lines begin at one edge that begin within this many font sizes of each other. */
const SAME_EDGE = 0.05;
/** Of a column's lines, so many begin at its left edge; and so many end at its right edge or before it. */
const MIN_AT_EDGE = 1 / 5;
const WITHIN_RIGHT = 0.9;

/**
 * The left edge that most lines keep to (the leftmost of those that many do), and the right edge that nine in ten don't
 * pass.
 */
function findMargins(lines: readonly TextLine[], column: number): Margins {
  const own = lines.filter((line) => line.column === column);
  const isAtEdge = ({ x }: TextLine): boolean =>
    own.filter((line) => Math.abs(line.x - x) <= SAME_EDGE * line.size).length >= MIN_AT_EDGE * own.length;
  const common = own.filter(isAtEdge).map(({ x }) => x);
  const rights = own.map((line) => line.x + line.width).toSorted((a, b) => a - b);
  return {
    left: Math.min(...(common.length > 0 ? common : own.map(({ x }) => x))),
    right: rights[Math.floor(rights.length * WITHIN_RIGHT)] ?? 0,
  };
}
