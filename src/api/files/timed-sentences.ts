import { timeSentences } from '../../audio/sentence-times.ts';
import type { ManifestSegment } from '../../db/manifest.ts';

export interface TimedSentence {
  number: number;
  text: string;
  startSeconds: number | null;
  endSeconds: number | null;
}

/** The sentences of a segment with their places in the audio, to the millisecond; null as long as that isn't known. */
export function timedSentences({
  firstSentence,
  sentences,
  startSeconds,
  durationSeconds,
}: Pick<
  ManifestSegment,
  'firstSentence' | 'sentences' | 'startSeconds' | 'durationSeconds'
>): TimedSentence[] {
  const spans =
    startSeconds === null || durationSeconds === null
      ? []
      : timeSentences(sentences, { startSeconds, durationSeconds });
  return sentences.map((text, index) => ({
    number: firstSentence + index,
    text,
    startSeconds: toMilliseconds(spans[index]?.startSeconds ?? null),
    endSeconds: toMilliseconds(spans[index]?.endSeconds ?? null),
  }));
}

export function toMilliseconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}
