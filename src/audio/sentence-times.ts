/** A pause between two sentences takes about as long as this many characters. */
const PAUSE_CHARACTERS = 6;

/** Where one of several sentences is heard, in seconds from the beginning of the book. */
export interface TimeSpan {
  startSeconds: number;
  endSeconds: number;
}

/**
 * Shares the measured time of a segment among its sentences, by their lengths. An estimate, unlike the times of segments: for the sentences of one segment the
 * first start and the last end are exact, and those between are off by some tenths of a second.
 */
export function timeSentences(
  sentences: readonly string[],
  { startSeconds, durationSeconds }: { startSeconds: number; durationSeconds: number },
): TimeSpan[] {
  const weights = sentences.map((sentence) => Array.from(sentence).length + PAUSE_CHARACTERS);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const start = startSeconds + (durationSeconds * before) / total;
    before += weight;
    return { startSeconds: start, endSeconds: startSeconds + (durationSeconds * before) / total };
  });
}
