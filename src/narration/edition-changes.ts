/** How many sentences of an edition are those of the one before it. */
export interface SentenceCounts {
  same: number;
  /** Others stand in their place. */
  changed: number;
  added: number;
  removed: number;
}

/** A sentence that is another one than before; by numbers, `null` where there is none. */
export interface SentenceChange {
  before: number | null;
  after: number | null;
}

export interface ChapterChanges extends SentenceCounts {
  chapter: number;
  /** The first ones. */
  examples: SentenceChange[];
}

/** Examples of one chapter, and of a whole book. */
const EXAMPLES_A_CHAPTER = 3;
const MAX_EXAMPLES = 30;

/**
 * What changed, by the chapters of the new edition. What was removed counts where it would stand.
 *
 * @param matches see matchSentences
 * @param chapters of each sentence of the new edition
 */
export function changesByChapter(matches: Int32Array, chapters: Int32Array): ChapterChanges[] {
  const found = new Map<number, ChapterChanges>();
  let examples = 0;
  const of = (sentence: number): ChapterChanges => {
    const chapter = chapters[Math.min(sentence, chapters.length - 1)] ?? 0;
    const counts = found.get(chapter) ?? { chapter, same: 0, changed: 0, added: 0, removed: 0, examples: [] };
    found.set(chapter, counts);
    return counts;
  };
  const note = (place: number, kind: 'changed' | 'added' | 'removed', change: SentenceChange): void => {
    const counts = of(place);
    counts[kind] += 1;
    if (counts.examples.length >= EXAMPLES_A_CHAPTER || examples >= MAX_EXAMPLES) return;
    counts.examples.push(change);
    examples += 1;
  };
  let [former, now] = [0, 0];
  const closeGap = (formerTo: number, nowTo: number): void => {
    while (former < formerTo && now < nowTo) note(now, 'changed', { before: former++, after: now++ });
    while (now < nowTo) note(now, 'added', { before: null, after: now++ });
    while (former < formerTo) note(Math.max(0, now - 1), 'removed', { before: former++, after: null });
  };
  for (const [at, match] of matches.entries()) {
    if (match === -1) continue;
    closeGap(at, match);
    of(match).same += 1;
    [former, now] = [at + 1, match + 1];
  }
  closeGap(matches.length, chapters.length);
  return [...found.values()].sort((one, other) => one.chapter - other.chapter);
}

/** The sentence at which a listener of the former edition goes on: theirs, or the last one before it that is left. */
export function placeInEdition(matches: Int32Array, sentence: number): number {
  for (let at = Math.min(sentence, matches.length - 1); at >= 0; at -= 1) {
    const match = matches[at] ?? -1;
    if (match !== -1) return match;
  }
  return 0;
}
