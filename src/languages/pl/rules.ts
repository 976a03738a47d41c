import { romanValue } from '../numerals.ts';
import { speakCalendar } from '../calendar.ts';
import { ordinal } from './numbers.ts';
import { HAS_SIGNS } from '../signs.ts';

const MONTHS =
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' ',
  );
const speakShortMonths = speakCalendar({
  days: null,
  months: {
    ...{
      stycz: 'stycznia',
      sty: 'stycznia',
      lut: 'lutego',
      mar: 'marca',
      kwiec: 'kwietnia',
      kwie: 'kwietnia',
      kwiet: 'kwietnia',
    },
    ...{
      czerw: 'czerwca',
      cze: 'czerwca',
      lip: 'lipca',
      sierp: 'sierpnia',
      sie: 'sierpnia',
      wrześ: 'września',
      wrz: 'września',
    },
    ...{
      paźdz: 'października',
      paź: 'października',
      listop: 'listopada',
      list: 'listopada',
      lis: 'listopada',
      grud: 'grudnia',
      gru: 'grudnia',
    },
  },
  of: null,
  before: '',
  and: '',
  to: '',
});
const HOUR = '([01]?\\d|2[0-4])';
const HOURS = new RegExp(
  `(?<![\\p{L}\\p{N}.,:–-])${HOUR}[.:]([0-5]\\d)\\s?[–-]\\s?${HOUR}[.:]([0-5]\\d)(?![\\p{L}\\p{N}:%]|[.,]\\d|\\s?(?:zł|kg|km|m|°)(?!\\p{L}))|` +
    `(?<=(?<!\\p{L})(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|poniedziałku|piątku|soboty|niedzieli)\\s)${HOUR}\\s?[–-]\\s?${HOUR}(?![\\p{L}\\p{N}.,:])`,
  'gu',
);

