import { charactersASecond, USUAL_CHARACTERS_A_SECOND } from '../../languages/pace.ts';
import type { BookStatistics } from '../book/book-statistics.ts';
import { groupSizes } from '../page/sizes.ts';
import { IN_BODY_SIZE, MIN_HEADINGS, SECTION, withSubtitle } from './chapter-candidate.ts';
import type { Candidate, ChapterPlan } from './chapter-candidate.ts';
import { readLabel } from './chapter-labels.ts';
import type { ChapterLabel } from './chapter-labels.ts';
import { gatherContents } from './contents-entries.ts';
import { byContents } from './listed-chapters.ts';
import { byNumber } from './numbered-chapters.ts';
import { withUnnumbered } from './unnumbered-chapters.ts';
import { HEADING_SCALE } from '../paragraphs/headings.ts';
import type { KeptItem } from '../paragraphs/passing.ts';

const LABEL_MAX_CHARACTERS = 100;
/** A part's title, its subtitle, a motto. */
const MAX_PART_PARAGRAPHS = 5;
const MAX_CANDIDATES = 20_000;
const MAX_HEADINGS = 150;
/** Sections shorter than this are no chapters: two minutes of speech. UTF-16 code units. */
const MIN_CHAPTER_CHARACTERS = 2_000;
/** A paper or an essay has shorter ones. UTF-16 code units. */
const SHORT_BOOK_CHARACTERS = 40_000;
const MIN_SECTION_CHARACTERS = 700;
/** Twenty minutes. */
const PART_SECONDS = 1_200;

/** In so much text, a part ends. UTF-16 code units. */
function partLength(language: string): number {
  return PART_SECONDS * Math.min(USUAL_CHARACTERS_A_SECOND, charactersASecond(language));
}

/**
 * Finds the chapters of a book without bookmarks: by "Chapter N" labels, else by headings whose numbers rise one by
 * one, else by the largest headings that are spread like chapters, else parts of even length. The choice is
 * conservative, since font sizes find far more headings than chapters.
 *
 * @param items all paragraphs, in order, and what was removed between them; read once and not kept
 * @param language ISO 639-1; tells how much text is twenty minutes
 */
export function inferChapters(
  items: Iterable<KeptItem>,
  statistics: BookStatistics,
  language: string,
): ChapterPlan {
  const part = partLength(language);
  const found: (Omit<Candidate, 'look'> & { size: number; bold: boolean })[] = [];
  const starts: { index: number; offset: number }[] = [];
  let index = 0;
  let offset = 0;
  let formulas = 0;
  const contents = gatherContents();
  for (const item of items) {
    if (item.type === 'removed' && item.kind === 'formula') formulas += item.text.length;
    if (item.type === 'removed' && item.kind === 'contents') contents.add(item);
    if (item.type !== 'paragraph') continue;
    const { text, page, size, bold, kind, opensPage } = item;
    const heading = kind === 'heading';
    const label = text.length <= LABEL_MAX_CHARACTERS && (heading || opensPage) ? readLabel(text) : null;
    if ((heading || label?.kind === 'chapter') && found.length < MAX_CANDIDATES)
      found.push({ index, text, page, size, bold, heading, opensPage, offset: offset + formulas, label });
    if (offset >= (starts.at(-1)?.offset ?? -Infinity) + part / 10) starts.push({ index, offset });
    index += 1;
    offset += text.length;
  }
  const lookOf = createLooks(
    found.map(({ size }) => size),
    statistics,
  );
  const candidates = found.map(({ size, bold, ...rest }): Candidate => ({
    ...rest,
    look: lookOf(size, bold),
  }));
  const listed = new Set(contents.titles());
  return (
    byLabel(candidates, 'chapter', listed) ??
    larger(byContents(candidates, listed), byNumber(candidates, offset + formulas, listed)) ??
    byLabel(candidates, 'part', listed) ??
    bySize(candidates, offset + formulas) ??
    evenParts(starts, offset, part)
  );
}

/** By so much of the text's size bold headings come before others of their size. */
const BOLD_FIRST = 0.01;

/** By size; and in the size of the text, where headings of several kinds are alike in that, the bold ones first. */
function createLooks(
  sizes: readonly number[],
  { bodySize }: BookStatistics,
): (size: number, bold: boolean) => number {
  const groupOf = groupSizes(sizes);
  return (size, bold) => {
    const look = groupOf(size) / bodySize;
    return bold && look < HEADING_SCALE ? look + BOLD_FIRST : look;
  };
}

