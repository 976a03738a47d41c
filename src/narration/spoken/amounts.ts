import type { Counted, Spoken } from '../../languages/language.ts';
import { alternatives } from '../../languages/words.ts';
import { createCounter } from './counter.ts';
import type { Counter } from './counter.ts';
import { FRACTION_SIGNS } from './fractions.ts';

const FRACTION = `(?:\\d{1,4}\\s?)?[${FRACTION_SIGNS}]`;
const HAS_NUMBER = new RegExp(`\\d|[${FRACTION_SIGNS}]`);
const POWER_OF_TEN = '\\d{1,4}[⁰¹²³⁴-⁹⁻]{1,4}';
const NUMBER = '\\d{1,3}(?:[.,\u00a0\u202f ]\\d{3}){1,4}(?:[.,]\\d{1,4})?|\\d{1,15}(?:[.,]\\d{1,6})?';

/**
 * Money, measures and ranges: "$5m" is five million dollars, "5 km/h" five kilometres per hour, "1914–18"
 * nineteen-fourteen to nineteen-eighteen.
 */
export function createAmountSpeaker(table: Spoken, language: string): (text: string) => string {
  const wordFor = createCounter(table.decimal, language);
  const { money, measures, unit, perHundred, behindMillions } = patternsOf(table);
  const speakRanges = createRangeSpeaker(table, unit);
  const ratio = table.versesHaveColon ? RATIO_BEHIND_NO_NAME : RATIO;
  const watch = stopwatchOf(table);
  const speakDurations = (written: string): string => watch(written.replace(DURATION, '$1 $2'));
  const ofMany = (written: string): string =>
    written.replace(
      behindMillions,
      (_whole, found: string) => (unitOf(table, found) ?? table.currencies[found])?.many ?? found,
    );
  const ofHundred = (written: string): string => written.replace(perHundred, ` ${table.per} `);
  const speakRatios = (written: string): string =>
    written.replace(ratio, (_whole, one: string, other: string) => `${one} ${table.ratio} ${other}`);
  return (text) => {
    if (!HAS_NUMBER.test(text)) return text;
    return ofMany(ofHundred(speakDurations(speakRatios(speakRanges(raiseExponents(text))))))
      .replace(money.before, (whole, symbol: string, number: string, magnitude?: string, divisor?: string) =>
        speakMoney(table, wordFor, { whole, symbol, number, magnitude, divisor }),
      )
      .replace(money.after, (whole, number: string, magnitude?: string, symbol?: string, divisor?: string) =>
        speakMoney(table, wordFor, { whole, symbol: symbol ?? '', number, magnitude, divisor }),
      )
      .replace(
        measures,
        (whole, number: string, unit: string, divisor: string | undefined, place: number, all: string) => {
          // "3x − 5" is no "three times".
          if (unit.trim() === 'x' && /^\s?[−+=–]/u.test(all.slice(place + whole.length))) return whole;
          const counted = unitOf(table, unit);
          const by = divisor === undefined ? undefined : unitOf(table, divisor);
          if (counted === undefined || (divisor !== undefined && by === undefined)) return whole;
          const said = `${number} ${wordFor(counted, number)}`;
          return by === undefined ? said : `${said} ${table.per} ${by.one}`;
        },
      );
  };
}

/** "2:05:33", 2′ 30″, 9″58 as hours, minutes and seconds, in languages in which they aren't feet. */
function stopwatchOf({ units }: Spoken): (written: string) => string {
  const signs = [
    ['h', 'ч'],
    ['min', 'мин'],
    ['s', 'сек'],
  ].map((names) => names.find((name) => units[name] !== undefined || units[` ${name}`] !== undefined));
  const [hour, minute, second] = signs;
  if (hour === undefined || minute === undefined || second === undefined) return (written) => written;
  const counted = (number: string, sign: string): string =>
    Number(number) === 0 ? '' : ` ${Number(number)} ${sign}`;
  return (written) =>
    written
      .replace(
        STOPWATCH,
        (_whole, hours: string, minutes: string, seconds: string) =>
          `${hours} ${hour}${counted(minutes, minute)}${counted(seconds, second)}`,
      )
      .replace(
        PRIMES,
        (_whole, minutes: string, seconds: string) => `${minutes} ${minute} ${seconds} ${second}`,
      )
      .replace(SECONDS, `$1 ${second} $2`);
}

const STOPWATCH =
  /(?<![\p{L}\p{N}.,:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\p{L}\p{N}:]|[.,]\d)(?:\s(?:h|Std\.|Stunden|hrs?|hours|uur|heures|horas|ore)(?!\p{L}))?/gu;
