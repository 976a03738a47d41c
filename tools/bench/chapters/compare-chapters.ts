import { isUnnumbered } from '../../../src/pdf/structure/chapter-labels.ts';
import { foldTitle } from '../../../src/pdf/structure/folded-title.ts';
import type { Chapter, OutlinedDocument } from './outlined-document.ts';

export interface Compared {
  /** Of the outline. */
  chapters: number;
  found: number;
  missed: readonly Chapter[];
  /** Titles that aren't in the outline. */
  madeUp: readonly Chapter[];
  /** Prefaces, abstracts, thanks: they are on the page, and many programs leave them out of outlines. */
  unlisted: number;
  /** Whether nothing was found but parts of even length. */
  inParts: boolean;
  /** Not there although the bookmarks are read. */
  missedWith: readonly Chapter[];
}

/** What the program calls parts of even length, which say of themselves that they are no chapters. */
const EVEN_PART = /^Part \d+$/;
/** "Chapter 12", "Part II: Chapter 3": what stands before a title, and which of two may lack. */
const LABEL_CHARACTERS = 24;
const PAGES_APART = 1;

/** The same title, with or without its number or label, at most a page away. */
export function compareChapters(document: OutlinedDocument): Compared {
  const { truth, outline, withBookmarks, withoutBookmarks } = document;
  const inParts =
    withoutBookmarks.length > 1 && withoutBookmarks.slice(1).every(({ title }) => EVEN_PART.test(title));
  const read = inParts ? [] : withoutBookmarks;
  const missed = missing(truth, read);
  const [first] = read;
  const others = missing(read, outline).filter(
    (chapter) => chapter !== first || chapter.title !== document.title,
  );
  const madeUp = others.filter(({ title }) => !isUnnumbered(title));
  return {
    ...{ chapters: truth.length, found: truth.length - missed.length, missed, madeUp, inParts },
    unlisted: others.length - madeUp.length,
    missedWith: missing(truth, withBookmarks),
  };
}

function missing(wanted: readonly Chapter[], there: readonly Chapter[]): Chapter[] {
  return wanted.filter((chapter) => !there.some((other) => isSame(chapter, other)));
}

function isSame(one: Chapter, other: Chapter): boolean {
  if (Math.abs(one.page - other.page) > PAGES_APART) return false;
  const [longer = '', shorter = ''] = [foldTitle(one.title), foldTitle(other.title)].toSorted(
    (a, b) => b.length - a.length,
  );
  return shorter !== '' && longer.endsWith(shorter) && longer.length - shorter.length <= LABEL_CHARACTERS;
}
