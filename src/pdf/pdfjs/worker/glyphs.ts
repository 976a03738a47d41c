import { signOfCode, signOfDrawnCode, signOfGuess } from '../../page/code-signs.ts';

/**
 * Where a glyph stands: the matrices of PDF 32000-1, 9.4.4, multiplied in the order in which pdf.js does, so that the
 * figures are the same to the last digit, without the two arrays that it throws away for every character.
 */
export function placeOfGlyph(
  ctm: ArrayLike<number>,
  text: ArrayLike<number>,
  width: number,
  height: number,
  rise: number,
): number[] {
  const a = text[0] ?? 1;
  const b = text[1] ?? 0;
  const c = text[2] ?? 0;
  const d = text[3] ?? 1;
  const p = ctm[0] ?? 1;
  const q = ctm[1] ?? 0;
  const r = ctm[2] ?? 0;
  const s = ctm[3] ?? 1;
  const a1 = a * width + c * 0;
  const b1 = b * width + d * 0;
  const c1 = a * 0 + c * height;
  const d1 = b * 0 + d * height;
  const e1 = a * 0 + c * rise + (text[4] ?? 0);
  const f1 = b * 0 + d * rise + (text[5] ?? 0);
  return [
    p * a1 + r * b1,
    q * a1 + s * b1,
    p * c1 + r * d1,
    q * c1 + s * d1,
    p * e1 + r * f1 + (ctm[4] ?? 0),
    q * e1 + s * f1 + (ctm[5] ?? 0),
  ];
}

/**
 * Whether a soft hyphen is printed. InDesign and Typst call every hyphen at a line's end a soft one, and Typst those
 * inside lines, too: without them, words would be "re pairs" and "hand rail".
 */
export function isPrintedHyphen({ unicode, width }: { unicode: string; width: number }): boolean {
  return unicode === '\u00ad' && width > 0;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/;

/** How a piece of text goes: `rtl` where any of its letters is read from the right. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
}

/**
 * The letters of one glyph as they stand on the page: those of an Arabic ligature, which the file has as they are read,
 * from the left.
 */
export function lettersAsSeen(letters: string): string {
  return letters.length > 1 && RIGHT_TO_LEFT.test(letters) ? Array.from(letters).reverse().join('') : letters;
}

/** What pdf.js knows of a font. */
interface UnicodeFont {
  composite: boolean;
  isType3Font?: boolean;
  /** Whether pdf.js takes the codes of a TrueType font for those of the Macintosh, since the file says nothing. */
  isGuessed: boolean;
  toUnicode: { get(code: number): string | undefined; firstChar?: number };
}

const NAMES_NOTHING = /^(?:(?![\t\n\r])\p{Cc}|\ufffd)$/u;
const BREAK = /^[\t\n\r]$/;

/**
 * The letters of a code, or a sign that stands for it where the file names none: ligatures often have a code of their
 * own that no table has, and what they stand for shows only in the words of the book. pdf.js takes the code for the
 * letter.
 */
export function lettersOrSign(font: UnicodeFont, code: number): string | number {
  const { toUnicode, composite, isType3Font = false, isGuessed } = font;
  const letters = toUnicode.get(code);
  const isNamed = letters !== undefined && letters !== '';
  // Without any table, codes are most often letters by chance.
  if (toUnicode.firstChar !== undefined) return isNamed ? letters : code;
  if (isNamed && (composite || !NAMES_NOTHING.test(letters))) {
    const isSpace = /[\s\u00ad]/.test(letters);
    return isGuessed && isOdd(code) && !isSpace ? signOfGuess(letters) : letters;
  }
  if (isType3Font && code < 0x20) return signOfDrawnCode(code);
  return isNamed || composite || isOdd(code) ? (signOfCode(code) ?? code) : code;
}

function isOdd(code: number): boolean {
  return code >= 0x7f || (code < 0x20 && !BREAK.test(String.fromCharCode(code)));
}

/**
 * The letters of a glyph by the parts of its name: "f_f_i", "T_h.liga", "a.sc". See Adobe's Glyph List Specification,
 * section 2.
 */
export function lettersOfName(name: string, unicodes: Readonly<Record<string, number>>): string | null {
  const base = /^[^.]+/.exec(name)?.[0] ?? '';
  if (base === name && !name.includes('_')) return null;
  const letters = base.split('_').map((part) => unicodes[part]);
  return letters.every((letter) => letter !== undefined) ? String.fromCodePoint(...letters) : null;
}
