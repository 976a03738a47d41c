import type { Spoken } from '../../languages/language.ts';
import { speakFractions } from './fractions.ts';

/** Marks of items in lists, and ornaments between sections. */
const BULLET = /^\s*[•‣▪▫■□●○◦◆◇❖➤➢►▶✓✔✗★☆※·∙–—*-]+\s+(?=\S)/u;
const ORNAMENT = /[*~_=#•·]{3,}|[❦❧☙⁂✽✻❖◆◇■□▪]+/gu;
/** Not the digits, #, *, ©, ® and ™, which count as emoji too, and not the box that is ticked. */
const EMOJI =
  /(?:(?![\d#*©®™☑])\p{Extended_Pictographic}|\p{Regional_Indicator})[\u{fe0f}\u{200d}\p{Emoji_Modifier}]*/gu;
/** The ordinal sign and the ring, which many set for it: "180 ºC". */
const MISTAKEN_DEGREE = /(?<=\d\s?)[º˚](?=\s?[CF](?!\p{L}))/gu;
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{ '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9' },
  '⁻': '−',
};
const POWER = /(?<=[\p{L}\d)])([⁰¹²³⁴-⁹⁻]{1,4}|\^[−-]?\d{1,4}(?!\d))/gu;

/** Takes out what nobody would read aloud, in any language: bullets, ornaments, emoji. */
export function removeSigns(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return '';
  return text.replace(BULLET, '').replace(ORNAMENT, ' ').replace(EMOJI, ' ').replace(MISTAKEN_DEGREE, '°');
}

/** Fractions, powers and the signs that engines skip or name by their shape, where they stand for a word. */
export function speakSymbols(text: string, { fractions, symbols, powers }: Spoken): string {
  let spoken = speakFractions(text, fractions);
  spoken = spoken.replace(POWER, (whole) => {
    const exponent = whole.replace(/^\^/, '').replace(/[⁰-⁹¹²³⁻]/gu, (sign) => SUPERSCRIPTS[sign] ?? sign);
    if (exponent === '2' || exponent === '3') return ` ${powers[exponent]}`;
    return ` ${powers.power} ${exponent.replace('-', '−')}`;
  });
  // "3 · 10"
  spoken = spoken.replace(/(?<=\d)\s?[·⋅∙]\s?(?=\d)/gu, ' × ');
  const minus = symbols['−'];
  if (minus !== undefined) spoken = spoken.replace(/(?<![\p{L}\p{N}])−\s?(?=\d)/gu, `${minus} `);
  return spoken.replace(SIGN, (sign, offset: number) => speakSign(sign, offset, spoken, symbols));
}

const SIGN = /§§|[☑&=≠≈≤≥<>±×÷√∞→№§~#♯♭]/gu;
/** These mean something between two terms only. */
const BETWEEN = /[=≠≈≤≥<>]/;
const STARTS = /(?:^|[([,;:]\s?)$/;

function speakSign(
  sign: string,
  offset: number,
  text: string,
  symbols: Readonly<Record<string, string>>,
): string {
  const word = symbols[sign];
  const before = text.slice(0, offset);
  const after = text.slice(offset + sign.length);
  if (word === undefined) return sign;
  if (BETWEEN.test(sign) && !/[=≠]/.test(sign) && STARTS.test(before) && /^\s?\d/.test(after)) {
    // "(≥ 18 years)": nothing is there that it could be said of.
    const said = sign === '≈' ? (symbols['~'] ?? word) : word.replace(/^(?:is|est) /, '');
    return `${said}${/^\s/.test(after) ? '' : ' '}`;
  }
  // "<b>", "C++", "==>": no terms around it, or not as far on one side as on the other.
  if (BETWEEN.test(sign)) {
    const spaced = /\s$/.test(before);
    if (spaced !== /^\s/.test(after)) return sign;
    // "x=5", but neither "<b>" nor "?name=value".
    if (!spaced && (/[<>]/.test(sign) || !/(?:^|[^\p{L}\p{N}])[\p{L}\p{N}]{1,2}$/u.test(before))) return sign;
    if (!/[\p{L}\p{N})]\s?$/u.test(before) || !/^\s?(?:[\p{L}\p{N}(−-]|\.\d)/u.test(after)) return sign;
  }
  // "F♯", not an accidental by itself
  if (/[♯♭]/.test(sign) && !/(?<!\p{L})\p{L}{1,3}$/u.test(before)) return sign;
  // "#5" and "~5", but not what stands inside of addresses and programs.
  if (/[#~]/.test(sign) && !(/^$|[\s(]$/.test(before) && /^\s?\d/.test(after))) return sign;
  return `${/[\s([]$|^$/.test(before) ? '' : ' '}${word}${/^\s|^$|^[.,;:!?)]/.test(after) ? '' : ' '}`;
}
