import { LANGUAGES, languageOf } from '../../languages/languages.ts';
import { CODE_SIGN, CODE_SIGNS, fromCodeSign, isGuess } from '../page/code-signs.ts';
import type { PageText, TextLine } from '../page/page-text.ts';
import { SIGNS } from './unknown-letters.ts';
import type { UnknownLetters } from './unknown-letters.ts';

/** What a font may draw as one sign, and a file may have no letters for. */
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'ft', 'fj', 'tt', 'ti', 'tti', 'Th'] as const;
/** Fewer letters around a sign may be a formula. */
const LETTERS_OF_WORD = 3;
/** How many letters on either side are looked at. */
const REACH = 3;
/** How well a word fits: it is one; so many letters around the sign are in another, the ends counted as letters. */
const WHOLE = 1;
const FITS: readonly number[] = [0, 0, 0, 0.4, 0.7, 0.9, 0.9];
/** On an average; what fits nothing is a name, or the sign itself. */
const MIN_FIT = 0.45;
const MIN_LEAD = 0.1;
/** What could be the letter that it seems to be has to make so many words of the language, and such a share. */
const MIN_WHOLE = 2;
const MIN_WHOLE_SHARE = 0.4;

/** Letters that take the place of a part of a text. Index and length in UTF-16 code units. */
interface Edit {
  at: number;
  length: number;
  letters: string;
}

/** What is to be done with a text. */
export type LetterRestorer = (text: string) => readonly Edit[];

/**
 * Puts letters in the place of signs that stand for them in a book, ligatures whose font doesn't say what they are.
 * Every sign is judged by all words that it stands in: "o•ce", "di•cult" and "e•cient" are words with "ffi" and with
 * nothing else. What isn't found out stays as it is, and a code that is no letter either goes, as it always did.
 *
 * @param language ISO 639-1
 * @returns `null` where nothing is to be done in the whole book
 */
export function createLetterRestorer(
  { words, hasCodes }: UnknownLetters,
  language: string,
): LetterRestorer | null {
  const known =
    languageOf(language)?.joinedLetters ?? LANGUAGES.map(({ joinedLetters }) => joinedLetters ?? '');
  const list = ` ${[known].flat().join(' ')} `;
  const letters = new Map<string, string>();
  for (const [sign, own] of words) {
    const found = findLetters(sign, [...own], list);
    if (found !== null) letters.set(sign, found);
  }
  if (letters.size === 0 && !hasCodes) return null;
  const signs = [...letters.keys()].map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join('');
  const inWord = `(?<=[\\p{L}${signs}])[${signs}]|[${signs}](?=[\\p{L}${signs}])`;
  const pattern = new RegExp(signs === '' ? `[${CODE_SIGNS}]` : `${inWord}|[${CODE_SIGNS}]`, 'gu');
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: sign }) => {
      return {
        at: index,
        length: sign.length,
        letters: letters.get(sign) ?? fromCodeSign(sign, isInWord(text, index, index + sign.length)),
      };
    });
}

/** Whether so many letters stand beside a part of a text that it belongs to a word. */
function isInWord(text: string, start: number, end: number): boolean {
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, start - LETTERS_OF_WORD), start))?.[0] ?? '';
  const behind = /^\p{L}*/u.exec(text.slice(end, end + LETTERS_OF_WORD))?.[0] ?? '';
  return before.length + behind.length >= LETTERS_OF_WORD;
}

/** Puts them into a text. */
export function restoreText(text: string, edits: readonly Edit[]): string {
  let restored = '';
  let from = 0;
  for (const { at, length, letters } of edits) {
    restored += text.slice(from, at) + letters;
    from = at + length;
  }
  return restored + text.slice(from);
}

/** The page with its letters. */
export function restorePage(page: PageText, restore: LetterRestorer): PageText {
  return { ...page, lines: page.lines.map((line) => restoreLine(line, restore(line.text))) };
}

