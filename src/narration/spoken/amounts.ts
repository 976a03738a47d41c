import type { Counted, Spoken } from '../../languages/language.ts';

const NUMBER = '\\d{1,3}(?:[.,\u00a0\u202f ]\\d{3}){1,4}(?:[.,]\\d{1,4})?|\\d{1,15}(?:[.,]\\d{1,6})?';

/** Money, measures and ranges: "$5m" is five million dollars, "5 km/h" five kilometres per hour, "1914–18" nineteen-fourteen to nineteen-eighteen. */
export function createAmountSpeaker(table: Spoken): (text: string) => string {
  const { money, measures } = patternsOf(table);
  const speakRanges = createRangeSpeaker(table);
  return (text) => {
    if (!/\d/.test(text)) return text;
    return speakRanges(text)
      .replace(money.before, (whole, symbol: string, number: string, magnitude: string | undefined) =>
        speakMoney(table, { whole, symbol, number, magnitude }),
      )
      .replace(money.after, (whole, number: string, magnitude: string | undefined, symbol: string) =>
        speakMoney(table, { whole, symbol, number, magnitude }),
      )
      .replace(measures, (whole, number: string, unit: string) => {
        const counted = table.units[unit];
        return counted === undefined ? whole : `${number} ${wordFor(counted, number)}`;
      });
  };
}

interface Patterns {
  money: { before: RegExp; after: RegExp };
  measures: RegExp;
}

function patternsOf(table: Spoken): Patterns {
  const symbols = alternatives(Object.keys(table.currencies));
  const magnitudes = table.magnitudes.map(([pattern]) => pattern).join('|');
  const end = '(?![\\p{L}\\p{N}/])';
  return {
    money: {
      before: new RegExp(
        `(?<![\\p{L}\\p{N}])(${symbols})\\s?(${NUMBER})(?:\\s?(${magnitudes})${end})?(?![\\p{N}])`,
        'gu',
      ),
      after: new RegExp(`(?<![\\p{N}.,])(${NUMBER})(?:\\s?(${magnitudes}))?\\s?(${symbols})${end}`, 'gu'),
    },
    measures: new RegExp(
      `(?<![\\p{L}\\p{N}.,])(${NUMBER})\\s?(${alternatives(Object.keys(table.units))})${end}`,
      'gu',
    ),
  };
}

/** The longer ones first. */
function alternatives(keys: readonly string[]): string {
  return keys
    .toSorted((a, b) => b.length - a.length)
    .map((key) => key.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
}

interface Money {
  whole: string;
  symbol: string;
  number: string;
  magnitude: string | undefined;
}

function speakMoney(table: Spoken, { whole, symbol, number, magnitude }: Money): string {
  const currency = table.currencies[symbol];
  if (currency === undefined) return whole;
  if (magnitude !== undefined) {
    const word = table.magnitudes.find(([pattern]) =>
      new RegExp(`^(?:${pattern})$`, 'u').test(magnitude),
    )?.[1];
    return `${number} ${word ?? magnitude} ${currency.many}`;
  }
  const [, main = number, cents] = new RegExp(`^(.*)[${table.decimal}](\\d\\d)$`).exec(number) ?? [];
  const spoken = `${main} ${wordFor(currency, main)}`;
  if (cents === undefined || cents === '00') return spoken;
  return table.cents(spoken, Number(cents), symbol);
}

function wordFor({ one, few, many }: Counted, number: string): string {
  if (number === '1') return one;
  if (few === undefined || !/^\d+$/.test(number)) return many;
  const last = Number(number.slice(-2));
  if (last > 10 && last < 20) return many;
  if (last % 10 === 1) return one;
  return last % 10 >= 2 && last % 10 <= 4 ? few : many;
}

/** An en dash between rising numbers, and a hyphen between years or pages. The end of a range of years is said in full: "1914–18". */
function createRangeSpeaker({ to, pages }: Spoken): (text: string) => string {
  const ofPages = new RegExp(`(?:${pages ?? '(?!)'})\\s$`, 'iu');
  return (text) =>
    text.replace(RANGE, (whole, from: string, dash: string, until: string, offset: number) => {
      const years = /^1\d{3}$|^20\d\d$/.test(from);
      const full = years && until.length === 2 ? from.slice(0, 2) + until : until;
      if (Number(full) <= Number(from) || full.length > 6) return whole;
      const isRange =
        (years && full.length === 4) || ofPages.test(text.slice(Math.max(0, offset - 12), offset));
      if (!dash.includes('–') && !(isRange && dash === '-')) return whole;
      return `${from} ${to} ${full}`;
    });
}

const RANGE = /(?<![\p{L}\p{N}.,/–-])(\d{1,6})(\s?[–-]\s?|\s?—\s?)(\d{1,6})(?![\p{N}/–-]|[.,]\d)/gu;
