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
  // "w pon. i śr.": in the case of the first
  const caseOf = new Map(
    Object.values(days).flatMap(([nominative, inAccusative, inGenitive]) => [
      [inGenitive, 2] as const,
      [inAccusative, 1] as const,
      [nominative, inAccusative === nominative ? 1 : 0] as const,
    ]),
  );
  const other = new RegExp(
    `(?<=(?<!\\p{L})(${[...caseOf.keys()].join('|')})\\s(?:i|oraz|lub|и|или)\\s)(${short})\\.`,
    'giu',
  );
  const formsOf = (day: string): Forms => days[day.toLowerCase()] ?? [day, day, day];
  return (text) =>
    text.includes('.')
      ? text
          .replace(ofRange, (whole, from: string, until: string) =>
            whole.includes('.') ? range(formsOf(from), formsOf(until)) : whole,
          )
          .replace(behind, (_whole, word: string, day: string) => formsOf(day)[isGenitive.test(word) ? 2 : 1])
          .replace(
            other,
            (_whole, full: string, day: string) => formsOf(day)[caseOf.get(full.toLowerCase()) ?? 0],
          )
          .replace(ofDate, (_whole, day: string) => formsOf(day)[0])
      : text;
}
