type Forms = readonly [nominative: string, accusative: string, genitive: string];

/** The short names of the days in languages that decline them. */
export interface Weekdays {
  /** By their short forms, without the stop. */
  days: Readonly<Record<string, Forms>>;
  /** The words that ask for a case, as alternatives. */
  accusative: string;
  genitive: string;
  range: (from: Forms, until: Forms) => string;
}

/** "od pon. do pt.", "w śr.", "пн.–пт.", "со вт. по вс." */
export function createWeekdays({ days, accusative, genitive, range }: Weekdays): (text: string) => string {
  const short = Object.keys(days).join('|');
  const ofRange = new RegExp(
    `(?<![\\p{L}\\p{N}])(${short})\\.?\\s?[–-]\\s?(${short})(?![\\p{L}-])\\.?`,
    'giu',
  );
  const behind = new RegExp(`(?<=(?<!\\p{L})(${accusative}|${genitive})\\s)(${short})\\.`, 'giu');
  const ofDate = new RegExp(`(?<![\\p{L}\\p{N}.])(${short})\\.(?=,?\\s(?:(?:со?|od|в|o)\\s)?\\d)`, 'giu');
  const isGenitive = new RegExp(`^(?:${genitive})$`, 'iu');
  const formsOf = (day: string): Forms => days[day.toLowerCase()] ?? [day, day, day];
  return (text) =>
    text.includes('.')
      ? text
          .replace(ofRange, (whole, from: string, until: string) =>
            whole.includes('.') ? range(formsOf(from), formsOf(until)) : whole,
          )
          .replace(behind, (_whole, word: string, day: string) => formsOf(day)[isGenitive.test(word) ? 2 : 1])
          .replace(ofDate, (_whole, day: string) => formsOf(day)[0])
      : text;
}
