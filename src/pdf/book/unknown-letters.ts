import { CODE_SIGN, CODE_SIGNS } from '../page/code-signs.ts';
import type { PageText } from '../page/page-text.ts';

/**
 * The words of a book with a sign in them that may stand for other letters, by sign. In small letters; a space before
 * and behind says that the word begins and ends there, a hyphen that it may go on.
 */
export interface UnknownLetters {
  words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether there are signs that stand for nothing but a code. */
  hasCodes: boolean;
}

/**
 * What may be one of the letters of another encoding: symbols, and letters that few languages have. An accented small
 * letter is most often what it seems.
 */
export const SIGNS = String.raw`${CODE_SIGNS}\p{So}\p{Sm}\p{Sc}\ufffd\ue000-\uf8ff¡-§ª¬¯²-º¼-¿ÆÐØÞßæðøþĐđĦħıŁłŌŒœŊŋŦŧ\u0180-\u0217\u021c-\u024f•†‡‰`;
const WORD = new RegExp(String.raw`[\p{L}\p{M}${SIGNS}]+`, 'gu');
const HAS_SIGN = new RegExp(String.raw`[a-z][${SIGNS}]|[${SIGNS}][a-z]`, 'u');
const SIGN = new RegExp(`[${SIGNS}]`, 'gu');
const PLAIN = /^[ -~]*$/;

/** More of them tell no more; and what a hostile book may make us remember. */
const MAX_WORDS = 40;
const MAX_SIGNS = 64;
const MAX_WORD_LENGTH = 30;

/** Gathers them page by page. */
export function collectUnknownLetters(): { add(page: PageText): void; result(): UnknownLetters } {
  const words = new Map<string, Set<string>>();
  let hasCodes = false;

  const addWord = (word: string): void => {
    for (const [sign] of word.matchAll(SIGN)) {
      const known = words.get(sign) ?? new Set();
      if (known.size >= MAX_WORDS || (known.size === 0 && words.size >= MAX_SIGNS)) continue;
      words.set(sign, known.add(word));
    }
  };

  return {
    add: ({ lines }) => {
      for (const { text } of lines) {
        if (PLAIN.test(text)) continue;
        hasCodes ||= CODE_SIGN.test(text);
        if (!HAS_SIGN.test(text)) continue;
        for (const { 0: word, index } of text.matchAll(WORD)) {
          if (word.length > MAX_WORD_LENGTH || !HAS_SIGN.test(word)) continue;
          const [before, after] = [text.charAt(index - 1), text.charAt(index + word.length)];
          addWord((before === '-' ? '-' : ' ') + word + (after === '-' ? '-' : ' '));
        }
      }
    },
    result: () => ({ words, hasCodes }),
  };
}
