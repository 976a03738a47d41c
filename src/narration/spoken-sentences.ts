import { splitSentence } from './long-sentences.ts';

/** A sentence as it stands in the book, and as the speech engine is to read it. */
export interface SpokenSentence {
  written: string;
  spoken: string;
  /** Whose voice reads it, see roles.ts; the narrator's unless given. */
  role?: string | undefined;
}

/**
 * The sentences of a paragraph with their spoken form, which takes at most `maxBytes` bytes of UTF-8: one that is
 * longer is cut where a reader would breathe, and its pieces count as sentences of their own.
 */
export function toSpokenSentences(
  sentences: readonly string[],
  speak: (written: string) => string,
  maxBytes: number,
): SpokenSentence[] {
  const fit = (written: string, limit: number): SpokenSentence[] => {
    const spoken = speak(written);
    if (Buffer.byteLength(spoken) <= maxBytes && Buffer.byteLength(written) <= maxBytes)
      return [{ written, spoken }];
    // What is spoken may be longer than what is written: then smaller pieces are tried.
    const smaller = limit / 2;
    return splitSentence(written, limit).flatMap((piece) => fit(piece, smaller));
  };
  return sentences.flatMap((sentence) => fit(sentence, maxBytes));
}
