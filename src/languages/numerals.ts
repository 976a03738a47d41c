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

/** The value of an Arabic (up to six digits) or Roman number in either case, `null` for anything else. */
export function readNumber(word: string): number | null {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  return isRomanNumeral(word) ? romanValue(word.toUpperCase()) : null;
}
