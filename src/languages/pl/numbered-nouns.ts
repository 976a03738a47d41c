import { romanValue } from '../numerals.ts';
import { type Ending, ordinal } from './numbers.ts';

/** Stems of what is counted by Roman numerals and by ordinals with a stop, and how they end in each case. */
const MEN =
  'kongres|festiwal|konkurs|turniej|korpus|pułk|batalion|legion|sobór|sobor|kwartał|koncert|sejm|zlot|dywizjon|szwadron|baon|okręg|stopi|półfinał|szczyt|plenum|program';
const WOMEN =
  'symfoni|olimpiad|republik|konferencj|dywizj|armi|brygad|sonat|kompani|flot|sesj|edycj|spartakiad|fal|kadencj|rzesz|pielgrzymk|krucjat|generacj|gubern|dynasti|międzynarodówk';
const THINGS =
  'lice|mistrzostw|kolegi|tysiącleci|stuleci|pokoleni|spotkani|posiedzeni|półroczy|zebrani|powstani|gimnazj|zawod';
const OF_MEN: Readonly<Record<string, Ending>> = {
  ...{ '': 'y', u: 'ego', a: 'ego', owi: 'emu', em: 'ym', iem: 'ym', ie: 'ym', e: 'ym', eń: 'y' },
};
const OF_WOMEN: Readonly<Record<string, Ending>> = {
  ...{ a: 'a', y: 'ej', i: 'ej', ii: 'ej', ie: 'ej', ę: 'ą', ą: 'ą', e: 'ej', o: 'a' },
};
const OF_THINGS: Readonly<Record<string, Ending>> = {
  um: 'e',
  e: 'e',
  o: 'e',
  a: 'ego',
  u: 'ym',
  em: 'ym',
  y: 'e',
};
const NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}.,–-])(?:([IVX]{1,6})|(\\d{1,3})\\.)\\s(?=(?:(${MEN})(iem|ie|owi|em|eń|u|a|e|)|(${WOMEN})(ii|ie|i|a|y|ę|ą|e|o)|(${THINGS})(um|em|e|o|a|u|y))(?!\\p{L}))`,
  'giu',
);
const GAMES =
  /(?<![\p{L}\p{N}.,–-])([IVX]{1,6})\s(?=(?:\p{Lu}\p{Ll}+(e|ych|ich)\s)?(?:Igrzysk(?:a|ach)?|Mistrzostw(?:a|ach)?|Dni(?:ach)?|Targi|Targów|Targach)(?!\p{L}))/gu;
const ADJECTIVE =
  /(?<![\p{L}\p{N}.,–-])([IVX]{1,6})\s(?=\p{Lu}\p{Ll}+(?:(ski|cki|owy|czny|wy|ny)|(ska|cka|owa|czna|wa|na)|(skiego|ckiego|owego|cznego|nego)|(skiej|ckiej|owej|cznej|nej)|(skie|ckie|owe|czne|ne)|(skim|ckim|owym|cznym|nym))\s\p{L}{2,})/gu;
const OF_ADJECTIVES = ['y', 'a', 'ego', 'ej', 'e', 'ym'] as const;

/** "VI Kongres", "1. Dywizja Pancerna", "XXII Igrzyska", "II Krajowy Zjazd", "co 3. Polak", "tor 3". */
export function speakNumberedNouns(text: string): string {
  if (!/[IVX](?!\p{Ll})|\d\.\s|(?:[Tt]or|[Pp]eron)\p{L}{0,2}\s\d/u.test(text)) return text;
  return text
    .replace(NOUN, (whole, roman: string | undefined, figures: string | undefined, ...found: unknown[]) => {
      const [men, ofMen = '', women, ofWomen = '', , ofThings = ''] = found as (string | undefined)[];
      if (roman !== undefined && roman !== roman.toUpperCase()) return whole;
      if (roman === 'I' && Number(found[6]) === 0 && !/^I \p{Lu}/u.test(text)) return whole;
      const ending =
        men !== undefined ? OF_MEN[ofMen] : women !== undefined ? OF_WOMEN[ofWomen] : OF_THINGS[ofThings];
      const value = figures === undefined ? (romanValue(roman ?? '') ?? 0) : Number(figures);
      const said = ending === undefined ? null : ordinal(value, ending);
      return said === null ? whole : `${said} `;
    })
    .replace(GAMES, (whole, roman: string, _ending: unknown, offset: number, all: string) => {
      const isOblique = /(?:Igrzysk|Mistrzostw|Targów)\s|ach(?!\p{L})|ych\s|ich\s/u.test(
        all.slice(offset, offset + 40),
      );
      return `${ordinal(romanValue(roman) ?? 0, isOblique ? 'ych' : 'e') ?? whole} `;
    })
    .replace(ADJECTIVE, (whole, roman: string, ...found: unknown[]) => {
      const offset = Number(found[6]);
      if (/\p{Lu}\p{Ll}+\s$/u.test(String(found[7]).slice(0, offset))) return whole;
      const place = found.slice(0, 6).findIndex((ending) => ending !== undefined);
      const ending = OF_ADJECTIVES[place];
      const said = ending === undefined ? null : ordinal(romanValue(roman) ?? 0, ending);
      return said === null ? whole : `${said} `;
    })
    .replace(/(?<=(?<!\p{L})[Cc]o\s)(\d{1,3})\.(?=\s(\p{L}+))/gu, (whole, number: string, noun: string) => {
      return (
        ordinal(
          Number(number),
          /a$/u.test(noun) ? 'a' : /ę$/u.test(noun) ? 'ą' : /[eo]$/u.test(noun) ? 'e' : 'y',
        ) ?? whole
      );
    })
    .replace(
      /(?<=(?<!\p{L})([Pp]eron|[Tt]or)(u|ze|ie|em|)\s)(\d{1,2})(?![\p{N}.,:–-]\d|\s?(?:zł|m|km))/gu,
      (whole, _noun: string, ending: string, number: string) => {
        return ordinal(Number(number), ending === '' ? 'y' : ending === 'u' ? 'ego' : 'ym') ?? whole;
      },
    );
}
