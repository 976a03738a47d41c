import { romanValue } from '../numerals.ts';
import { HAS_SIGNS } from '../signs.ts';

const ONES =
  ' jedno dwu trzy cztero pięcio sześcio siedmio ośmio dziewięcio dziesięcio jedenasto dwunasto trzynasto czternasto piętnasto szesnasto siedemnasto osiemnasto dziewiętnasto'.split(
    ' ',
  );
const TENS =
  '  dwudziesto trzydziesto czterdziesto pięćdziesięcio sześćdziesięcio siedemdziesięcio osiemdziesięcio dziewięćdziesięcio'.split(
    ' ',
  );
const HUNDREDS = ' stu dwustu trzystu czterystu pięciuset sześciuset siedmiuset ośmiuset dziewięciuset'.split(
  ' ',
);
const COMPOUND =
  /(?<![\p{L}\p{N}.,/–-])(?:(\d{1,3})\s?[–-]\s?)?(\d{1,4}|1,5)-(?:cio|sto|no|u|o)?(\p{Ll}{4,})(?!\p{L}|-)/gu;
const OF_CENTURIES = /(?<![\p{L}\p{N}.,/–-])([IVX]{1,5})-(wieczn\p{Ll}{1,3})(?!\p{L})/gu;

/** "50-letni" is one word, "pięćdziesięcioletni", of which the engine says two; "XIX-wieczny". */
export function speakCompounds(text: string): string {
  if (!HAS_SIGNS.test(text) || !/[\dIVX]-\p{Ll}/u.test(text)) return text;
  return text
    .replace(COMPOUND, (whole, from: string | undefined, number: string, word: string) => {
      const [first, last] = [from === undefined ? '' : beginning(from), beginning(number)];
      if (first === null || last === null) return whole;
      return `${first === '' ? '' : `${first}-`}${last}${word}`;
    })
    .replace(OF_CENTURIES, (whole, numeral: string, word: string) => {
      const value = romanValue(numeral);
      return value === null ? whole : (beginning(String(value)) ?? '') + word;
    });
}

/** As the beginning of a longer word. */
function beginning(number: string): string | null {
  if (number === '1,5') return 'półtora';
  const value = Number(number);
  if (value === 1000) return 'tysiąc';
  if (value > 1000 || value === 0) return null;
  const rest = value % 100;
  const small =
    rest < 20 ? (ONES[rest] ?? '') : `${TENS[Math.floor(rest / 10)] ?? ''}${ONES[rest % 10] ?? ''}`;
  return (HUNDREDS[Math.floor(value / 100)] ?? '') + small;
}
