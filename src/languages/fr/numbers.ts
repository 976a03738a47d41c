const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = '  vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');

/** From 0 to 999,999 in words: "quatre-vingt-un", "deux cents", "mille deux cent vingt et un". */
export function cardinal(value: number): string {
  const large = Math.floor(value / 1000);
  const rest = value % 1000;
  if (large === 0) return belowThousand(rest);
  // "deux cent mille": only what ends the number takes its "s".
  const thousands = large === 1 ? 'mille' : `${belowThousand(large).replace(/(cent|vingt)s$/, '$1')} mille`;
  return rest === 0 ? thousands : `${thousands} ${belowThousand(rest)}`;
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest);
  const said = hundreds === 1 ? 'cent' : `${SMALL[hundreds] ?? ''} cent`;
  if (rest === 0) return hundreds === 1 ? said : `${said}s`;
  return `${said} ${belowHundred(rest)}`;
}

function belowHundred(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  const ten = Math.floor(value / 10);
  const unit = ten === 7 || ten === 9 ? value - (ten - 1) * 10 : value % 10;
  const word = TENS[ten] ?? '';
  if (unit === 0) return ten === 8 ? `${word}s` : word;
  if ((unit === 1 || unit === 11) && ten < 8) return `${word} et ${SMALL[unit] ?? ''}`;
  return `${word}-${SMALL[unit] ?? ''}`;
}
