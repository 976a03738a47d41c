export interface Calendar {
  /** By their short forms, without the stop and in small letters; null where the language has a rule of its own. */
  days: Readonly<Record<string, string>> | null;
  months: Readonly<Record<string, string>>;
  /** What may stand between the day's number and the month besides a space: "5 de oct.". */
  of: string | null;
  /** Articles and prepositions behind which the short form is a day: "el lun.", as alternatives. */
  before: string;
  /** Between two days, "lun. y mié.", "lun. a vie.", as alternatives. */
  and: string;
  /** Between the ends of a range. */
  to: string;
}

/** The short names of days and months where a date says that they are ones: "lun. 3 févr.", "el mar. y el jue.". */
export function speakCalendar({ days, months, of, ...around }: Calendar): (text: string) => string {
  const speakDays = days === null ? (text: string): string => text : createDaySpeaker(days, around);
  const month = new RegExp(
    `(?<=(?<![\\p{L}\\p{N}.,])\\d{1,2}(?:er|st|nd|rd|th|[.º°]{1,2})?\\s${of === null ? '' : `(?:${of}\\s)?`})(${Object.keys(months).join('|')})\\.(?!\\p{L})`,
    'gu',
  );
  return (text) =>
    text.includes('.')
      ? speakDays(text).replace(month, (whole, found: string) => months[found] ?? whole)
      : text;
}

function createDaySpeaker(
  days: Readonly<Record<string, string>>,
  { before, and, to }: Pick<Calendar, 'before' | 'and' | 'to'>,
): (text: string) => string {
  const short = Object.keys(days).join('|');
  const either = `${short}|${[...new Set(Object.values(days))].join('|')}`;
  const day = (found: string): string => {
    const said = days[found.toLowerCase()] ?? found;
    return /^\p{Lu}/u.test(found) ? said.slice(0, 1).toUpperCase() + said.slice(1) : said;
  };
  const range = new RegExp(
    `(?<![\\p{L}\\p{N}])(${short})\\.?\\s?[–-]\\s?(${short})(?![\\p{L}\\p{N}-])\\.?`,
    'giu',
  );
  const one = new RegExp(
    `(?<![\\p{L}\\p{N}])(${short})\\.(?=,?\\s(?:(?:de|das|dalle|van|las)\\s)?\\d|,?\\s(?:${and})\\s(?:(?:${before})\\s)?(?:${either})(?!\\p{L}))` +
      `|(?<=(?<!\\p{L})(?:${before})\\s)(${short})\\.(?!\\p{L})` +
      `|(?<=(?<!\\p{L})(?:${either})\\.?,?\\s(?:${and})\\s(?:(?:${before})\\s)?)(${short})\\.(?!\\p{L})`,
    'giu',
  );
  return (text) =>
    text
      .replace(range, (whole, from: string, until: string) =>
        whole.includes('.') ? `${day(from)} ${to} ${day(until)}` : whole,
      )
      .replace(one, (whole, first?: string, behindArticle?: string, other?: string, ...place: unknown[]) => {
        // "al mar." at the end is the sea.
        const rest = text.slice(Number(place[0]) + whole.length);
        if (behindArticle !== undefined && !/^(?:[,;)]|\s[\p{Ll}\d])/u.test(rest)) return whole;
        return day(first ?? behindArticle ?? other ?? '');
      });
}
