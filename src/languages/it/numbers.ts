const ORDINALS = 'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo'.split(' ');
const TO_NINETEEN = (
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici ' +
  'diciassette diciotto diciannove'
).split(' ');
const TENS = '  venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

/** "ottantanove", up to 999. */
export function cardinal(value: number): string {
  if (value < 20) return TO_NINETEEN[value] ?? '';
  if (value < 100) {
    const tens = TENS[Math.floor(value / 10)] ?? '';
    const unit = value % 10;
    if (unit === 0) return tens;
    if (unit === 3) return `${tens}tré`;
    return `${unit === 1 || unit === 8 ? tens.slice(0, -1) : tens}${TO_NINETEEN[unit] ?? ''}`;
  }
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  return `${hundreds === 1 ? '' : cardinal(hundreds)}cento${rest === 0 ? '' : cardinal(rest)}`;
}

/** "tredicesimo", "seconda", from the first to the 999th; `null` where there is none. */
export function ordinal(value: number, isFeminine: boolean): string | null {
  if (value < 1 || value > 999) return null;
  const man = ORDINALS[value - 1] ?? `${stem(cardinal(value))}esimo`;
  return isFeminine ? man.replace(/o$/, 'a') : man;
}

function stem(number: string): string {
  if (number.endsWith('tré')) return number.replace(/é$/, 'e');
  return number.endsWith('sei') ? number : number.slice(0, -1);
}
