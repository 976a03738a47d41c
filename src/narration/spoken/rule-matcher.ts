import type { LiteralSearch } from './literal-search.ts';
import type { PronunciationRule } from './pronunciation-rule.ts';
import { foldCase } from './readable-text.ts';
import type { ReadableText } from './readable-text.ts';

/** One place where a rule applies, in places of the readable text. */
export interface RuleMatch {
  start: number;
  end: number;
  /** What each star stands for, from and to. */
  stars: readonly (readonly [number, number])[];
}

/**
 * @param search in the readable text, or in its folded form
 * @param isTaken places that need not be looked at
 */
export type RuleMatcher = (
  search: LiteralSearch,
  readable: ReadableText,
  isTaken: (place: number) => boolean,
) => Iterable<RuleMatch>;

/** The longest thing that a star stands for. UTF-16 code units. */
const STAR_CHARACTERS = 40;
/** Words of these scripts aren't set apart by spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD_OR_STAR = /[\p{L}\p{M}\p{N}*]/u;

/**
 * Finds where a rule applies: literally but for the stars, only whole words, and each star as long as it can be. The
 * text is gone through from its end, once for every part between two stars, with what was found of the parts behind it
 * at hand; nothing is tried twice.
 */
export function createRuleMatcher({ match, caseSensitive = false }: PronunciationRule): RuleMatcher {
  const clean = match.trim().replace(/\s+/g, ' ');
  const characters = Array.from(clean);
  const parts = (caseSensitive ? clean : foldCase(clean)).split('*');
  const beginsWord = isWordEdge(characters[0]);
  const endsWord = isWordEdge(characters.at(-1));
  return function* (search, readable, isTaken) {
    const found = parts.map((part) => (part === '' ? null : search(part)));
    if (found.some((starts) => starts?.length === 0)) return;
    const ways = waysToTheEnd(parts, found, readable, endsWord);
    const [first = '', ...rest] = parts;
    const starts = found[0] ?? readable.wordStarts;
    for (const start of starts) {
      if (isTaken(start) || (beginsWord && readable.isWordBefore(start))) continue;
      let end = start + first.length;
      const stars: (readonly [number, number])[] = [];
      let isWhole = rest.length > 0 || !(endsWord && readable.isWordAt(end));
      for (let index = 1; index < parts.length && isWhole; index += 1) {
        const next = ways[index]?.last(end) ?? -1;
        isWhole = next >= end;
        stars.push([end, next]);
        end = next + (parts[index]?.length ?? 0);
      }
      if (isWhole) yield { start, end, stars };
    }
  };
}

/** Where a part may begin so that the rest of the rule follows it. */
interface Ways {
  /** The last such place that a star which begins at `from` can reach, or a number less than `from`. */
  last(from: number): number;
}

function waysToTheEnd(
  parts: readonly string[],
  found: readonly (readonly number[] | null)[],
  readable: ReadableText,
  endsWord: boolean,
): (Ways | undefined)[] {
  const length = readable.text.length;
  const ways: (Ways | undefined)[] = [];
  for (let index = parts.length - 1; index >= 1; index -= 1) {
    const partLength = parts[index]?.length ?? 0;
    const next = ways[index + 1];
    const isGood = (start: number): boolean => {
      const end = start + partLength;
      if (next !== undefined) return next.last(end) >= end;
      return !(endsWord && readable.isWordAt(end));
    };
    const starts = found[index];
    const lastGood = new Int32Array(length + 1).fill(-1);
    if (starts === null || starts === undefined) {
      for (let start = 0; start <= length; start += 1) if (isGood(start)) lastGood[start] = start;
    } else {
      for (const start of starts) if (isGood(start)) lastGood[start] = start;
    }
    for (let at = 1; at <= length; at += 1) {
      if (lastGood[at] === -1) lastGood[at] = lastGood[at - 1] ?? -1;
    }
    ways[index] = {
      last: (from) => lastGood[Math.min(from + STAR_CHARACTERS, readable.wordEnd[from] ?? from)] ?? -1,
    };
  }
  return ways;
}

function isWordEdge(character: string | undefined): boolean {
  return character !== undefined && WORD_OR_STAR.test(character) && !UNSPACED.test(character);
}
