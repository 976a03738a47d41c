/** When something is to run: a line of cron's five fields. */
export interface CronLine {
  /** Whether it is to run in this minute, by the clock of this machine's time zone. */
  isDue(minute: Date): boolean;
}

interface Field {
  name: string;
  min: number;
  max: number;
  /** The first stands for `min`. */
  words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  // 7 is Sunday, too.
  { name: 'weekday', min: 0, max: 7, words: 'sun mon tue wed thu fri sat'.split(' ') },
];
/** February has 29 days in some year. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `minute hour day month weekday`: numbers, `*`, lists, ranges and steps, months and weekdays by their English
 * beginnings. As everywhere, day and weekday are alternatives where both are given.
 *
 * @returns what is wrong instead, for people; a line that never comes true is wrong, too.
 */
export function parseCronLine(text: string): CronLine | { problem: string } {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return {
      problem: `"${text}" must have five fields: minute hour day month weekday, such as "*/15 * * * *"`,
    };
  }
  const sets: Set<number>[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const values = readField(parts[index] ?? '', field);
    if ('problem' in values) return values;
    sets.push(values);
  }
  const [minutes, hours, days, months, weekdays] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  if (weekdays.has(7)) weekdays.add(0);
  const [anyDay, anyWeekday] = [parts[2]?.startsWith('*') === true, parts[4]?.startsWith('*') === true];
  const comes = [...months].some((month) => [...days].some((day) => day <= (LONGEST[month - 1] ?? 0)));
  if (anyWeekday && !comes) return { problem: `"${text}" never fires: no such month has such a day` };

  return {
    isDue: (at) => {
      if (!minutes.has(at.getMinutes()) || !hours.has(at.getHours()) || !months.has(at.getMonth() + 1))
        return false;
      const day = days.has(at.getDate());
      const weekday = weekdays.has(at.getDay());
      return anyDay || anyWeekday ? day && weekday : day || weekday;
    },
  };
}

function readField(text: string, field: Field): Set<number> | { problem: string } {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, from = '', to, step = '1'] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const first = from === '*' ? field.min : readValue(from, field);
    // "5/15" is every fifteenth from the fifth on.
    const open = from === '*' || part.includes('/') ? field.max : first;
    const last = to === undefined ? open : readValue(to, field);
    if (
      first === null ||
      last === null ||
      first > last ||
      Number(step) === 0 ||
      (from === '*' && to !== undefined)
    ) {
      return {
        problem: `"${part}" is no ${field.name}: use * or numbers from ${field.min} to ${field.max}, such as 5 or 1-4 or */2`,
      };
    }
    for (let value = first; value <= last; value += Number(step)) values.add(value);
  }
  return values;
}

function readValue(text: string, { min, max, words }: Field): number | null {
  const place = words?.indexOf(text.toLowerCase()) ?? -1;
  const value = place >= 0 ? place + min : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : null;
}
