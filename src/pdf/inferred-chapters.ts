import type { BookStatistics } from './book-statistics.ts';
import { roundSize } from './book-statistics.ts';
import { readNumber } from './numerals.ts';
import type { Paragraph } from './paragraphs.ts';

/** Titles of the chapters by the index of the paragraph (of all paragraphs, from 0) that opens them. */
export type ChapterPlan = ReadonlyMap<number, string>;

interface Candidate {
  index: number;
  text: string;
  page: number;
  size: number;
  heading: boolean;
  opensPage: boolean;
  /** Characters before it. */
  offset: number;
}

const LABEL =
  /^(?:chapter|kapitel|chapitre|cap[íi]tulo|capitolo|глава|hoofdstuk|rozdział|kapitola|kapitoly|bölüm|fejezet|luku)\s+([\p{L}\p{N}]+)\b|^第\s?[\d一二三四五六七八九十百]+\s?[章回]/iu;
const UNNUMBERED =
  /^(?:prologue|epilogue|introduction|preface|foreword|afterword|conclusion|prolog|epilog|einleitung|vorwort|nachwort|avant-propos|introducción|prólogo|epílogo|introduzione|prefazione|предисловие|введение|заключение|послесловие)\b.{0,40}$/iu;
const LABEL_MAX_CHARACTERS = 100;
const MAX_CANDIDATES = 20_000;
const MIN_HEADINGS = 3;
const MAX_HEADINGS = 150;
/** Sections shorter than this are no chapters: two minutes of speech. UTF-16 code units. */
const MIN_CHAPTER_CHARACTERS = 2_000;
/** Twenty minutes of speech at 15 characters a second. UTF-16 code units. */
export const PART_CHARACTERS = 18_000;

/**
 * Finds the chapters of a book without bookmarks: by "Chapter N" labels, else by the largest headings that are spread like chapters,
 * else parts of even length. The choice is conservative, since font sizes find far more headings than chapters.
 *
 * @param paragraphs all of them, in order; read once and not kept
 */
export function inferChapters(paragraphs: Iterable<Paragraph>, statistics: BookStatistics): ChapterPlan {
  const candidates: Candidate[] = [];
  const starts: { index: number; offset: number }[] = [];
  let index = 0;
  let offset = 0;
  for (const { text, page, size, kind, opensPage } of paragraphs) {
    const heading = kind === 'heading';
    const labelled = text.length <= LABEL_MAX_CHARACTERS && LABEL.test(text) && (heading || opensPage);
    if ((heading || labelled) && candidates.length < MAX_CANDIDATES) {
      candidates.push({ index, text, page, size: roundSize(size), heading, opensPage, offset });
    }
    if (offset >= (starts.at(-1)?.offset ?? -Infinity) + PART_CHARACTERS / 10) starts.push({ index, offset });
    index += 1;
    offset += text.length;
  }
  const headings = byLabel(candidates) ?? bySize(candidates, offset, statistics.bodySize);
  return headings ?? evenParts(starts, offset);
}

function byLabel(candidates: readonly Candidate[]): ChapterPlan | null {
  const labels = candidates.filter(({ text }) => text.length <= LABEL_MAX_CHARACTERS && LABEL.test(text));
  const asHeadings = labels.filter(({ heading }) => heading);
  const chosen = risingNumbers(asHeadings.length >= 2 ? asHeadings : labels);
  if (chosen.length < 2) return null;
  const sizes = new Set(chosen.map(({ size }) => size));
  const extra = candidates.filter(
    ({ text, heading, size }) => heading && sizes.has(size) && UNNUMBERED.test(text),
  );
  const all = [...chosen, ...extra].toSorted((a, b) => a.index - b.index);
  return new Map(all.map((label) => [label.index, withSubtitle(label, candidates)]));
}

/** Leaves out what comes again: references to chapters, tables of contents. Numbers in words count as rising. */
function risingNumbers(labels: readonly Candidate[]): Candidate[] {
  let last = 0;
  return labels.filter(({ text }) => {
    const number = readNumber(LABEL.exec(text)?.[1] ?? '');
    if (number === null) return true;
    if (number <= last) return false;
    last = number;
    return true;
  });
}

/** "Chapter 1" and the heading right below it are one title. */
function withSubtitle(label: Candidate, candidates: readonly Candidate[]): string {
  const below = candidates.find(({ index }) => index === label.index + 1);
  const isSubtitle = below?.heading === true && below.page === label.page && !LABEL.test(below.text);
  const bare = /^\S+\s+\S+$/.test(label.text);
  return isSubtitle && bare ? `${label.text}: ${below.text}` : label.text;
}

function bySize(candidates: readonly Candidate[], characters: number, bodySize: number): ChapterPlan | null {
  const headings = candidates.filter(
    ({ heading, size, text }) => heading && size >= bodySize && /\p{L}{2}/u.test(text),
  );
  const sizes = [...new Set(headings.map(({ size }) => size))].toSorted((a, b) => b - a);
  for (const size of sizes) {
    const own = headings
      .filter((heading) => heading.size === size)
      .filter((heading, position, all) => heading.index !== (all[position - 1]?.index ?? -2) + 1);
    const first = own[0];
    if (first === undefined || own.length < MIN_HEADINGS || own.length > MAX_HEADINGS) continue;
    const average = (characters - first.offset) / own.length;
    const opening = own.filter(({ opensPage }) => opensPage).length / own.length;
    const spread = own.filter(({ offset }, position) => {
      return (own[position + 1]?.offset ?? characters) - offset >= MIN_CHAPTER_CHARACTERS / 4;
    });
    const evenly = spread.length >= own.length * 0.6 && average >= MIN_CHAPTER_CHARACTERS;
    // Unless most of them open a page, they must stand for the sections of a short document.
    if (evenly && (opening >= 0.6 || own.length <= 30))
      return new Map(own.map(({ index, text }) => [index, text]));
  }
  return null;
}

function evenParts(starts: readonly { index: number; offset: number }[], characters: number): ChapterPlan {
  const count = Math.round(characters / PART_CHARACTERS);
  const plan = new Map<number, string>();
  if (count < 2) return plan;
  for (let part = 0; part < count; part += 1) {
    const start = starts.find(({ offset }) => offset >= (part * characters) / count);
    if (start !== undefined) plan.set(start.index, `Part ${part + 1}`);
  }
  return plan;
}
