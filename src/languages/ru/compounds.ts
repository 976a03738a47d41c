import { agreeing } from './agreement.ts';
import { cardinal } from './numbers.ts';

const NUMBER = '\\d{1,4}|1,5';
/** Not the endings of ordinals ("5-го"), and letters that a number has by itself ("3-комн."). */
const WORD = '(?!(?:ый|ой|ий|ая|ое|ые|ого|его|ому|ему|ым|ом|ую|ых|ыми|ми|ти|ух|ёх)(?!\\p{L}))\\p{Ll}{3,}';
const COMPOUND = new RegExp(
  `(?<![\\p{L}\\p{N}.,/–-])(?:(${NUMBER})(?:-х|-ти|-ми)?\\s?[–-]\\s?)?(${NUMBER})(?:-?(?:х|ти|ми))?-(${WORD})(?!\\p{L}|-)`,
  'gu',
);
const PERCENT =
  /(?<![\p{L}\p{N}.,/–-])(?:(\d{1,3})\s?[–-]\s?)?(\d{1,3})\s?%-(?:н)?(ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми|й|го|му|м|я|ю|е|х)(?!\p{L})(?=(?:\s(\p{L}+))?)/gu;
const SHORT: Readonly<Record<string, string>> = { го: 'ого', му: 'ому', я: 'ая', ю: 'ую', х: 'ых' };
const LOOSE = /(?<![\p{L}\p{N}.,/–-])(\d{1,3})-(х|ёх|ух|ти|ми|мя)(?=\s\p{Ll})/gu;

/** "25-летний" is one word, of which the engine says two; "10%-ный", "2-х комнат", "5-ти дней". */
export function speakCompounds(text: string): string {
  if (!/\d[\s%\p{L}-]*-\p{L}/u.test(text)) return text;
  return text
    .replace(PERCENT, (whole, from: string | undefined, number: string, suffix: string, noun?: string) => {
      const ending = SHORT[suffix] ?? (suffix.length > 1 ? suffix : agreeing(noun ?? ''));
      const said = joined(from, number);
      return said === null || ending === null ? whole : `${said}процентн${ending}`;
    })
    .replace(COMPOUND, (whole, from: string | undefined, number: string, word: string) => {
      const said = joined(from, number);
      return said === null || word.startsWith('фз') ? whole : said + word;
    })
    .replace(LOOSE, (whole, number: string, ending: string) => {
      const last = Number(number) % 10;
      if (ending === 'ми' && last !== 7 && last !== 8) return whole;
      if (ending === 'х' && (Number(number) > 4 || Number(number) < 2)) return whole;
      return cardinal(Number(number), ending === 'мя' ? 'instrumental' : 'genitive') ?? whole;
    });
}

function joined(from: string | undefined, number: string): string | null {
  const [first, last] = [from === undefined ? '' : beginning(from), beginning(number)];
  if (first === null || last === null) return null;
  return first === '' ? last : `${first}-${last}`;
}

/** As the beginning of a longer word: the genitive in one, but for 1, 90, 100 and 1000. */
function beginning(number: string): string | null {
  if (number === '1,5') return 'полутора';
  const value = Number(number);
  if (value === 1000) return 'тысяче';
  return (
    cardinal(value, 'genitive')
      ?.replace(/одного$/u, 'одно')
      .replace(/(?<=^| )девяноста(?=$| )/u, 'девяносто')
      .replace(/(?<=^| )ста(?=$| )/u, 'сто')
      .replace(/ /g, '') ?? null
  );
}
