import { languageOf } from '../../languages/languages.ts';
import type { Vocabulary } from '../book/vocabulary.ts';

/** Whether what stands before and behind a hyphen at a line's end is written with that hyphen. Both in any case. */
export type IsCompound = (left: string, right: string) => boolean;

/**
 * Tells compounds that broke at their hyphen ("labour-intensive") from words that were cut ("labora-tory"): by how the
 * book itself writes the word elsewhere, and where it doesn't, by parts that the language always sets a hyphen at. In
 * doubt the word was cut.
 *
 * @param language ISO 639-1
 */
export function createCompounds({ words, hyphenated }: Vocabulary, language: string): IsCompound {
  const rules = languageOf(language)?.spelling?.hyphens ?? [];
  const isWord = (word: string): boolean => words.has(word);
  return (left, right) => {
    const [one, other] = [left.toLowerCase(), right.toLowerCase()];
    const asCompound = hyphenated.get(`${one}-${other}`) ?? 0;
    const asWord = words.get(one + other) ?? 0;
    if (asCompound > 0 || asWord > 0) return asCompound >= asWord;
    // "per-token-memory" breaks at its hyphens as likely as within its words.
    const [last, next] = [one.split('-').at(-1) ?? '', other.split('-')[0] ?? ''];
    const isChain = last !== one || next !== other;
    if (isChain && isWord(last) && isWord(next) && !isWord(last + next)) return true;
    // "US-based": no word goes on in small letters after two capitals.
    if (/^\p{Lu}{2,}$/u.test(left) && /^\p{Ll}/u.test(right)) return true;
    // "PDF-режим"
    if (isLatin(left.at(-1)) !== isLatin(right.at(0))) return true;
    return rules.some((rule) => rule(one, other, isWord));
  };
}

function isLatin(letter = ''): boolean {
  return /\p{Script=Latin}/u.test(letter);
}