const PRIMES = /(?<![\p{L}\p{N}.,°])(\d{1,2})\s?['′’]\s?(\d{1,2})\s?["″”](?![\p{L}\p{N}])/gu;
const SECONDS = /(?<![\p{L}\p{N}.,°'′’])(\d{1,2})["″](\d{1,2})(?![\p{L}\p{N}"″])/gu;

/** "12 m2" */
function raiseExponents(text: string): string {
  return text.replace(/(?<=\d\s?(?:[kcdm]?m|к?м|см|мм))[23](?![\p{L}\p{N}])/gu, (power) =>
    power === '2' ? '²' : '³',
  );
}

interface Patterns {
  money: { before: RegExp; after: RegExp };
  measures: RegExp;
  /** The stroke of "6,8 l/100 km". */
  perHundred: RegExp;
  /** "3,5 millones de t" */
  behindMillions: RegExp;
  /** At the beginning of what follows a number. */
  unit: RegExp;
}

function patternsOf(table: Spoken): Patterns {
  const symbols = alternatives(Object.keys(table.currencies));
  const magnitudes = table.magnitudes.map(([pattern]) => pattern).join('|');
  const units = Object.keys(table.units);
  const tight = alternatives(units.filter((unit) => !unit.startsWith(' ')));
  const spaced = alternatives(units.filter((unit) => unit.startsWith(' ')).map((unit) => unit.trim()));
  const amount = `(?:${NUMBER})(?:\\s${table.to}\\s(?:${NUMBER}))?`;
  // "5 L", but not "5 L’équipe".
  const end = "(?![\\p{L}\\p{N}]|/(?!\\d)|['’]\\p{L})";
  return {
    money: {
      before: new RegExp(
        `(?<![\\p{L}\\p{N}]|\\d\\s)(${symbols})\\s?(${amount})(?:\\s?(${magnitudes})${end})?(?:/(${tight})${end})?(?![\\p{N}])`,
        'gu',
      ),
      after: new RegExp(
        `(?<![\\p{N}.,])(${amount})(?:\\s?(${magnitudes}))?\\s?(${symbols})(?:/(${tight}|${spaced}))?${end}`,
        'gu',
      ),
    },
    // "5 ft. of rope": the stop of a unit goes where the sentence goes on.
    measures: new RegExp(
      `(?<![\\p{L}\\p{N}.,])(${POWER_OF_TEN}|${NUMBER}|${FRACTION})(\\s?(?:${tight})|\\s(?:${spaced}))(?:\\.?/(${tight}|${spaced}))?(?:\\.(?=\\s[\\p{Ll}\\p{N}(]|[,;:)]))?${end}`,
      'gu',
    ),
    perHundred: new RegExp(`(?<=\\d\\s?(?:${tight}))/(?=\\d{2,3}\\s?(?:${tight}))`, 'gu'),
    behindMillions: new RegExp(`(?<=(?<!\\p{L})${MILLIONS} d[ei]\\s)(${tight}|${symbols})${end}`, 'gu'),
    unit: new RegExp(`^\\s?(?:${tight}|${spaced})${end}`, 'u'),
  };
}

function unitOf({ units }: Spoken, written: string): Counted | undefined {
  const unit = written.trim();
  return units[unit] ?? units[` ${unit}`];
}

/** The longer ones first. */
interface Money {
  whole: string;
  symbol: string;
  number: string;
  magnitude: string | undefined;
  /** "5 €/kg" */
  divisor: string | undefined;
}

function speakMoney(table: Spoken, wordFor: Counter, money: Money): string {
  const currency = table.currencies[money.symbol];
  const by = money.divisor === undefined ? undefined : unitOf(table, money.divisor);
  if (currency === undefined || (money.divisor !== undefined && by === undefined)) return money.whole;
  const said = sumOf(table, wordFor, money, currency);
  return by === undefined ? said : `${said} ${table.per} ${by.one}`;
}

function sumOf(table: Spoken, wordFor: Counter, money: Money, currency: Counted): string {
  const { symbol, number, magnitude } = money;
  const [first = '', last = number] = number.split(` ${table.to} `);
  // "71 à 35,50 €" is no range, "5 to 10 dollars" is one.
  if (last !== number && !isRising(table.decimal, first, last)) {
    return `${first} ${table.to} ${sumOf(table, wordFor, { ...money, number: last }, currency)}`;
  }
  if (magnitude !== undefined) {
    const word = table.magnitudes.find(([pattern]) =>
      new RegExp(`^(?:${pattern})$`, 'u').test(magnitude),
    )?.[1];
    const said = typeof word === 'object' ? wordFor(word, last) : (word ?? magnitude);
    return `${number} ${said} ${currency.many}`;
  }
  const isRange = last !== number;
  const [, main = number, cents] = isRange
    ? []
    : (new RegExp(`^(.*)[${table.decimal}](\\d\\d)$`).exec(number) ?? []);
  const spoken = `${main} ${wordFor(currency, isRange ? last : main)}`;
  if (cents === undefined || cents === '00') return spoken;
  return table.cents(spoken, Number(cents), symbol);
}

function isRising(decimal: '.' | ',', from: string, until: string): boolean {
  const [one = 0, other = 0] = [from, until].map((number) =>
    Number(number.replace(decimal === ',' ? /[^\d,]/g : /[^\d.]/g, '').replace(',', '.')),
  );
  return other > one;
}

/**
 * An en dash between rising numbers, and a hyphen between years, pages or before a unit ("20-25 min"). The end of a
 * range of years or pages is said in full: "1914–18", "pp. 45–7".
 */
function createRangeSpeaker({ to, pages, decimal }: Spoken, unit: RegExp): (text: string) => string {
  const ofPages = new RegExp(`(?:${pages ?? '(?!)'})\\s$`, 'iu');
  return (text) => {
    if (!/\d[^\p{L}\d]{0,3}[–—/-]/u.test(text)) return text;
    return (
      text
        // "3,5–4 kg", "9:30–17:00", "5 %–10 %", "$5–$10"
        .replace(PARTED_RANGE, (whole, from: string, sign: string, other: string, until: string) => {
          const isTime = /:\d\d$/.test(from) && /:\d\d$/.test(until);
          if (/^\d+$/.test(from) && /^\d+$/.test(until) && `${sign}${other}` === '') return whole;
          return isTime || isRising(decimal, from, until) ? `${from}${sign} ${to} ${other}${until}` : whole;
        })
        .replace(SEASON, (whole, from: string, until: string) =>
          (Number(from) + 1) % 100 === Number(until) ? `${from} ${until}` : whole,
        )
        .replace(RANGE, (whole, from: string, dash: string, until: string, offset: number) => {
          const years = /^1\d{3}$|^20\d\d$/.test(from);
          const isPages = ofPages.test(text.slice(Math.max(0, offset - 12), offset));
          const full =
            (years && until.length === 2) || isPages ? from.slice(0, -until.length) + until : until;
          if (Number(full) <= Number(from) || full.length > 6) return whole;
          const rest = text.slice(offset + whole.length, offset + whole.length + 24);
          const isRange =
            (years && full.length === 4) || isPages || unit.test(rest) || /^\s?[%‰€$£°]/.test(rest);
          if (!dash.includes('–') && !(isRange && dash === '-')) return whole;
          return `${from} ${to} ${full}`;
        })
    );
  };
}

const MILLIONS =
  '(?:mill|mil|miles|millones|millions|milliards|milliers|milioni|miliardi|migliaia|milhões|bilhões|milhares)';
/** "3:59.4", a time that somebody ran. */
const DURATION = /(?<![\p{L}\p{N}.,:])(\d{1,2}):([0-5]\d[.,]\d{1,2})(?![\p{L}\p{N}:]|[.,]\d)/gu;
/** "3:1", "1:1000", "1:25,000": not a time, of which the minutes have two figures. */
const RATIO =
  /(?<![\p{L}\p{N}.,:/–-])(\d{1,4}):(\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,3}|\d|\d{3,6})(?![\p{L}\p{N}:–-]|[.,]\d)/gu;
/** "John 3:1" is a verse, which "scale 1:25,000" can't be. */
const RATIO_BEHIND_NO_NAME = new RegExp(
  `(?:(?<!\\p{Lu}\\p{L}+\\.?\\s)|(?=\\d{1,4}:\\d{1,3}[\\d.,\\u00a0\\u202f ]\\d{3}))${RATIO.source}`,
  'gu',
);
/** "the season of 1923/24" */
const SEASON = /(?<![\p{L}\p{N}.,/–-])(1\d{3}|20\d\d)\/(\d\d)(?![\p{L}\p{N}/–-]|[.,]\d)/gu;
const RANGE = /(?<![\p{L}\p{N}.,/–-])(\d{1,6})(\s?[–-]\s?|\s?—\s?)(\d{1,6})(?![\p{N}/–-]|[.,]\d)/gu;
const PART = '\\d{1,6}(?:[.,:]\\d{1,3}){0,3}';
/** A range of which a number has a decimal part, minutes, or a sign of its own. */
const PARTED_RANGE = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/–-])(${PART})((?:\\s?(?:%|‰|€|°(?:\\s?[CFС])?))?)\\s?–\\s?([$£€]?)(${PART})(?![\\p{N}/–-]|[.,:]\\d)`,
  'gu',
);
