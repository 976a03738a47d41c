const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const CANONICAL = /^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** In either case, but not whatever becomes one of these letters as a capital ("ı"). */
const ROMAN = new RegExp(CANONICAL.source, 'i');

/** The value of a Roman numeral as it is usually written, in capitals; null for everything else. */
export function romanValue(text: string): number | null {
  if (!CANONICAL.test(text)) return null;
  const values = Array.from(text, (letter) => DIGITS[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** Whether the word is a well-formed Roman numeral in either case; some words are, too ("mix", "I"). */
export function isRomanNumeral(word: string): boolean {
  return ROMAN.test(word);
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** The value of a number below 1000 in Chinese characters, "二十三" or "二三"; null for everything else. */
export function hanValue(text: string): number | null {
  const digits = text.replaceAll('零', '〇').replaceAll('两', '二');
  if (/^[〇一二三四五六七八九]{1,3}$/u.test(digits)) {
    return Number(Array.from(digits, (digit) => HAN_DIGITS.indexOf(digit)).join(''));
  }
  const parts =
    /^(?:([一二三四五六七八九])?百)?〇?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      digits,
    );
  if (parts === null || digits === '') return null;
  const [, hundreds, tens, ten, ones] = parts;
  const of = (digit: string | undefined, unit: boolean): number =>
    digit === undefined ? Number(unit) : HAN_DIGITS.indexOf(digit);
  return 100 * of(hundreds, digits.includes('百')) + 10 * of(tens, ten !== undefined) + of(ones, false);
}

/** The value of an Arabic (up to six digits) or Roman number in either case, `null` for anything else. */
export function readNumber(word: string): number | null {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  return isRomanNumeral(word) ? romanValue(word.toUpperCase()) : null;
}

/**
 * Speaks Roman numerals beside nouns that are counted by ordinals, one or several: "II Guerra", "sec. XV e XVI".
 *
 * @param options.nouns with small letters, as alternatives of a pattern; they may begin with a capital
 * @param options.between what stands between two numerals besides commas and dashes, as alternatives
 * @param options.before what to say of a numeral before such a noun
 * @param options.behind likewise, of one behind it
 */
export function createNumeralSpeaker({
  nouns,
  between,
  before,
  behind,
}: {
  nouns: string;
  between: string;
  before: (numeral: string, noun: string) => string;
  behind: (numeral: string, noun: string) => string;
}): (text: string) => string {
  const numeral = '[IVXLC]{1,8}';
  const numerals = `${numeral}(?:(?:\\s?[–-]\\s?|,\\s|\\s(?:${between})\\s)${numeral})*`;
  const either = nouns.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
  const inFront = new RegExp(`(?<![\\p{L}\\p{N}’'.-])(${numerals})[ªº°]?(?=\\s(${either})(?!\\p{L}))`, 'gu');
  const after = new RegExp(`(?<=(?<!\\p{L})(${either})\\s)(${numerals})(?![\\p{L}’'])`, 'gu');
  const each = (found: string, say: (one: string) => string): string => found.replace(/[IVXLC]+/g, say);
  return (text) =>
    text
      .replace(inFront, (_whole, found: string, noun: string) => each(found, (one) => before(one, noun)))
      .replace(after, (_whole, noun: string, found: string) => each(found, (one) => behind(one, noun)));
}
