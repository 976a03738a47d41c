import { IN_BODY_SIZE, isBareLabel, MIN_HEADINGS } from './chapter-candidate.ts';
import type { Candidate, ChapterPlan } from './chapter-candidate.ts';
import { foldWithoutNumber } from './folded-title.ts';
import { withUnnumbered } from './unnumbered-chapters.ts';

/** The headings that the table of contents has on its upper level, as far as they look alike or larger. */
export function byContents(
  candidates: readonly Candidate[],
  listed: ReadonlySet<string>,
): ChapterPlan | null {
  const found = new Map<string, { candidate: Candidate; at: number }>();
  const looks: number[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const title = foldWithoutNumber(candidate.text);
    if (!candidate.heading || !listed.has(title)) continue;
    looks.push(candidate.look);
    const known = found.get(title);
    // A section may be called like a chapter.
    if (known === undefined || candidate.look > known.candidate.look) found.set(title, { candidate, at });
  }
  const usual = looks.toSorted((one, other) => one - other)[Math.floor(looks.length / 2)] ?? 0;
  const chosen = [...found.values()]
    .filter(({ candidate }) => candidate.look >= usual * IN_BODY_SIZE)
    .toSorted((one, other) => one.at - other.at);
  if (chosen.length < Math.min(MIN_HEADINGS, Math.max(2, listed.size))) return null;
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
