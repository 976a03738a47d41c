import { endingBetween, ordinal } from './ordinals.ts';
import { speakDates } from '../dates.ts';
import { romanValue } from '../numerals.ts';
import { joinThousands } from '../thousands.ts';

const MONTHS = 'ledna února března dubna května června července srpna září října listopadu prosince'.split(
  ' ',
);
const SHORT_MONTHS: Readonly<Record<string, string>> = {
  ...{ led: 'ledna', ún: 'února', úno: 'února', bř: 'března', bře: 'března', dub: 'dubna', kvě: 'května' },
  ...{
    čvn: 'června',
    čvc: 'července',
    srp: 'srpna',
    zář: 'září',
    říj: 'října',
    lis: 'listopadu',
    pros: 'prosince',
  },
};
const NAMES =
  'Kar(?:el|l) Václav Přemysl Otakar Jan Jiří Ferdinand Rudolf Matyáš Leopold Josef František Vladislav Ludví[kc] Zikmund ' +
  'Boleslav Břetislav Vratislav Soběslav Jindři[cš]h? Vilém Richard Fridrich Petr Alexandr Mikuláš Pavel Pavl Pius Benedikt Řehoř ' +
  'L[ev]v Inocenc Klement Bonifác Filip Eduard Albrecht Maxmilián Konrád Napoleon Štěpán Kazimír Ivan Alfons Oldřich Spytihněv ' +
  'Alžbět Kateřin Ann Johan[kc]? Isabel Viktori[ie]? Mari[ie]? Markét Krist[ýi]n';
const RULER = new RegExp(
  `(?<![\\p{L}])((?:${NAMES.split(' ').join('|')})(a|ovi|u|em|y|ě|ou|i|e|)(?:\\s\\p{Lu}\\p{Ll}+)?)\\s([IVX]{1,6})\\.(?=(.?)(.?))`,
  'gu',
);
const FEMININE_NAME = /^(?:Alžb|Kateř|Ann|Johan|Isabel|Viktori|Mari|Markét|Krist)/u;
const ENDINGS = {
  masculine: {
    '': 'ý',
    a: 'ého',
    e: 'ého',
    ovi: 'ému',
    u: 'ému',
    i: 'ému',
    em: 'ým',
    y: 'é',
    ě: 'é',
    ou: 'ým',
  },
  feminine: { '': 'á', a: 'á', e: 'á', y: 'é', ě: 'é', i: 'é', u: 'ou', ou: 'ou', ovi: 'é', em: 'é' },
} as const;
const ROMAN = /(?<![\p{L}\p{N}.])([IVXLC]{1,7})\.(?=\s(?:(?:a|až)\s[IVXLC]{1,7}\.\s)?\p{Ll})/gu;
const ORDINALS =
  /(?<![\p{L}\p{N}.,:/–-])(?:(\d{1,3})\.\s?(a|až|–|-|nebo|či)\s?)?(\d{1,3})\.\s(?=(\p{Ll}\p{L}*))/gu;

export const CZECH_BEFORE = [
  speakDates({ months: MONTHS, say: (day, month, year) => `${day}. ${month} ${year}`, dayFirst: true }),
  (text: string): string =>
    text.replace(
      new RegExp(`(?<=(?<!\\p{N})\\d{1,2}\\.\\s)(${Object.keys(SHORT_MONTHS).join('|')})\\.(?!\\p{L})`, 'gu'),
      (whole, short: string) => SHORT_MONTHS[short] ?? whole,
    ),
  // "v r. 1918", "na str. 12"
  (text: string): string => text.replace(/(?<=(?<!\p{L})[vV]e?\s)r\.\s?(?=\d)/gu, 'roce '),
  (text: string): string => text.replace(/(?<!\p{L})r\.\s?(?=\d{3,4})/gu, 'roku '),
  (text: string): string => text.replace(/(?<=(?<!\p{L})na\s)(?:str|s)\.\s?(?=\d)/gu, 'straně '),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[vV]\s)kap\.\s?(?=\p{N}|[IVX])/gu, 'kapitole '),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[vV]\s)tab\.\s?(?=\p{N})/gu, 'tabulce '),
  (text: string): string => text.replace(/(?<=(?<!\p{L})[Nn]a\s)obr\.\s?(?=\p{N})/gu, 'obrázku '),
  (text: string): string => text.replace(/(?<=\d\.\s)stol\.(?=\s\p{Ll}|[,;)])/gu, 'století'),
  (text: string): string => text.replace(/(?<=\d\.\s)stol\./gu, 'století.'),
  // "v 7.05 hod.", whose stop may end the sentence
  (text: string): string =>
    text.replace(TIME, (_whole, hour: string, minute: string, stop: string) => {
      const minutes = minute === '00' ? '' : ` ${Number(minute)} min`;
      return `${Number(hour)} h${minutes}${stop}`;
    }),
  (text: string): string =>
    text.replace(
      /(?<=(?<!\p{L})(?:v|ve|od|do|po|před|kolem)\s)(\d{1,2})\.(\d\d)(?![\p{N}.]|\s?[%KkmcJ€$])/gu,
      '$1:$2',
    ),
  joinThousands,
  (text: string): string =>
    text.replace(/(?<!\p{L})(?:[vV]|na)\sul\.(?=\s\p{Lu})/gu, (street) => street.replace('ul.', 'ulici')),
  (text: string): string =>
    text.replace(
      /(?<![\p{L}\p{N}.,])(\d{1,2})\s?[×x](?=\s\p{Ll}{3})/gu,
      (_whole, count: string) => `${TIMES[Number(count)] ?? count}krát`,
    ),
  // "zák. č. 89/2012 Sb."
  (text: string): string =>
    text.replace(/(?<=(?<!\p{L})č\.\s?\d{1,4})\/(?=(?:19|20)\d\d(?!\p{N}))/gu, ' z roku '),
  (text: string): string =>
    text.replace(/(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{3}){1,4}(?![\p{N}.])/gu, (number) =>
      number.replaceAll('.', ''),
    ),
  speakRulers,
  speakOrdinals,
];

