const ELEMENT =
  '(?:He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Mn|Fe|Co|Ni|Cu|Zn|Br|Ag|Sn|Ba|Pt|Au|Hg|Pb|[HBCNOFPSKIU])';
const FORMULA = new RegExp(
  `(?<![\\p{L}\\p{N}])(?=\\p{L}*[\\d₀-₉])(?:${ELEMENT}[\\d₀-₉]{0,2}){3,8}(?![\\p{L}\\p{N}-])`,
  'gu',
);

/** "H2SO4" is "H2 S O4": engines say "so" in it. What has two elements, "CO2", they say right. */
export function speakFormulas(text: string): string {
  return text.replace(FORMULA, (formula) => formula.replace(/(?<=.)(?=\p{Lu})/gu, ' '));
}
