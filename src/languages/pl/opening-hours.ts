import { ordinal } from './numbers.ts';
import { createWeekdays } from '../weekdays.ts';

/** "pt." is also "pod tytułem". */
export const speakWeekdays = createWeekdays({
  days: {
    pon: ['poniedziałek', 'poniedziałek', 'poniedziałku'],
    wt: ['wtorek', 'wtorek', 'wtorku'],
    śr: ['środa', 'środę', 'środy'],
    czw: ['czwartek', 'czwartek', 'czwartku'],
    pt: ['piątek', 'piątek', 'piątku'],
    sob: ['sobota', 'sobotę', 'soboty'],
    niedz: ['niedziela', 'niedzielę', 'niedzieli'],
  },
  accusative: 'we?|na',
  genitive: 'od|do',
  range: (from, until) => `od ${from[2]} do ${until[2]}`,
});

const HOURS =
  /(?<=(?<!\p{L})w\s)godz(?:\.|inach)\s(?:od\s)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s?(?:–|-|do)\s?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\p{L}\p{N}:]|[.,]\d)/giu;

/** "w godz. 9.30–18" */
export function speakOpeningHours(text: string): string {
  return text.replace(
    HOURS,
    (whole, from: string, past: string | undefined, until: string, late: string | undefined) => {
      const [first, second] = [from, until].map((hour) => ordinal(Number(hour), 'ej'));
      if (typeof first !== 'string' || typeof second !== 'string') return whole;
      return `godzinach od ${first}${minutes(past)} do ${second}${minutes(late)}`;
    },
  );
}

function minutes(written: string | undefined): string {
  return written === undefined || written === '00' ? '' : ` ${written}`;
}