function restoreLine(line: TextLine, edits: readonly Edit[]): TextLine {
  if (edits.length === 0) return line;
  const ofRaised = shifter(edits);
  const ofStops = shifter(edits);
  return {
    ...line,
    text: restoreText(line.text, edits),
    raised: line.raised.map(({ start, end }) => ({ start: ofRaised(start), end: ofRaised(end) })),
    stops: line.stops.map(({ at, x }) => ({ at: ofStops(at), x })),
  };
}

/** Where an index into the text is afterwards. It is to be asked from the left to the right. */
function shifter(edits: readonly Edit[]): (at: number) => number {
  let next = 0;
  let by = 0;
  return (at) => {
    for (let edit = edits[next]; edit !== undefined && edit.at < at; edit = edits[next]) {
      by += edit.letters.length - edit.length;
      next += 1;
    }
    return at + by;
  };
}

/** The letters that a sign stands for; `null` where it stands for itself, or that can't be told. */
function findLetters(sign: string, words: readonly string[], list: string): string | null {
  const ranked = LIGATURES.map((letters) => {
    const fits = words.map((word) => fitOf(word, sign, letters, list));
    const sum = fits.reduce((total, fit) => total + fit, 0);
    return { letters, mean: sum / words.length, whole: fits.filter((fit) => fit === WHOLE).length };
  }).toSorted((a, b) => b.mean - a.mean);
  const [best, second] = ranked;
  if (best === undefined || best.mean < MIN_FIT || best.mean - (second?.mean ?? 0) < MIN_LEAD) return null;
  if (words.some((word) => cannotBeItself(word, sign))) return best.letters;
  const least = /[\ue000-\uf8ff\ufffd]/.test(sign) ? 1 : MIN_WHOLE;
  return best.whole >= least && best.whole >= MIN_WHOLE_SHARE * words.length ? best.letters : null;
}

/** A code is no letter, and no language has symbols or capitals within a word. */
function cannotBeItself(word: string, sign: string): boolean {
  if (CODE_SIGN.test(sign) && !isGuess(sign)) return true;
  const itself = isGuess(sign) ? fromCodeSign(sign) : sign;
  if (/\p{Ll}/u.test(itself)) return false;
  const [before, behind] = [word.slice(0, word.indexOf(sign)), word.slice(word.indexOf(sign) + sign.length)];
  const isInside = /\p{L}$/u.test(before) && /^\p{Ll}/u.test(behind);
  // "¬ood": a sign of logic stands before a letter, and not before a word.
  const opensWord = /\p{Sm}/u.test(itself) && before === ' ' && /^\p{Ll}{2}/u.test(behind);
  return isInside || opensWord || (/\p{Lu}/u.test(itself) && /\p{Ll}$/u.test(before));
}

const OTHER_SIGN = new RegExp(`[${SIGNS}]`, 'u');

/** How well these letters fit into a word, by the words of a list. */
function fitOf(word: string, sign: string, letters: string, list: string): number {
  const at = word.indexOf(sign);
  const [before, after] = [word.slice(0, at).toLowerCase(), word.slice(at + sign.length).toLowerCase()];
  const joined = letters.toLowerCase();
  // "Th" is joined at the beginning of a word.
  if (joined !== letters && before !== ' ') return 0;
  if (list.includes(before + joined + after)) return WHOLE;
  const left = before.split(OTHER_SIGN).at(-1)?.slice(-REACH) ?? '';
  const right = after.split(OTHER_SIGN).at(0)?.slice(0, REACH) ?? '';
  for (let count = left.length + right.length; count >= FITS.indexOf(0.4); count -= 1) {
    for (let own = Math.min(left.length, count); own >= Math.max(0, count - right.length); own -= 1) {
      const around = left.slice(left.length - own) + joined + right.slice(0, count - own);
      if (list.includes(around)) return FITS[count] ?? 0;
    }
  }
  return 0;
}
