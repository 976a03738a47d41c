import { romanValue } from './numerals.ts';

/** Neither a version, an address, a path nor a part of a longer number. */
const ALONE_BEFORE = '(?<![\\p{L}\\p{N}.,/–-])';
const ALONE_AFTER = '(?![\\p{L}\\p{N}/–-]|[.,]\\d)';
/** @param marks a class of characters */
const numeric = (marks: string): RegExp =>
  new RegExp(`${ALONE_BEFORE}(\\d{1,2})(${marks})\\s?(\\d{1,2})\\2\\s?(\\d{4})${ALONE_AFTER}`, 'gu');
const NUMERIC = numeric('[./]');
const NUMERIC_WITH_HYPHENS = numeric('[./-]');
const ROMAN_MONTH = new RegExp(
  `${ALONE_BEFORE}(\\d{1,2})([./-])\\s?([IVX]{1,4})\\2\\s?(\\d{4})${ALONE_AFTER}`,
  'gu',
);
const ISO = new RegExp(`${ALONE_BEFORE}(\\d{4})-(\\d\\d)-(\\d\\d)${ALONE_AFTER}`, 'gu');

export interface DateSpeech {
  /** January first. */
  months: readonly string[];
  say: (day: number, month: string, year: string) => string;
  /**
   * Whether the day may be only the first of the numbers; where both orders are in use, a date is said if one of them
   * is above 12.
   */
  dayFirst: boolean;
  /** Whether "3-4-2021" is a date. */
  hyphens?: boolean;
}

/** Dates in figures, "14/07/1789", "3.10.1990", "2/V/1936", "2020-05-12", as they are said; what is no date stays. */
export function speakDates({ months, say, dayFirst, hyphens = false }: DateSpeech): (text: string) => string {
  const spoken = (whole: string, day: number, month: number, year: string): string => {
    const name = months[month - 1];
    return name === undefined || day < 1 || day > 31 ? whole : say(day, name, year);
  };
  const numbers = hyphens ? NUMERIC_WITH_HYPHENS : NUMERIC;
  return (text) =>
    text
      .replace(ISO, (whole, year: string, month: string, day: string) =>
        spoken(whole, Number(day), Number(month), year),
      )
      .replace(ROMAN_MONTH, (whole, day: string, _mark: string, month: string, year: string) =>
        spoken(whole, Number(day), romanValue(month) ?? 0, year),
      )
      .replace(numbers, (whole, first: string, _mark: string, second: string, year: string) => {
        if (dayFirst || Number(first) > 12) return spoken(whole, Number(first), Number(second), year);
        return Number(second) > 12 ? spoken(whole, Number(second), Number(first), year) : whole;
      });
}
