import { anyOf } from '../../languages/languages.ts';
import { SECTION } from './chapter-candidate.ts';
import { foldWithoutNumber } from './folded-title.ts';
import type { Removal } from '../page/removal.ts';

/** What is gathered of a book's table of contents. */
export interface ContentsEntries {
  add(line: Pick<Removal, 'text' | 'places'>): void;
  /** The titles of the upper level, in order, as `foldWithoutNumber` has them. */
  titles(): string[];
}

const MAX_ENTRIES = 5_000;
/** "Table of Contents". */
const HEADING = new RegExp(`^(?:${anyOf(({ structure }) => structure?.contents)})$`, 'iu');
/** A row of dots and a page number, or the number alone; Chinese needs no space before it. */
const TAIL =
  /(?:(?<!\s)[\s.·…]+(?:\d{1,4}|[ivxlc]{1,7})|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])\d{1,4})$/iu;
/** Entries that begin further to the right than this are of a lower level; points. */
const INDENT = 4;

interface Entry {
  title: string;
  page: number | null;
  left: number | null;
}

export function gatherContents(): ContentsEntries {
  const entries: Entry[] = [];
  /** By page: the margin may change from one to the next. */
  const edges = new Map<number | null, number>();
  let begun: Entry | null = null;
  return {
    add: ({ text, places }) => {
      if (entries.length >= MAX_ENTRIES || HEADING.test(text.trim())) return;
      const { page = null, box } = places[0] ?? {};
      const left = box?.[0] ?? null;
      if (left !== null) edges.set(page, Math.min(left, edges.get(page) ?? Infinity));
      // A title goes on until its page number.
      begun = begun === null ? { title: text, page, left } : { ...begun, title: `${begun.title} ${text}` };
      if (!TAIL.test(text)) return;
      entries.push({ ...begun, title: begun.title.trim().replace(TAIL, '') });
      begun = null;
    },
    titles: () =>
      entries
        .filter(({ title }) => !SECTION.test(title))
        .filter(({ page, left }) => left === null || left <= (edges.get(page) ?? left) + INDENT)
        .map(({ title }) => foldWithoutNumber(title))
        .filter((title) => title !== ''),
  };
}