function byLabel(
  candidates: readonly Candidate[],
  kind: ChapterLabel['kind'],
  listed: ReadonlySet<string>,
): ChapterPlan | null {
  const labels = candidates.filter(({ label }) => label?.kind === kind);
  const asHeadings = labels.filter(({ heading }) => heading);
  const parts = kind === 'chapter' ? candidates.filter(({ label }) => label?.kind === 'part') : [];
  const chosen = risingNumbers(asHeadings.length >= 2 ? asHeadings : labels, parts);
  if (chosen.length < 2) return null;
  const titles = new Map(chosen.map((label) => [label.index, withSubtitle(label, candidates)] as const));
  return withUnnumbered(withParts(titles, parts), chosen, candidates, listed);
}

/** The table of contents may have been read in part only. */
function larger(one: ChapterPlan | null, other: ChapterPlan | null): ChapterPlan | null {
  return (one?.size ?? 0) >= (other?.size ?? 0) ? one : other;
}

/**
 * Leaves out what comes again: references to chapters, tables of contents. Numbers that aren't understood count as
 * rising; below the title of a part they may begin anew.
 */
function risingNumbers(labels: readonly Candidate[], parts: readonly Candidate[]): Candidate[] {
  let last = 0;
  let lastIndex = -1;
  return labels.filter(({ label, index }) => {
    const number = label?.number ?? null;
    const inNewPart = parts.some((part) => part.index > lastIndex && part.index < index);
    if (number !== null && number <= last && !(number === 1 && inNewPart)) return false;
    last = number ?? last;
    lastIndex = index;
    return true;
  });
}

/** The title of a part opens the chapter below it, and is named with it: "Part II: Chapter I. The Plain". */
function withParts(titles: ReadonlyMap<number, string>, parts: readonly Candidate[]): ChapterPlan {
  const result = new Map(titles);
  for (const part of parts) {
    const first = Math.min(...[...titles.keys()].filter((index) => index > part.index));
    const title = titles.get(first);
    // A part that is only spoken of, or listed among the contents, has its chapter far below.
    if (title === undefined || first > part.index + MAX_PART_PARAGRAPHS) continue;
    result.delete(first);
    result.set(part.index, `${part.text.replace(/[.:]$/, '')}: ${title}`);
  }
  return result;
}

function bySize(candidates: readonly Candidate[], characters: number): ChapterPlan | null {
  const headings = candidates.filter(
    ({ heading, look, text }) =>
      heading && look >= IN_BODY_SIZE && /\p{L}{2}/u.test(text) && !SECTION.test(text),
  );
  const looks = [...new Set(headings.map(({ look }) => look))].toSorted((a, b) => b - a);
  const least = characters < SHORT_BOOK_CHARACTERS ? MIN_SECTION_CHARACTERS : MIN_CHAPTER_CHARACTERS;
  for (const look of looks) {
    const own = headings
      .filter((heading) => heading.look === look)
      .filter((heading, position, all) => heading.index !== (all[position - 1]?.index ?? -2) + 1);
    const first = own[0];
    if (first === undefined || own.length < MIN_HEADINGS || own.length > MAX_HEADINGS) continue;
    const average = (characters - first.offset) / own.length;
    const opening = own.filter(({ opensPage }) => opensPage).length / own.length;
    const spread = own.filter(({ offset }, position) => {
      return (own[position + 1]?.offset ?? characters) - offset >= least / 4;
    });
    const evenly = spread.length >= own.length * 0.6 && average >= least;
    // Unless they are large and most of them open a page, they must stand for the sections of a short document.
    const openPages = opening >= 0.6 && look >= HEADING_SCALE;
    if (evenly && (openPages || own.length <= 30))
      return new Map(own.map(({ index, text }) => [index, text]));
  }
  return null;
}

function evenParts(
  starts: readonly { index: number; offset: number }[],
  characters: number,
  partLength: number,
): ChapterPlan {
  const count = Math.round(characters / partLength);
  const plan = new Map<number, string>();
  if (count < 2) return plan;
  for (let part = 0; part < count; part += 1) {
    const start = starts.find(({ offset }) => offset >= (part * characters) / count);
    if (start !== undefined) plan.set(start.index, `Part ${part + 1}`);
  }
  return plan;
}
