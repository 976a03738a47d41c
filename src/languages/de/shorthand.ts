import { MONTHS } from './months.ts';
import { comparisons, createShorthand, vitals } from '../shorthand.ts';

const EDITIONS = {
  ...{
    überarb: 'überarbeitete',
    erw: 'erweiterte',
    verb: 'verbesserte',
    neubearb: 'neu bearbeitete',
    bearb: 'bearbeitete',
  },
  ...{
    durchges: 'durchgesehene',
    veränd: 'veränderte',
    erg: 'ergänzte',
    aktual: 'aktualisierte',
    verm: 'vermehrte',
  },
  ...{ korr: 'korrigierte', unveränd: 'unveränderte', gek: 'gekürzte', rev: 'revidierte' },
};
const MONTHS_BY_NUMBER = Object.fromEntries(
  MONTHS.flatMap((month, index) => [
    [String(index + 1), ` ${month}`],
    [String(index + 1).padStart(2, '0'), ` ${month}`],
  ]),
);

/** "450,– €", "d. 5. Regiment", "v. 1. bis 3. Mai", "3., erw. Aufl." */
export const speakShorthand = createShorthand([
  [/(?<=\d),[–—-]{1,2}\s?(?=(?:€|EUR|DM|CHF|Euro|Mark|Franken)(?!\p{L}))/gu, ' '],
  [/(?<=\d[.:]\d\d)\s?[–-]\s?(?=\d{1,2}[.:]\d\d\s(?:Uhr|h)(?!\p{L}))/gu, ' bis '],
  [/(?<![\p{L}\p{N}.])d\.(?=\s\d{1,3}\.\s\p{Lu})/gu, 'des'],
  [/(?<![\p{L}.])v\.(?=\s\d{1,2}\.(?:\s\p{Lu}|\s?(?:bis|[–-])\s?\d|\s?\d{1,2}\.))/gu, 'vom'],
  [/(?<![\p{L}\p{N}.,])(\d{1,2})\.,\s(?=\p{Ll}{2,8}\.\s(?:(?:u\.|und)\s\p{Ll}{2,8}\.\s)?Aufl)/gu, '$1. '],
  [
    new RegExp(
      `(?<!\\p{L})(${Object.keys(EDITIONS).join('|')})\\.(?=\\s(?:(?:u\\.|und)\\s\\p{Ll}{2,8}\\.\\s|\\p{Ll}{2,8}\\.\\s)?Aufl)`,
      'gu',
    ),
    EDITIONS,
  ],
  [
    /(?<=(?<!\p{L})(?:Mo|Di|Mi|Do|Fr|Sa|So|\p{L}{3,7}tag|Mittwoch)\.?,\s(?:den\s|dem\s)?\d{1,2}\.)\s?(0?[1-9]|1[0-2])\.(?=[;,)\s]|$)/gu,
    MONTHS_BY_NUMBER,
  ],
  [/(?<![\p{L}.])Hl\.(?=\s\p{Lu})/gu, 'Heilige'],
  [/(?<=Note\s\d)\+/gu, ' plus'],
  [/(?<=Note\s\d)[-−](?=[\s,.;)])/gu, ' minus'],
  [/(?<!\p{L})So\.(?=\su(?:\.|nd)\s|[,;)]|\sgeschl)/gu, 'Sonntag'],
  [/(?<=\d\szu\s\d|\d:\d\s)n\.\s?E\.(?!\p{L})/gu, 'nach Elfmeterschießen'],
  [/(?<=\d\szu\s\d|\d:\d\s)n\.\s?V\.(?!\p{L})/gu, 'nach Verlängerung'],
  [/(?<=(?<!\p{L})(?:im|das|des|zum|vom|ins)\s\d\.\s)Hj\.(?!\p{L})/gu, 'Halbjahr'],
  [/(?<!\p{L})Gen\.-(?:Lt|Ltn)\./gu, 'Generalleutnant'],
  [/(?<!\p{L})Gen\.-(?:Maj|M)\./gu, 'Generalmajor'],
  [/(?<!\p{L})Lt\.(?=\sz\.\s?S\.)/gu, 'Leutnant'],
  [/(?<=\d{1,3}\.\s)Kp\.(?!\p{L})/gu, 'Kompanie'],
  [/(?<=\d\s)(?:Einw|Ew|EW)\.?\/(?:km²|km2|qkm)/gu, 'Einwohner pro Quadratkilometer'],
  [/(?<=^|[;,(]\s|[\s(])∞\s?(?=\d|in\s|mit\s|am\s)/gu, 'verheiratet '],
  [/(?<=(?<!\p{L})[Vv]or\s)1(?=\s(?:Jahr|Monat|Tag|Kilometer|Meter)(?!\p{L}))/gu, 'einem'],
  [/(?<=(?<!\p{L})[Vv]or\s)1(?=\s(?:Stunde|Minute|Sekunde|Woche)(?!\p{L}))/gu, 'einer'],
  [/(?<![\p{L}\p{N}.,:–-]|[\p{L}\p{N}]\s)1(?=\sMann(?!\p{L}))/gu, 'ein'],
  ...vitals('zu', 'pro Minute'),
  ...comparisons('mehr als', 'weniger als', 'mindestens', 'höchstens'),
]);
