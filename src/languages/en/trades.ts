import { romanValue } from '../numerals.ts';
import { HAS_SIGNS } from '../signs.ts';
import { MONTHS } from './months.ts';

const UNITS: Readonly<Record<string, string>> = {
  ...{
    oz: 'ounce',
    lb: 'pound',
    in: 'inch',
    ft: 'foot',
    yd: 'yard',
    qt: 'quart',
    pt: 'pint',
    gal: 'gallon',
    mi: 'mile',
  },
  ...{
    hr: 'hour',
    min: 'minute',
    sec: 'second',
    cm: 'centimeter',
    mm: 'millimeter',
    km: 'kilometer',
    kg: 'kilogram',
  },
  ...{
    g: 'gram',
    mg: 'milligram',
    ml: 'milliliter',
    kW: 'kilowatt',
    hp: 'horsepower',
    m: 'meter',
    cwt: 'hundredweight',
  },
  ...{ 'sq. ft': 'square foot', 'sq ft': 'square foot', mo: 'month', wk: 'week', yr: 'year', bbl: 'barrel' },
};
const KEYS = Object.keys(UNITS)
  .map((unit) => unit.replace('.', '\\.'))
  .join('|');
/** "a 14-oz. can" */
const COMPOUND = new RegExp(
  `(?<=(?<![\\p{N}.,–-])\\d{1,4}(?:\\.\\d)?)-(${KEYS})(?:\\.(?=\\s\\p{Ll})|(?=\\s\\p{Ll}))`,
  'gu',
);
const PER = new RegExp(`(?<=(?<!\\p{L})per\\s)(${KEYS})(?![\\p{L}/])\\.?(?=\\s\\p{Ll}|[,;:)]|$)`, 'gu');
const QUARTERS: Readonly<Record<string, string>> = {
  ...{
    N: 'north',
    S: 'south',
    E: 'east',
    W: 'west',
    NE: 'northeast',
    NW: 'northwest',
    SE: 'southeast',
    SW: 'southwest',
  },
  ...{ NNE: 'north-northeast', NNW: 'north-northwest', SSE: 'south-southeast', SSW: 'south-southwest' },
};
const DAYS: Readonly<Record<string, string>> = {
  ...{ Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday' },
  ...{ Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday' },
};
const DAY = 'Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun';
const MONTH = 'Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec';
const FULL_MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const OVEN = /oven|bake|preheat|roast|°|heat|gas mark|grill/iu;
const COUNT = /million|billion|population|people|votes|users|copies|sales|viewers|worth|£|\$|€/iu;
const COURT = /(?<!\p{L})(?:court|held|ruled|voted|decided|upheld|justices)(?!\p{L})/iu;

/** Most sentences have none of these, and each row costs time. */
const HAS_TIMES =
  /\d[hs](?!\p{L})|\d\.\d{1,3}\ss|\d\/\d{1,2}\s[A-Z]|\d-y|\s0\d{3}|\d\s(?:yr|hr|min|sec|mo|wk)s|BCE?\s?[–-]|(?:[JFMASOND]\p{Ll}{2,3}|Sat|Sun|Fri)\.?\s?(?:\d{1,2}(?:st|nd|rd|th)?\s?)?[–-]\s?[A-Z]|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\./u;
const HAS_PLACES = /[NSEW]\.?\sof\s|Dr\.|a\.?s\.?l|\d(?:st|nd|rd|th)\s|Infantry|Cavalry|[Tt]he\s[IVXLC]/u;
const HAS_WORKS =
  /\d\s?[x×]\s?\d|\d[sd]\.?\s|\d-\p{Ll}|\d\/(?:[248]|16)\s|\d–\d|\d\.?\sby\s|[½¼¾⅓⅔⅛£]|Fed\.|\sper\s\p{Ll}{1,3}(?!\p{L})|(?:in|of)\s[A-G](?!\p{L})|h\.t|n\.o|Act\s\(|\/bbl/u;

type Row = readonly [pattern: RegExp, said: (...found: string[]) => string];

/** What is written short in one trade: recipes, timetables, law, the army, genealogy, music. */
export function speakTrades(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  const rows = [
    ...(HAS_TIMES.test(text) ? TIMES : []),
    ...(HAS_PLACES.test(text) ? PLACES : []),
    ...(HAS_WORKS.test(text) ? WORKS : []),
    ...(OVEN.test(text) ? OVENS : []),
    ...(COUNT.test(text) ? COUNTS : []),
    ...(COURT.test(text) ? COURTS : []),
  ];
  return rows.reduce(
    (spoken, [pattern, said]) => spoken.replace(pattern, (...found: string[]) => said(...found)),
    text,
  );
}

const day = (short: string): string => DAYS[short.slice(0, 3)] ?? short;
const month = (short: string): string => MONTHS[short.slice(0, 3)] ?? short;

const TIMES: readonly Row[] = [
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}–-]|[–-]\\s)(${DAY})\\.(?=,\\s(?:\\p{Lu}\\p{Ll}+\\.?\\s\\d|\\d)|\\s(?:and|or|to|from|at|morning|afternoon|evening|night)(?!\\p{L}))`,
      'gu',
    ),
    (_whole, short = '') => day(short),
  ],
  [
    new RegExp(
      `(?<=(?<!\\p{L})(?:on|every|next|last|and|until|till|by|from|to)\\s)(${DAY})\\.(?=[,;)]|\\s[\\p{Ll}\\d]|$)`,
      'gu',
    ),
    (_whole, short = '') => day(short),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${DAY})\\.?\\s(\\d{1,2}(?:st|nd|rd|th)?)\\s?[–-]\\s?(${DAY})\\.?\\s(?=\\d)`,
      'gu',
    ),
    (_whole, from = '', date = '', until = '') => `${day(from)} ${date} to ${day(until)} `,
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${MONTH})\\.?\\s?[–-]\\s?(${MONTH})(?:\\.|(?!\\p{L}))(?=\\s\\d{4}|[,;)]|\\s\\p{Ll}|$)`,
      'gu',
    ),
    (_whole, from = '', until = '') => `${month(from)} to ${month(until)}`,
  ],
  [
    new RegExp(`(?<![\\p{N}/])(\\d{1,2})/(\\d{1,2})(?=\\s(?:${FULL_MONTH})(?!\\p{L}))`, 'gu'),
    (_whole, from = '', until = '') => `${from}–${until}`,
  ],
  [
    /(?<=(?<!\p{L})(?:at|by|until|from|to|before|after)\s)0(\d)([0-5]\d)(?!\d|[\s.,]\d|\s?h(?:rs|ours))/gu,
    (_whole, hour = '', minutes = '') =>
      `oh ${hour} ${minutes === '00' ? 'hundred' : minutes.replace(/^0/, 'oh ')}`,
  ],
  [
    /(?<![\p{L}\p{N}.,])(\d{1,2})h\s?(\d{1,2})m(?:\s?(\d{1,2}(?:\.\d{1,2})?)s)?(?!\p{L})/gu,
    (_whole, hours = '', minutes = '', seconds?: string) =>
      `${counted(hours, 'hour')} ${counted(minutes, 'minute')}${typeof seconds === 'string' ? ` ${counted(seconds, 'second')}` : ''}`,
  ],
  [/(?<=(?<![\p{L}\p{N}.,])\d{1,2}\.\d{1,3})\s?s(?![\p{L}\d'’])/gu, () => ' seconds'],
  [/(?<=\d\s)(yr|hr|min|sec|mo|wk)s(?=\s\p{Ll}|[,;)]|$)/gu, (_whole, unit = '') => `${UNITS[unit] ?? unit}s`],
  [/(?<=\d)-y\.?\s?o\.(?=\s)/gu, () => '-year-old'],
  [/(?<=(?:BC|BCE)\s?)[–-]\s?(?=(?:AD|A\.D\.)\s\d)/gu, () => ' to '],
];

const PLACES: readonly Row[] = [
  [/(?<![\p{L}.])([NSEW])\.(?=\sof\s)/gu, (_whole, quarter = '') => QUARTERS[quarter] ?? quarter],
  [
    /(?<=\d\s?(?:km|mi|miles?|kilomet(?:er|re)s?|m|ft|yards?)\.?\s)(NNE|NNW|SSE|SSW|NE|NW|SE|SW|N|S|E|W)(?=\sof\s)/gu,
    (_whole, quarter = '') => QUARTERS[quarter] ?? quarter,
  ],
  [
    /(?<=(?<!\p{L})(?!(?:The|Said|Good|My|Dear|And|But|Then|Our|Rev|Mr|Prof)\s)\p{Lu}\p{Ll}+\s)Dr\.(?=[,;)]|\s\p{Ll}|$)/gu,
    () => 'Drive',
  ],
  [/(?<=\d\s?(?:m|ft|feet|meters|metres)\s)a\.?s\.?l\.?(?!\p{L})/gu, () => 'above sea level'],
  [
    /(?<=\d(?:st|nd|rd|th)\s(?:\p{Lu}\p{Ll}+\s)?)(Cav|Inf|Art|Arty|Armd|Div|Brig)\.(?=\s\p{Lu}|[,;)]|\s\p{Ll}|$)/gu,
    (_whole, arm = '') => ARMS[arm] ?? arm,
  ],
  [
    /(?<=(?:Infantry|Cavalry|Armored)\s)(Div|Brig|Bde|Regt|Bn)\.(?!\p{L})/gu,
    (_whole, arm = '') => ARMS[arm] ?? arm,
  ],
  [
    /(?<=(?<!\p{L})[Tt]he\s)([IVXLC]{1,7})(?=\s(?:\p{Lu}\p{Ll}+\s)?(?:Corps|Olympiad|Legion|Dynasty|Congress|Amendment|Olympic|Winter|Summer|Army|International|century|Council|Assembly|Party)(?!\p{L}))/gu,
    (whole, numeral = '') => ordinal(romanValue(numeral)) ?? whole,
  ],
];
const ARMS: Readonly<Record<string, string>> = {
  ...{
    Cav: 'Cavalry',
    Inf: 'Infantry',
    Art: 'Artillery',
    Arty: 'Artillery',
    Armd: 'Armored',
    Div: 'Division',
  },
  ...{ Brig: 'Brigade', Bde: 'Brigade', Regt: 'Regiment', Bn: 'Battalion' },
};

const WORKS: readonly Row[] = [
  [
    /(?<=(?<!\p{L})(?:in|of)\s[A-G](?:\s?[♯♭]|-(?:flat|sharp))?\s)(min|maj)\.(?!\p{L})/gu,
    (_whole, mode = '') => (mode === 'min' ? 'minor' : 'major'),
  ],
  [
    /(?<![\p{N}/])([2-9]|12)\/([248]|16)(?=\s(?:time|meter|metre|beat|rhythm)(?!\p{L}))/gu,
    (_whole, beats = '', note = '') => `${beats} ${note}`,
  ],
  [
    /(?<=(?<!\p{L})issue,?:?\s)(\d{1,2})s\.?,?\s(?:and\s)?(\d{1,2})d\.(?!\p{L})/gu,
    (_whole, sons = '', daughters = '') => `${counted(sons, 'son')} and ${counted(daughters, 'daughter')}`,
  ],
  [/(?<=(?<![\p{N}£])\d{1,2})s\.?\s(?=\d{1,2}d(?!\p{L}))/gu, () => ' shillings and '],
  [
    /(?<=shillings and )(\d{1,2})d(?![\p{L}])\.?/gu,
    (_whole, pence = '') => `${pence} ${pence === '1' ? 'penny' : 'pence'}`,
  ],
  [/(?<=(?<!\p{L})[Tt]he\s)£(?=\s\p{Ll})/gu, () => 'pound'],
  [/(?<=Act\s)\(c\.\s(?=\d{1,3}\))/gu, () => '(chapter '],
  [/(?<!\p{L})Fed\.\sR\.\s(Civ|Crim|App|Evid)\.(?:\s?P\.)?/gu, (_whole, kind = '') => RULES[kind] ?? kind],
  [/(?<=\d)-(?:in(?:ch)?)(?=\s\p{Ll})/gu, () => '-inch'],
  [
    /(?<=(?<![\p{L}\p{N}.,])\d{1,3})\s?[x×]\s?(?=\d{1,3}-(?:inch|foot|in|ft|cm|mm|m|meter|yard)(?!\p{L}))/gu,
    () => ' by ',
  ],
  [COMPOUND, (whole, unit = '') => (UNITS[unit] === undefined ? whole : `-${UNITS[unit] ?? ''}`)],
  // "8 × 10 in." at the end, too
  [/(?<=\d\s?(?:by|[×x])\s?\d{1,3}(?:\.\d)?\s)in\.(?!\p{L})/gu, () => 'inches'],
  [PER, (whole, unit = '') => UNITS[unit] ?? whole],
  [/(?<=\d\s?)\/bbl(?!\p{L})/gu, () => ' per barrel'],
  [/(?<=(?<!\d\s?)[½¼¾⅓⅔⅛]\s|(?<![\d/])[1-9]\/[2348]\s)c\.(?=\s\p{Ll}{3,})/gu, () => 'cup'],
  [/(?<=\d{2,3})–(?=\d{1,3}\s(?:split|ratio|chance|odds)(?!\p{L}))/gu, () => ' '],
  [/(?<=\d)\s?n\.o\.(?!\p{L})/gu, () => ' not out'],
  [/(?<!\p{L})h\.t\.(?=\s\d|[,;)])/gu, () => 'half-time'],
];
const RULES: Readonly<Record<string, string>> = {
  Civ: 'Federal Rule of Civil Procedure',
  Crim: 'Federal Rule of Criminal Procedure',
  App: 'Federal Rule of Appellate Procedure',
  Evid: 'Federal Rule of Evidence',
};

/** "200C/400F/gas 6", "23cm/9in" */
const OVENS: readonly Row[] = [
  [/(?<=(?<![\p{L}\p{N}.,])[1-5]\d{2}\s?)C(?![\p{L}\p{N}])/gu, () => ' degrees Celsius'],
  [/(?<=(?<![\p{L}\p{N}.,])[1-5]\d{2}\s?)F(?![\p{L}\p{N}])/gu, () => ' degrees Fahrenheit'],
  [/(?<=(?:°\s?[CF]|Celsius|Fahrenheit|fan)\s?)\/(?=\s?(?:\d|[Gg]as))/gu, () => ', '],
  [/(?<=\d\s?cm)\/(?=\d{1,2}\s?in(?!\p{L}))/gu, () => ', '],
];
/** "281.4m" of people */
const COUNTS: readonly Row[] = [
  [
    /(?<=(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{1,2})?)m(?=\s(?:in\s(?:1|20)\d|people|users|copies|viewers|votes|a\syear|last|this|by\s(?:1|20)\d)|[,.;)]|$)/gu,
    () => ' million',
  ],
];
/** "9–0" */
const COURTS: readonly Row[] = [
  [/(?<=(?<![\p{L}\p{N}.,–-])\d)[–-](?=\d(?![\p{L}\p{N}–-]|[.,]\d))/gu, () => ' to '],
];

function counted(number: string, noun: string): string {
  return `${number} ${noun}${number === '1' ? '' : 's'}`;
}

function ordinal(value: number | null): string | null {
  if (value === null) return null;
  const ending = value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${String(value)}${ending}`;
}
