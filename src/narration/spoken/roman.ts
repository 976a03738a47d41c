import type { SpokenLanguage } from '../../languages/language.ts';

const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const CANONICAL = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** A word and what looks like a numeral behind it, which isn't part of a longer word, an abbreviation or a possessive. */
const AFTER_WORD =
  /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{M}’'-]*)(\s+)([IVXLCDM]{1,9})(?![\p{L}\p{N}’'&-]|\.\p{L})/gu;
/** The only letters of numerals that stand behind a name; everything with L, C, D or M is more likely a word or an acronym. */
const SMALL = /^[IVX]{2,6}$/;

/** The value of a Roman numeral as it is usually written, in capitals; null for everything else. */
export function romanValue(text: string): number | null {
  if (text === '' || !CANONICAL.test(text)) return null;
  const values = Array.from(text, (letter) => DIGITS[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/**
 * Numerals become numbers where they count something, and ordinals behind a name: "Chapter IV", "World War II", "Henry VIII". What may be a word, a name or
 * an initial stays: "I", "MIX", "Malcolm X".
 */
export function speakRomans(text: string, table: SpokenLanguage): string {
  return text.replace(AFTER_WORD, (whole, word: string, space: string, numeral: string, offset: number) => {
    const value = romanValue(numeral);
    if (value === null) return whole;
    if (table.numbered.has(word.toLowerCase())) {
      // "Part I think" is rarer than "Part I"; "when in part I saw it" isn't.
      const isWord = numeral === 'I' && !/^\p{Lu}/u.test(word);
      return isWord ? whole : `${word}${space}${value}`;
    }
    if (!/^\p{Lu}\p{Ll}/u.test(word)) return whole;
    const isKnownName = table.names.has(word);
    if (
      !SMALL.test(numeral) &&
      !(isKnownName && standsForNumber(numeral, text.slice(offset + whole.length), table))
    ) {
      return whole;
    }
    const ordinal = table.regnal(word, value, isKnownName);
    return ordinal === null ? `${word}${space}${value}` : `${word}${space}${ordinal}`;
  });
}

/** "Charles I, king of" and "Charles V" against "Charles I think" and "Charles C. Smith". */
function standsForNumber(numeral: string, rest: string, { iIsAWord }: SpokenLanguage): boolean {
  if (/^[VX]$/.test(numeral) || (numeral === 'I' && !iIsAWord)) return !/^\.\s+\p{Lu}/u.test(rest);
  return numeral === 'I' && /^(?:[,.;:!?)]|\s+(?:of|and|was|had|is|to|in|died|became|who)\b|$)/.test(rest);
}
