import { isNamedAsChapter, isUnnumbered } from './chapter-labels.ts';
import { isBareLabel, SECTION, subtitleOf, withSubtitle } from './chapter-candidate.ts';
import type { Candidate, ChapterPlan } from './chapter-candidate.ts';
import { foldWithoutNumber } from './folded-title.ts';

/** "A Proofs", "B. Data". */
const LETTERED = /^(\p{Lu})[.:]?\s+\p{Lu}/u;
/** Of the chapters, if so many open a page, all do. */
const MOST = 0.8;

/**
 * Prefaces and epilogues are set like the titles of chapters, but have no number. They are known by their names or by
 * the table of contents; and behind the last chapter (an appendix, a glossary) by their letters, or where chapters open
 * pages, by that.
 */
export function withUnnumbered(
  titles: ReadonlyMap<number, string>,
  chosen: readonly Candidate[],
  candidates: readonly Candidate[],
  listed: ReadonlySet<string>,
): ChapterPlan {
  // A heading right below a whole title is that of a section.
  const subtitles = chosen.map((label) => (isBareLabel(label) ? subtitleOf(label, candidates) : null));
  const titleLooks = new Set(subtitles.map((below) => below?.look));
  const looks = new Set(chosen.flatMap((label, at) => [label.look, subtitles[at]?.look ?? label.look]));
  const taken = new Set([...titles.keys(), ...[...chosen, ...subtitles].map((heading) => heading?.index)]);
  const openPages = chosen.filter(({ opensPage }) => opensPage).length >= MOST * chosen.length;
  const last = chosen.at(-1)?.index ?? 0;
  const extra: [number, string][] = [];
  let appendices = 0;
  for (const candidate of candidates) {
    const { index, text, heading, look, opensPage, label } = candidate;
    if (!heading || !looks.has(look) || SECTION.test(text) || taken.has(index)) continue;
    const isNamed = isUnnumbered(text) || listed.has(foldWithoutNumber(text));
    const isBehind = index > last && openPages && opensPage && label?.kind !== 'chapter';
    const isLettered = index > last && LETTERED.exec(text)?.[1] === 'ABCDEFGHIJ'[appendices];
    const isAppendix = index > last && label === null && isNamedAsChapter(text);
    if (isLettered) appendices += 1;
    if (!isNamed && !isBehind && !isLettered && !isAppendix) continue;
    // "Appendix A" has its title below it, as "Chapter 1" has.
    const below = subtitleOf(candidate, candidates);
    const isTitled = below !== null && titleLooks.has(below.look) && below.look !== look;
    extra.push([index, isTitled ? withSubtitle(candidate, candidates) : text]);
    if (isTitled) taken.add(below.index);
  }
  return new Map([...extra, ...titles].toSorted(([one], [other]) => one - other));
}
