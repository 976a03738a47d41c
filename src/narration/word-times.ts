import { matchWords } from './matching-words.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** When a word is heard. */
export interface WordTime {
  /** Where it begins in its text. UTF-16 code units. */
  at: number;
  /** From the beginning of the audio. */
  ms: number;
}

/** What of a text is heard from a moment on: a word, or some that are said as one. */
export interface TimedWords {
  /** UTF-16 code units of the text; the end isn't included. */
  start: number;
  end: number;
  ms: number;
}

/** Where more words have one time, nobody can tell which is heard. */
const MOST_WORDS_TOGETHER = 4;
/** Written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2}/u;

/**
 * Gives the times of a text's words to those of another that says the same in other words ("Chapter 4" for "Chapter
 * IV"). What was changed as a whole has one time.
 *
 * @returns `null` where it isn't sure which word is heard when
 */
export function timeWords(text: string, spoken: string, times: readonly WordTime[]): TimedWords[] | null {
  if (UNSPACED.test(text)) return null;
  const words = wordsOf(text);
  const timed: (TimedWords & { words: number })[] = [];
  let early: Word[] = [];
  for (const { from, to, ms } of carried(words, wordsOf(spoken), times)) {
    const [first, last] = [early[0] ?? words[from], words[to - 1]];
    const before = timed.at(-1);
    // Said, and not written.
    if (from === to || first === undefined || last === undefined) continue;
    const count = early.length + to - from;
    if (ms !== null && ms > (before?.ms ?? -1))
      timed.push({ start: first.start, end: last.end, ms, words: count });
    else if (before !== undefined) Object.assign(before, { end: last.end, words: before.words + count });
    early = timed.length === 0 ? [...early, ...words.slice(from, to)] : [];
  }
  if (timed.length === 0 || timed.some((one) => one.words > MOST_WORDS_TOGETHER)) return null;
  return timed.map(({ start, end, ms }) => ({ start, end, ms }));
}

/** The times of a text that an engine was sent, as times of the text that it was made of. */
export function carryTimes(text: string, sent: string, times: readonly WordTime[]): WordTime[] {
  const words = wordsOf(text);
  return carried(words, wordsOf(sent), times).flatMap(({ from, to, ms }) => {
    const at = words[from]?.start;
    return ms === null || at === undefined || from === to ? [] : [{ at, ms }];
  });
}

/** For each change, or word that is alike: our words, and the first time that one of theirs has. */
function carried(
  ours: readonly Word[],
  theirs: readonly Word[],
  times: readonly WordTime[],
): { from: number; to: number; ms: number | null }[] {
  let next = 0;
  return matchWords(ours, theirs).map((match) => {
    const start = theirs[match.theirs.from]?.start ?? Infinity;
    const end = theirs[match.theirs.to - 1]?.end ?? 0;
    while ((times[next]?.at ?? Infinity) < start && match.theirs.to > match.theirs.from) next += 1;
    const time = times[next];
    return { ...match.ours, ms: time !== undefined && time.at >= start && time.at < end ? time.ms : null };
  });
}

/**
 * What of an engine's times can be relied on: places and moments rise, and lie in the text and in the audio.
 *
 * @returns `null` where most can't
 */
export function reliableTimes(
  times: readonly WordTime[],
  { text, durationMs }: { text: string; durationMs: number },
): WordTime[] | null {
  let last = { at: -1, ms: 0 };
  const reliable = times.filter((time) => {
    const isGood = time.at > last.at && time.at < text.length && time.ms >= last.ms && time.ms < durationMs;
    if (isGood) last = time;
    return isGood;
  });
  return reliable.length > 0 && reliable.length * 2 >= times.length ? reliable : null;
}
