import { romanValue } from '../numerals.ts';
import { joinThousands } from '../thousands.ts';

const MONTHS =
  'január február március április május június július augusztus szeptember október november december'.split(
    ' ',
  );
const SHORT_MONTHS: Readonly<Record<string, string>> = {
  ...{ jan: 'január', febr: 'február', feb: 'február', márc: 'március', ápr: 'április', máj: 'május' },
  ...{ jún: 'június', júl: 'július', aug: 'augusztus', szept: 'szeptember', okt: 'október' },
  ...{ nov: 'november', dec: 'december' },
};
const MONTH = MONTHS.join('|');
const ONES = [
  '',
  'első',
  'második',
  'harmadik',
  'negyedik',
  'ötödik',
  'hatodik',
  'hetedik',
  'nyolcadik',
  'kilencedik',
];
/** As parts of longer words: "tizenegyedik". */
const JOINED = ['', 'egyedik', 'kettedik', ...ONES.slice(3)];
const TENS = [
  '',
  'tizedik',
  'huszadik',
  'harmincadik',
  'negyvenedik',
  'ötvenedik',
  'hatvanadik',
  'hetvenedik',
  'nyolcvanadik',
  'kilencvenedik',
];
const TENS_BEFORE = [
  '',
  'tizen',
  'huszon',
  'harminc',
  'negyven',
  'ötven',
  'hatvan',
  'hetven',
  'nyolcvan',
  'kilencven',
];
const DATE =
  /(?<![\p{L}\p{N}.,/–-])(1\d{3}|20\d\d)([.\-/])\s?(0?[1-9]|1[0-2])\2\s?(0?[1-9]|[12]\d|3[01])(?:\.(?=-|\s\p{Ll}|[,;)]))?(?![\p{N}/]|\.\d)/gu;
/** "május 3." as a whole date; with an ending, "3-án", the engine knows it. */
const DAY = new RegExp(`(?<=(?<!\\p{L})(?:${MONTH})\\s)(\\d{1,2})\\.(?!\\d|-)(?=(.?)(.?))`, 'gu');
const FIRST = new RegExp(`(?<=(?<!\\p{L})(?:${MONTH})\\s)1-(?:jé|sejé|é)(?=n(?!\\p{L})|t[őó]l|ig|re)`, 'gu');
const ROMAN = /(?<![\p{L}\p{N}.])([IVXLC]{1,7})\.(?=\s\p{L}|-)/gu;
const ORDINAL =
  /(?<![\p{L}\p{N}.,:/–-])(\d{1,2})\.(?=\s(?:§|\p{Ll}))(?!\s(?:és|vagy|vagyis|de|hogy|ahogy|mint|amikor)(?!\p{L}))/gu;

export const HUNGARIAN_BEFORE = [
  (text: string): string =>
    text.replace(DATE, (whole, year: string, _mark: string, month: string, day: string) => {
      const name = MONTHS[Number(month) - 1];
      return name === undefined ? whole : `${year}. ${name} ${Number(day)}${whole.endsWith('.') ? '.' : '.'}`;
    }),
  (text: string): string =>
    text.replace(
      new RegExp(`(?<=(?<!\\p{N})\\d{4}\\.\\s)(${Object.keys(SHORT_MONTHS).join('|')})\\.(?=\\s\\d)`, 'gu'),
      (whole, short: string) => SHORT_MONTHS[short] ?? whole,
    ),
  (text: string): string => text.replace(FIRST, 'elsejé'),
  (text: string): string =>
    text.replace(DAY, (_whole, day: string, next: string, behind: string) =>
      sayDay(Number(day), next, behind),
    ),
  (text: string): string =>
    text.replace(/(?<!\p{L})(\d{4})\s?[–-]\s?(\d{4})(?=\s(?:között|közt)(?!\p{L}))/gu, '$1 és $2'),
  // "7.05-kor", "de. 10.30-kor"
  (text: string): string =>
    text.replace(
      /(?<![\p{N}.,:])([01]?\d|2[0-4])\.([0-5]\d)(?=-(?:kor|ig|t[óő]l|re)(?!\p{L})|\s(?:óra|perc))/gu,
      '$1:$2',
    ),
  (text: string): string =>
    text.replace(/(?<![\p{N}.,:])([01]?\d|2[0-4]):0([1-9])(?=-kor)/gu, '$1 óra $2 perc'),
  (text: string): string =>
    text.replace(/(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{3}){1,4}(?![\p{N}]|\.\d)/gu, (number) =>
      number.replaceAll('.', ''),
    ),
  joinThousands,
  (text: string): string =>
    text.replace(ROMAN, (whole, numeral: string, offset: number, all: string) => {
      const value = romanValue(numeral);
      return value === null ? whole : (said(value, all, offset) ?? whole);
    }),
  (text: string): string =>
    text.replace(
      ORDINAL,
      (whole, figures: string, offset: number, all: string) => said(Number(figures), all, offset) ?? whole,
    ),
  (text: string): string =>
    text
      .replace(/§-(?=t(?!\p{L})|a(?!\p{L})|ban|ának|át|nak)/gu, 'paragrafus')
      .replace(/paragrafust(?!\p{L})/gu, 'paragrafust'),
];

export const HUNGARIAN_AFTER = [
  // "5 kilométer-re"
  (text: string): string =>
    text.replace(
      /(?<=(?:méter|gramm|liter|forint|dollár|hektár|tonna|fok|watt|óra|perc|Budapest|Celsius))-(?=(?:r[ae]|t|kor|b[ae]n?|[oóöőe]?[st]|ért|ig|[hn][eoöáé]\p{L}{1,2}|v[ae]l|os|es|ös|nyi|t[óő]l|b[óő]l|r[óő]l|jával|ból)(?!\p{L}))/gu,
      '',
    ),
];

function sayDay(day: number, next: string, behind: string): string {
  const nominative = day === 1 ? 'elseje' : possessive(ordinal(day));
  const ends = next === '' || (next === ' ' && /\p{Lu}/u.test(behind));
  return `${nominative}${ends ? '.' : ''}`;
}

/** "harmadik" is the third, "harmadika" the third day of a month. */
function possessive(word: string | null): string {
  return word === null ? '' : `${word}${/[aáoóuú][^aáoóuúeéöőüű]*ik$/u.test(word) ? 'a' : 'e'}`;
}

function said(value: number, text: string, offset: number): string | null {
  const word = ordinal(value);
  if (word === null) return null;
  const starts = /(?:^|[.!?]\s)["„(]?$/u.test(text.slice(Math.max(0, offset - 4), offset));
  return starts ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}

function ordinal(value: number): string | null {
  if (value < 1 || value > 100) return null;
  if (value === 100) return 'századik';
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return ONES[ones] ?? null;
  return ones === 0 ? (TENS[tens] ?? null) : `${TENS_BEFORE[tens]}${JOINED[ones]}`;
}
