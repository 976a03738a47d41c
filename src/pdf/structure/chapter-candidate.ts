import { readNumberWord } from './chapter-labels.ts';
import type { ChapterLabel } from './chapter-labels.ts';

/** Titles of the chapters by the index of the paragraph (of all paragraphs, from 0) that opens them. */
export type ChapterPlan = ReadonlyMap<number, string>;

/** A heading, or a label, that may open a chapter. */
export interface Candidate {
  index: number;
  text: string;
  page: number;
  /** The same for headings that look alike: their size as a share of the text's, and a little more for bold ones. */
  look: number;
  heading: boolean;
  opensPage: boolean;
  /** Characters before it, with those of formulas, which take up pages without being read. */
  offset: number;
  label: ChapterLabel | null;
}

export const MIN_HEADINGS = 3;
/** As large as the text, as a share of its size, give or take what sizes of one font differ by. */
export const IN_BODY_SIZE = 0.97;
/** "2.1 Sites", "A.3": a section, however large it is set. */
export const SECTION = /^(?:\d{1,3}|\p{Lu})\.\d/u;
/** "3 Results", "IV. The Sea", and "7" or "Seven" alone; not "3.1 Sites". */
const NUMBERED = /^(\d{1,3}|[IVXLC]{1,7})[.):]?(?:\s+(?=\p{L}|["“«])|$)/u;

/** "Chapter 1" and the heading right below it are one title. */
export function withSubtitle(label: Candidate, candidates: readonly Candidate[]): string {
  const below = subtitleOf(label, candidates);
  const isBare = label.label === null || label.label.bare;
  return below !== null && isBare ? `${label.text.replace(/[.:]$/, '')}: ${below.text}` : label.text;
}

export function subtitleOf(label: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const below = candidates.find(({ index }) => index === label.index + 1);
  if (below?.heading !== true || below.page !== label.page || below.label !== null) return null;
  return SECTION.test(below.text) ? null : below;
}

/** "1" or "Chapter 1" in a line of its own. */
export function isBareLabel({ label, text }: Candidate): boolean {
  return label?.bare === true || (numberOf(text) !== null && !/\s/.test(text));
}

/** "3 Results", "IV. The Sea", "Seven". */
export function numberOf(text: string): number | null {
  const match = NUMBERED.exec(text);
  return match === null ? readNumberWord(text) : readNumberWord(match[1] ?? '');
}
