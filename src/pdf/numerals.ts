const ROMAN = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** Whether the word is a well-formed Roman numeral; some words are, too ("mix", "I"). */
export function isRomanNumeral(word: string): boolean {
  return ROMAN.test(word);
}

/** The value of an Arabic (up to six digits) or Roman number, `null` for anything else. */
export function readNumber(word: string): number | null {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  if (!isRomanNumeral(word)) return null;
  const digits = Array.from(word.toLowerCase(), (letter) => VALUES[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
