import { findSpeakerLabel } from './speaker-labels.ts';

/** Meets the paragraphs of a book, and tells who speaks in it, if it is a play. */
export interface SpeakerFinder {
  add(sentences: readonly string[]): void;
  /** Who speaks most comes first; in capitals. Empty where it is no play. */
  result(): string[];
}

/** Whoever speaks less is no speaker, or none that needs a voice. */
const LEAST_SPEECHES = 2;
const LEAST_SPEAKERS = 2;
/** Of all paragraphs, so many are speeches in a play; a manual has "NOTE:" and a novel "Yes." */
const LEAST_SHARE = 0.3;
/** A list of which a longer one isn't looked at any more. */
const MOST_SPEAKERS = 50;
/** What a document that is no play can bring. */
const MOST_NAMES = 2_000;

export function createSpeakerFinder(): SpeakerFinder {
  const speeches = new Map<string, number>();
  let paragraphs = 0;
  return {
    add: (sentences) => {
      paragraphs += 1;
      const [first = '', second = ''] = sentences;
      const name = findSpeakerLabel(`${first} ${second}`)?.name.toUpperCase();
      if (name === undefined || (speeches.size >= MOST_NAMES && !speeches.has(name))) return;
      speeches.set(name, (speeches.get(name) ?? 0) + 1);
    },
    result: () => {
      const speakers = [...speeches].filter(([, count]) => count >= LEAST_SPEECHES);
      const spoken = speakers.reduce((sum, [, count]) => sum + count, 0);
      if (speakers.length < LEAST_SPEAKERS || spoken < LEAST_SHARE * paragraphs) return [];
      return speakers
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_SPEAKERS)
        .map(([name]) => name);
    },
  };
}
