/** In their order, for a class of a regular expression. */
export const SUPERSCRIPT_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
export const SUPERSCRIPTS = new RegExp(`[${SUPERSCRIPT_DIGITS}]+`, 'g');

/** The text with its superscript digits as plain ones. */
export function plainDigits(text: string): string {
  return text.replace(SUPERSCRIPTS, (digits) =>
    Array.from(digits, (digit) => SUPERSCRIPT_DIGITS.indexOf(digit)).join(''),
  );
}
