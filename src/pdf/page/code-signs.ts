/**
 * Signs that stand for what a file has no letters for, in private use: a code of a font; a code of a font of drawings
 * below 32, as TeX's have their ligatures; a letter that is only guessed.
 */
const CODE = 0xf0000;
const DRAWN_CODE = 0xfff00;
const GUESS = 0x100000;
const LAST_CODE = 0xfeff;

/** All of them, for a class of a regular expression. */
export const CODE_SIGNS = String.raw`\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}`;
export const CODE_SIGN = new RegExp(`[${CODE_SIGNS}]`, 'u');
/** Without Latin letters beside it, what such a sign stands for can't be told. */
const LONE = new RegExp(`(?<!\\p{Script=Latin})[${CODE_SIGNS}](?!\\p{Script=Latin})`, 'gu');
/** Where TeX's fonts of drawings have their ligatures: OT1 from 11 on, T1 from 27 on. */
const LIGATURES_OF_TEX = ['ff', 'fi', 'fl', 'ffi', 'ffl'] as const;
const FIRST_OF_OT1 = DRAWN_CODE + 11;
const FIRST_OF_T1 = DRAWN_CODE + 27;

/** `null` where it has none. */
export function signOfCode(code: number): string | null {
  return code > LAST_CODE ? null : String.fromCodePoint(CODE + code);
}

/** @param code below 32 */
export function signOfDrawnCode(code: number): string {
  return String.fromCodePoint(DRAWN_CODE + code);
}

export function signOfGuess(letter: string): string {
  return String.fromCodePoint(GUESS + (letter.codePointAt(0) ?? 0));
}

/** Whether it may be the letter that it seems to be. */
export function isGuess(sign: string): boolean {
  return (sign.codePointAt(0) ?? 0) >= GUESS;
}

/** What a sign is taken for by itself. @param isInWord whether it stands in a word, rather than in a formula */
export function fromCodeSign(sign: string, isInWord = false): string {
  const point = sign.codePointAt(0) ?? 0;
  if (point >= DRAWN_CODE && point < GUESS) {
    const ligature = LIGATURES_OF_TEX[point - FIRST_OF_OT1] ?? LIGATURES_OF_TEX[point - FIRST_OF_T1];
    return isInWord ? (ligature ?? '') : '';
  }
  const letter = String.fromCharCode(point & 0xffff);
  return /\p{Cc}/u.test(letter) ? '' : letter;
}

/** A run without those that no Latin letter stands beside, such as the symbols of formulas. */
export function withoutLoneSigns(text: string): string {
  return text.replace(LONE, (sign) => fromCodeSign(sign));
}
