const ELEMENT =
  '(?:He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Mn|Fe|Co|Ni|Cu|Zn|Br|Ag|Sn|Ba|Pt|Au|Hg|Pb|[HBCNOFPSKIU])';
const FORMULA = new RegExp(
  `(?<![\\p{L}\\p{N}])(?=\\p{L}*[\\d₀-₉])(?:${ELEMENT}[\\d₀-₉]{0,2}){2,8}(?![\\p{L}\\p{N}-])`,
  'gu',
);

/** "NaCl", without a figure; of several elements, one at least of two letters. */
const PLAIN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?=\\p{Lu}{0,3}\\p{Lu}\\p{Ll})(?=\\p{Lu}\\p{Ll}?\\p{Lu})(?:${ELEMENT}){2,4}(?![\\p{L}\\p{N}-])`,
  'gu',
);

/** A figure, or capitals with no more than a letter between them. */
const HAS_FORMULA = /[\d₀-₉]|\p{Lu}\p{Ll}?\p{Lu}/u;

/** "H2SO4" is "H2 S O4", "CO2" "C O2": engines read "so" and "co" as syllables. */
export function speakFormulas(text: string): string {
  if (!HAS_FORMULA.test(text)) return text;
  return text
    .replace(FORMULA, (formula) => formula.replace(/(?<=.)(?=\p{Lu})/gu, ' '))
    .replace(PLAIN, (formula) => Array.from(formula.toUpperCase()).join(' '));
}
