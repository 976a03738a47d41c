import type { Counted } from '../language.ts';
import { alternatives } from '../words.ts';

const NUMBER = '\\d{1,3}(?:\\.\\d{3}){1,4}(?:,\\d{1,4})?|\\d{1,12}(?:,\\d{1,4})?';
const SUFFIX = "['’](\\p{Ll}{1,4})(?!\\p{L})";
const FRACTION = new RegExp(
  `(?<![\\p{L}\\p{N}/.,])([1-9])/(\\d{1,2})(?:${SUFFIX})?(?![\\p{N}/]|[.,]\\d)`,
  'gu',
);
/** Of so many: "dörtte bir" is one in four. */
const IN_SO_MANY = [
  '',
  '',
  'ikide',
  'üçte',
  'dörtte',
  'beşte',
  'altıda',
  'yedide',
  'sekizde',
  'dokuzda',
  'onda',
];
const ONES = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'];
const VOWEL = /[aeıioöuü](?=[^aeıioöuü]*$)/u;
const CLOSE: Readonly<Record<string, string>> = {
  ...{ a: 'ı', ı: 'ı', e: 'i', i: 'i', o: 'u', u: 'u', ö: 'ü', ü: 'ü' },
};

/** Signs with a suffix, "1.250,50 TL'ye", "30 km²'lik", and fractions: its vowels go by the word that is said. */
export function speakSuffixes(
  currencies: Readonly<Record<string, Counted>>,
  units: Readonly<Record<string, Counted>>,
): (text: string) => string {
  const money = new RegExp(
    `(?<![\\p{N}.,])(${NUMBER})(\\s(?:bin|milyon|milyar))?\\s?(${alternatives(Object.keys(currencies))})${SUFFIX}`,
    'gu',
  );
  const measure = new RegExp(
    `(?<=\\d\\s?)(${alternatives(Object.keys(units).filter((unit) => !unit.startsWith(' ')))})${SUFFIX}`,
    'gu',
  );
  return (text) => {
    if (!/['’/]/.test(text)) return text;
    return text
      .replace(FRACTION, (whole, numerator: string, denominator: string, suffix?: string) => {
        const of = IN_SO_MANY[Number(denominator)] ?? '';
        const one = ONES[Number(numerator)] ?? '';
        if (of === '' || Number(numerator) >= Number(denominator)) return whole;
        return `${of} ${suffix === undefined ? one : attach(one, suffix)}`;
      })
      .replace(
        money,
        (_whole, number: string, magnitude: string | undefined, sign: string, suffix: string) => {
          const word = currencies[sign]?.many ?? sign;
          const [, main = number, cents] = /^(.*),(\d\d)$/.exec(number) ?? [];
          if (magnitude !== undefined || cents === undefined || cents === '00') {
            return `${magnitude === undefined ? main : number}${magnitude ?? ''} ${attach(word, suffix)}`;
          }
          return `${main} ${word} ${Number(cents)} ${attach(word === 'lira' ? 'kuruş' : 'sent', suffix)}`;
        },
      )
      .replace(measure, (_whole, unit: string, suffix: string, offset: number) => {
        const gap = /\s$/u.test(text.slice(0, offset)) ? '' : ' ';
        return `${gap}${attach(units[unit]?.one ?? unit, suffix)}`;
      });
  };
}

function attach(word: string, suffix: string): string {
  const last = VOWEL.exec(word)?.[0] ?? 'e';
  const open = /[aıou]/u.test(last) ? 'a' : 'e';
  const close = CLOSE[last] ?? 'i';
  const endsInVowel = /[aeıioöuü]$/u.test(word);
  const hard = /[fstkçşhp]$/u.test(word) ? 't' : 'd';
  if (/^[dt][ea]n?$/u.test(suffix)) return `${word}${hard}${open}${suffix.endsWith('n') ? 'n' : ''}`;
  if (/^y?[ea]$/u.test(suffix)) return `${word}${endsInVowel ? 'y' : ''}${open}`;
  if (/^n?[ıiuü]n$/u.test(suffix)) return `${word}${endsInVowel ? 'n' : ''}${close}n`;
  if (/^y[ıiuü]$/u.test(suffix)) return `${word}${endsInVowel ? 'y' : ''}${close}`;
  if (/^s?[ıiuü]$/u.test(suffix)) return `${word}${endsInVowel ? 's' : ''}${close}`;
  if (/^l[ıiuü][kğ]?$/u.test(suffix)) return `${word}l${close}${suffix.slice(2)}`;
  return word + suffix;
}