/** Hours between which something is open, months in Roman numerals and in short, persons, what is by day or head. */
export function speakPolishNumbers(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return (
    speakShortMonths(text)
      .replace(HOURS, (whole, ...found: (string | undefined)[]) => {
        const [from, past, until, late] = [found[0] ?? found[4], found[1], found[2] ?? found[5], found[3]];
        const [first, second] = [from, until].map((hour) => ordinal(Number(hour), 'ej'));
        if (typeof first !== 'string' || typeof second !== 'string') return whole;
        const minutes = (written: string | undefined): string =>
          written === undefined || written === '00' ? '' : ` ${written}`;
        return `od ${first}${minutes(past)} do ${second}${minutes(late)}`;
      })
      .replace(
        /(?<![\p{L}\p{N}.,])(\d{1,2})\s([IVX]{1,4})\s(?=1\d{3}|20\d\d)/gu,
        (whole, day: string, numeral: string) => {
          const month = MONTHS[(romanValue(numeral) ?? 0) - 1];
          return month === undefined ? whole : `${day} ${month} `;
        },
      )
      .replace(/(?<=(?<!\p{L})raz\s)(\d{1,2})\.(?!\d)/gu, (whole, number: string) => {
        return `${ordinal(Number(number), 'y') ?? whole}${/^raz/.test(whole) ? '.' : ''}`;
      })
      // "Kowalska, ur. 1921": a woman
      .replace(/(?<=\p{Lu}\p{Ll}+(?:[sc]ka|dzka|owa)(?:-\p{Lu}\p{Ll}+)?,?\s\(?)ur\./gu, 'urodzona')
      .replace(/(?<=urodzona\s[^;]{4,60}[,–-]\s)zm\./gu, 'zmarła')
      .replace(
        /(?<!\p{L})(w|we|z|ze|od|do)\s(woj|pow)\.(?=\s\p{Ll}+(kim|kiego)(?!\p{L}))/gu,
        (_whole, before: string, short: string, ending: string) => {
          const isLocative = ending === 'kim';
          if (short === 'woj') return `${before} ${isLocative ? 'województwie' : 'województwa'}`;
          return `${before} ${isLocative ? 'powiecie' : 'powiatu'}`;
        },
      )
      .replace(/(?<!\p{L})do dn\.(?=\s\d)/gu, 'do dnia')
      .replace(/(?<!\p{L})z dn\.(?=\s\d)/gu, 'z dnia')
      .replace(/(?<!\p{L})w dn\.(?=\s\d)/gu, 'w dniu')
      .replace(/(?<!\p{L})(w|z)\sl\.(?=\s(?:1\d{3}|20\d\d|[2-9]0))/gu, (_whole, before: string) =>
        before === 'w' ? 'w latach' : 'z lat',
      )
      .replace(
        /(?<![\p{L}\p{N}.,])(\d{1,3})\s(?=(?:dywizją|armią|brygadą|kompanią|flotą|dywizję|armię|brygadę|kompanię)(?!\p{L}))/gu,
        (whole, number: string) => {
          const said = ordinal(Number(number), 'ą');
          return said === null ? whole : `${said} `;
        },
      )
      .replace(/(?<=\d\.\s)min\.?(?!\p{L})/gu, 'minucie')
      .replace(/(?<=\d\.\s)wyd\.(?!\p{L})/gu, 'wydanie')
      .replace(/(?<=\d\s?)godz\.(?=\s\d{1,2}\s?min)/gu, 'h')
      .replace(/(?<=\d\s?)os\.\/(?:km²|km2)/gu, 'osób na kilometr kwadratowy')
      .replace(/(?<=\d\s?[\p{L}€%]{0,5}\.?)\/(?=(?:dzień|miesiąc|rok|osobę|dobę|tydzień)(?!\p{L}))/gu, ' na ')
      .replace(/(?<=\d\s?[\p{L}€%]{0,5})\/(?=(?:mies|os)\.)/gu, ' na ')
      // "p. Kowalska", "P. Nowak", "pp. Nowakowie", "s. Faustyna", "br. Albert"
      .replace(/(?<![\p{L}\p{N}.])([Pp])\.\s(?=(\p{Lu}\p{Ll}+))/gu, (_whole, first: string, name: string) => {
        return `${first}${name.endsWith('a') ? 'ani' : 'an'} `;
      })
      .replace(/(?<![\p{L}\p{N}.])([Pp])p\.\s(?=\p{Lu}\p{Ll}+)/gu, '$1aństwo ')
      .replace(/(?<![\p{L}\p{N}.])s\.\s(?=\p{Lu}\p{Ll}+a(?!\p{L}))/gu, 'siostra ')
      .replace(/(?<![\p{L}\p{N}.]|\d\s)br\.\s(?=\p{Lu}\p{Ll}+)/gu, 'brat ')
  );
}

const LETTERS =
  /(Pierwsz|Drug|Trzec)[yi]\s(Koryntian|Tesaloniczan|Tymoteusza|Piotra|Jana|Samuela|Królewska|Kronik)(?!\p{L})/gu;

/** "w 1 Kor" is "w Pierwszym Liście do Koryntian", "1 Sm" "Pierwsza Księga Samuela". */
export function speakLetters(text: string): string {
  return text.replace(LETTERS, (whole, stem: string, of: string, offset: number) => {
    const isIn = /(?<!\p{L})we?\s$/iu.test(text.slice(0, offset));
    const soft = stem === 'Pierwsz' ? '' : 'i';
    if (/^(?:Samuela|Królewska|Kronik)$/u.test(of)) {
      const book = isIn ? `${stem}${soft}ej Księdze` : `${stem}${soft}a Księga`.replace('Drugia', 'Druga');
      return `${book} ${isIn && of === 'Królewska' ? 'Królewskiej' : of}`;
    }
    const link = /^(?:Piotra|Jana)$/u.test(of) ? '' : 'do ';
    return isIn
      ? `${stem}${soft === '' ? 'ym' : 'im'} Liście ${link}${of}`
      : `${whole.split(' ')[0] ?? ''} List ${link}${of}`;
  });
}
