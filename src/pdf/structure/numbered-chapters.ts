import { readNumberWord } from './chapter-labels.ts';
import { isBareLabel, MIN_HEADINGS, numberOf, withSubtitle } from './chapter-candidate.ts';
import type { Candidate, ChapterPlan } from './chapter-candidate.ts';
import { withUnnumbered } from './unnumbered-chapters.ts';

/**
 * Numbers that rise one by one are a sign of their own, unless they are those of a list: of short items, or of items
 * with nothing between them. UTF-16 code units.
 */
const MIN_NUMBERED_CHARACTERS = 400;
/** "ARTICLE XVI — Amendments". */
const WORD_AND_NUMBER = /^(\p{L}{3,12})\s+(\d{1,3}|[IVXLC]{1,7})(?=$|[\s.:—–-])/u;

/** Headings whose numbers rise one by one. @param characters of the book, formulas included */
export function byNumber(
  candidates: readonly Candidate[],
  characters: number,
  listed: ReadonlySet<string>,
): ChapterPlan | null {
  const headings = candidates.filter(({ heading }) => heading);
  const plain = headings.map((candidate) => ({ candidate, number: numberOf(candidate.text) }));
  return (
    byRisingNumber(plain, candidates, characters, listed) ??
    byRisingNumber(articlesOf(headings), candidates, characters, listed)
  );
}

/** Headings with the word that the first of their look has before its number: "ARTICLE I. Name" of by-laws. */
function articlesOf(headings: readonly Candidate[]): { candidate: Candidate; number: number | null }[] {
  const words = new Map<number, string | null>();
  return headings.map((candidate) => {
    const [, word = null, number = ''] = WORD_AND_NUMBER.exec(candidate.text) ?? [];
    const own = word?.toLowerCase() ?? null;
    if (!words.has(candidate.look)) words.set(candidate.look, readNumberWord(number) === 1 ? own : null);
    const isOfSeries = own !== null && words.get(candidate.look) === own;
    return { candidate, number: isOfSeries ? readNumberWord(number) : null };
  });
}

/** By the largest look of which three headings and more have numbers that rise one by one. */
function byRisingNumber(
  headings: readonly { candidate: Candidate; number: number | null }[],
  candidates: readonly Candidate[],
  characters: number,
  listed: ReadonlySet<string>,
): ChapterPlan | null {
  const numbered = headings.flatMap(({ candidate, number }) =>
    number === null ? [] : [{ candidate, number }],
  );
  const looks = [...new Set(numbered.map(({ candidate }) => candidate.look))].toSorted((a, b) => b - a);
  for (const look of looks) {
    // "0. Introduction" comes before the first.
    let last = -1;
    const own = numbered.filter(({ candidate, number }) => {
      // One may have been overlooked.
      if (candidate.look !== look || number <= last || number > Math.max(last, 0) + 2) return false;
      last = number;
      return true;
    });
    const [first] = own;
    if (first === undefined || own.length < MIN_HEADINGS) continue;
    if ((characters - first.candidate.offset) / own.length < MIN_NUMBERED_CHARACTERS) continue;
    const inARow = own.filter(({ candidate }, at) => own[at + 1]?.candidate.index === candidate.index + 1);
    if (inARow.length >= own.length / 2) continue;
    const chosen = own.map(({ candidate }) => candidate);
    const titles = new Map(
      chosen.map((candidate) => {
        const title = isBareLabel(candidate) ? withSubtitle(candidate, candidates) : candidate.text;
        return [candidate.index, title] as const;
      }),
    );
    return withUnnumbered(titles, chosen, candidates, listed);
  }
  return null;
}
