import { IN_BODY_SIZE, isBareLabel, MIN_HEADINGS } from './chapter-candidate.ts';
import type { Candidate, ChapterPlan } from './chapter-candidate.ts';
import { foldWithoutNumber } from './folded-title.ts';
import { withUnnumbered } from './unnumbered-chapters.ts';

/** The headings that the table of contents has on its upper level, as far as they look like the largest of them. */
export function byContents(
  candidates: readonly Candidate[],
  listed: ReadonlySet<string>,
): ChapterPlan | null {
  const found = new Map<string, { candidate: Candidate; at: number }>();
  for (const [at, candidate] of candidates.entries()) {
    const title = foldWithoutNumber(candidate.text);
    if (!candidate.heading || !listed.has(title)) continue;
    const known = found.get(title);
    // A section may be called like a chapter.
    if (known === undefined || candidate.look > known.candidate.look) found.set(title, { candidate, at });
  }
  const all = [...found.values()].toSorted((one, other) => one.at - other.at);
  const looks = all.map(({ candidate }) => candidate.look).toSorted((one, other) => other - one);
  // Of tables without indents, the upper level is what looks largest.
  const least = looks[Math.min(MIN_HEADINGS, Math.max(2, listed.size)) - 1];
  if (least === undefined) return null;
  const chosen = all.filter(({ candidate }) => candidate.look >= least * IN_BODY_SIZE);
  const titles = new Map(
    chosen.map(({ candidate, at }) => {
      const above = candidates[at - 1];
      const isLabelled =
        above?.index === candidate.index - 1 && above.page === candidate.page && isBareLabel(above);
      return isLabelled
        ? [above.index, `${above.text.replace(/[.:]$/, '')}: ${candidate.text}`]
        : [candidate.index, candidate.text];
    }),
  );
  return withUnnumbered(
    titles,
    chosen.map(({ candidate }) => candidate),
    candidates,
    listed,
  );
}
