import { timeSentences } from '../../audio/sentence-times.ts';
import type { TimeSpan } from '../../audio/sentence-times.ts';
import type { ManifestSegment } from '../../db/manifest.ts';
import { readTimes } from '../../db/word-times.ts';
import { timeWords } from '../../narration/word-times.ts';
import type { WordTime } from '../../narration/word-times.ts';

export interface TimedSentence {
  number: number;
  text: string;
  startSeconds: number | null;
  endSeconds: number | null;
  /** Empty where the sentence is the least of which it is known when it is heard. */
  words: readonly TimedWord[];
}

/** A word of a sentence, or some that are said as one. */
export interface TimedWord {
  /** UTF-16 code units of the sentence; the end isn't included. */
  from: number;
  to: number;
  startSeconds: number;
}

type SpokenSegment = Pick<
  ManifestSegment,
  | 'firstSentence'
  | 'sentences'
  | 'startSeconds'
  | 'durationSeconds'
  | 'spoken'
  | 'sentenceStarts'
  | 'wordTimes'
>;

/**
 * The sentences of a segment with their places in the audio, to the millisecond; null as long as that isn't known.
 * Where the engine has said when it speaks each word, they are measured, and else estimated.
 */
export function timedSentences(segment: SpokenSegment): TimedSentence[] {
  const { firstSentence, sentences, startSeconds, durationSeconds } = segment;
  const place = startSeconds === null || durationSeconds === null ? null : { startSeconds, durationSeconds };
  const spoken = place === null ? [] : spokenSentences(segment);
  const spans = place === null ? [] : spansOf(sentences, place, spoken);
  return sentences.map((text, index) => {
    const span = spans[index];
    return {
      number: firstSentence + index,
      text,
      startSeconds: toMilliseconds(span?.startSeconds ?? null),
      endSeconds: toMilliseconds(span?.endSeconds ?? null),
      words: place === null ? [] : wordsIn(text, spoken[index], place.startSeconds),
    };
  });
}

export function toMilliseconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}

/** A sentence as it was sent, with the times of its words by their places in it. */
interface SpokenSentence {
  text: string;
  times: WordTime[];
}

/** Those of a segment; none where nobody knows when its words are heard. */
function spokenSentences({ spoken, sentences, sentenceStarts, wordTimes }: SpokenSegment): SpokenSentence[] {
  if (wordTimes === null || sentenceStarts?.length !== sentences.length) return [];
  const times = readTimes(wordTimes);
  return sentenceStarts.map((start, index) => {
    const end = sentenceStarts[index + 1] ?? spoken.length;
    const own = times.filter(({ at }) => at >= start && at < end);
    return {
      text: spoken.slice(start, end),
      times: own.map(({ at, ms }) => ({ at: at - start, ms })),
    };
  });
}

/** A sentence begins with its first word, and lasts until the next one. */
function spansOf(
  sentences: readonly string[],
  { startSeconds, durationSeconds }: { startSeconds: number; durationSeconds: number },
  spoken: readonly SpokenSentence[],
): TimeSpan[] {
  const spans: TimeSpan[] = [];
  const end = startSeconds + durationSeconds;
  for (let from = 0, start = startSeconds; from < sentences.length;) {
    let to = from + 1;
    while (to < sentences.length && spoken[to]?.times[0] === undefined) to += 1;
    const next = to === sentences.length ? end : startSeconds + (spoken[to]?.times[0]?.ms ?? 0) / 1000;
    spans.push(
      ...timeSentences(sentences.slice(from, to), { startSeconds: start, durationSeconds: next - start }),
    );
    [from, start] = [to, next];
  }
  return spans;
}

function wordsIn(text: string, spoken: SpokenSentence | undefined, startSeconds: number): TimedWord[] {
  if (spoken === undefined) return [];
  const words = timeWords(text, spoken.text, spoken.times) ?? [];
  return words.map(({ start: from, end: to, ms }) => ({
    from,
    to,
    startSeconds: toMilliseconds(startSeconds + ms / 1000) ?? 0,
  }));
}