export const CZECH_AFTER = [
  // "strana 21": the noun is in front.
  (text: string): string =>
    text.replace(
      /(?<=(?<!\p{L})(?:[Ss]tran|[Kk]apitol|[Tt]abul[ck])(?:a|ě|e|u|y)\s)(\d?[2-9])?1(?![\p{N}]|[.,–-]\d)/gu,
      (_whole, tens?: string) => (tens === undefined ? 'jedna' : `${tens}0 jedna`),
    ),
  speakDecimals,
  // 2 has a form for women and things: "dvě ženy".
  (text: string): string => text.replace(TWO, 'dvě '),
];

/** "3,5" is "3 celé 5": the engine would say the comma. Tenths behind a nought are said one by one. */
function speakDecimals(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}.,:/–-])(\d{1,6}),(\d{1,4})(?![\p{N}/–-]|[.,:]\d)/gu,
    (_whole, main: string, parts: string) => {
      const noun = main === '1' ? 'celá' : /^[234]$/.test(main) ? 'celé' : 'celých';
      const wholes = main === '1' ? 'jedna' : main;
      return `${wholes} ${noun} ${parts.startsWith('0') ? Array.from(parts).join(' ') : parts}`;
    },
  );
}

const TWO =
  /(?<![\p{N}.,:/]|\p{L}|(?:[Oo]dstavec|[Čč]lánek|[Čč]íslo|[Pp]aragraf|[Bb]od|[Ss]vazek|[Dd]íl|[Oo]brázek)\s)2\s(?=(?:ženy|dívky|holky|dcery|sestry|hodiny|minuty|sekundy|vteřiny|koruny|knihy|strany|stránky|děti|kapitoly|části|třídy|řady|skupiny|lžíce|lžičky|míle|tuny|osoby|rodiny|věci|noci|ruce|nohy|oči|uši|libry|školy|vesnice|silnice|ulice|tabulky|otázky|cesty|láhve|sklenice|krabice|matky|babičky|celé|procent|eura|sta|miliardy|\p{L}{3,}(?:la|ta|na|ra|ca|ka|va|dla|sta)|století|vejce|pole|moře)(?!\p{L}))/gu;

const TIME = /(?<![\p{N}.,:])(\d{1,2})[.:](\d\d)\s(?:hod|h)(?!\p{L})(?:\.(?=\s[^\p{Lu}]|[,;)]))?(\.?)/gu;
const TIMES = ['', 'jeden', 'dva', 'tři', 'čtyři', 'pět', 'šest', 'sedm', 'osm', 'devět', 'deset'];

/** "Karel IV." and "Karla IV.", of which the stop may end the sentence as well. */
function speakRulers(text: string): string {
  return text.replace(
    RULER,
    (whole, name: string, ending: string, numeral: string, next: string, behind: string) => {
      const value = romanValue(numeral);
      const gender = FEMININE_NAME.test(name) ? 'feminine' : 'masculine';
      const said =
        value === null
          ? null
          : ordinal(value, ENDINGS[gender][ending as keyof (typeof ENDINGS)['masculine']]);
      if (said === null) return whole;
      const ends = next === '' || (next === ' ' && /\p{Lu}/u.test(behind));
      return `${name} ${said}${ends ? '.' : ''}`;
    },
  );
}

/** "19. století", "2. světové válce" and "XIX. století" in the case that the words around them tell. */
function speakOrdinals(text: string): string {
  const figures = text.replace(ROMAN, (whole, numeral: string) => {
    const value = romanValue(numeral);
    return value === null ? whole : `${value}.`;
  });
  return figures.replace(
    ORDINALS,
    (
      whole,
      first: string | undefined,
      and: string | undefined,
      second: string,
      noun: string,
      offset: number,
    ) => {
      const before = /(\p{L}+)\s["„(]?$/u.exec(figures.slice(Math.max(0, offset - 24), offset))?.[1] ?? '';
      const ending = endingBetween(before, noun);
      if (ending === null) return whole;
      const said = ordinal(Number(second), ending);
      const one = first === undefined ? '' : ordinal(Number(first), ending);
      if (said === null || one === null) return whole;
      const joined = first === undefined ? said : `${one} ${/\p{L}/u.test(and ?? '') ? and : 'až'} ${said}`;
      const starts = /^$|[.!?]\s$/u.test(figures.slice(Math.max(0, offset - 2), offset));
      return `${starts ? joined.slice(0, 1).toUpperCase() + joined.slice(1) : joined} `;
    },
  );
}
