import { HAS_SIGNS } from '../signs.ts';
import { alternatives } from '../words.ts';
import { cardinal, genitive, ordinal } from './numbers.ts';
import { UNITS } from './units.ts';

/** "312,7 tys. km²" */
const MAGNITUDE = new RegExp(
  `(?<=\\d\\s)(tys\\.?|mln|mld)\\s(${alternatives(
    Object.keys(UNITS)
      .filter(
        (unit) => !/^(?:tys|mln|mld|szt|os|egz|op|tuz|kop|mies|tyg|dol|rub|tabl|kaps|amp|pkt)/u.test(unit),
      )
      .map((unit) => unit.trim()),
  )})(?![\\p{L}\\p{N}/²³])`,
  'gu',
);
/** "1/4 l": of the unit, as with a sign of its own */
const FRACTIONS: Readonly<Record<string, string>> = {
  ...{ '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/8': '⅛' },
};
const FRACTION_OF_UNIT =
  /(?<![\p{N}/.,–-])(?<!\d\s)[123]\/[2348](?=\s(?:l|kg|dag|szkl|km|ha|m|godz)(?![\p{L}/]))/gu;
const PARTS: Readonly<
  Record<string, readonly [nominative: string, accusative: string, genitive: string, locative: string]>
> = {
  pocz: ['początek', 'początek', 'początku', 'początku'],
  kon: ['koniec', 'koniec', 'końca', 'końcu'],
  przeł: ['przełom', 'przełom', 'przełomu', 'przełomie'],
  poł: ['połowa', 'połowę', 'połowy', 'połowie'],
};
const SPORT =
  /pokona|wygra|przegra|zremis|strzeli|mecz|wynik|bramk|gol[aei]|remis|spotkani|set[ay]|rzut[óa]/iu;
const OPEN = /czynn|otwart|godzin|sklep|muze|biur|pracuj|dyżur|przyjmuj|kasa|wystaw/iu;

/** Most sentences have none of these signs, and each rule costs time. */
const STEPS: readonly (readonly [signs: RegExp, speak: (text: string) => string])[] = [
  [/(?:pocz|kon|przeł|poł|geogr|kw|dn|bm|m|d)\.|I\skw|\d\.\sd|\d\.\s[ia]\s|Nr/iu, speakChronicles],
  [/\d\s?(?!r\.|roku)\p{L}|\d\/|\d\.?\s?r\.\s?ż/u, speakDoses],
  [/[Oo]\s\d|[Pp]n\.?\s?[–-]|nd\.|(?:od|sob|niedz)\.?:?\s\d/u, speakTimesOfDay],
  [/\d\s?(?:tys|mln|mld|os)|\d:\d/u, speakTables],
];

/** What is written short in one trade: timetables, recipes, doses, law, chronicles. */
export function speakShorthand(text: string): string {
  if (!HAS_SIGNS.test(text)) return text;
  return STEPS.reduce((spoken, [signs, speak]) => (signs.test(spoken) ? speak(spoken) : spoken), text);
}

/** "na pocz. XX w.", "w II kw.", "12 bm.", "w dn. 3–5 maja", "z d. Nowak" */
function speakChronicles(text: string): string {
  return text
    .replace(
      /(?<=(?<!\p{L})([Nn]a|[Ww]|[Pp]od|[Dd]o|[Oo]d|[Zz]|[Pp]o)\s(?:[\p{L}]+ej\s|I{1,2}\s)?)(pocz|kon|przeł|poł)\.(?=\s(?:[IVX\d]|lat|wieku|r\.|ub|\p{Ll}))/gu,
      (whole, before: string, part: string) => {
        const forms = PARTS[part];
        if (forms === undefined) return whole;
        const small = before.toLowerCase();
        return forms[small === 'na' || small === 'w' || small === 'po' ? 3 : small === 'pod' ? 1 : 2];
      },
    )
    .replace(
      /(?<=^|[,;(]\s?)(pocz|kon|przeł)\.(?=\s(?:[IVX]|lat|\d))/giu,
      (_whole, part: string) => PARTS[part.toLowerCase()]?.[0] ?? part,
    )
    .replace(
      /(?<![\p{L}\p{N}])(I{1,3}|IV)\skw\.?(?=\s|$)/gu,
      (_whole, numeral: string, offset: number, all: string) => {
        const ending = /(?<!\p{L})w\s$/iu.test(all.slice(0, offset))
          ? 'ym'
          : /\p{L}\s$/u.test(all.slice(0, offset))
            ? 'ego'
            : 'y';
        const value = { I: 1, II: 2, III: 3, IV: 4 }[numeral] ?? 1;
        return `${ordinal(value, ending) ?? ''} ${{ ym: 'kwartale', ego: 'kwartału', y: 'kwartał' }[ending]}`;
      },
    )
    .replace(/(?<![\p{N}.,])(\d{1,2})\s?(bm|ub\.\s?m|b\.\s?m)\./gu, (_whole, day: string, of: string) => {
      return `${ordinal(Number(day), 'ego') ?? day} ${of === 'bm' || of.startsWith('b') ? 'bieżącego' : 'ubiegłego'} miesiąca`;
    })
    .replace(/(?<!\p{L})([Ww])\sdn\.\s(?=\d{1,2}\.?\s?[–-]\s?\d)/gu, '$1 dniach ')
    .replace(/(?<=\p{L}\s)z\sd\.(?=\s\p{Lu})/gu, 'z domu')
    .replace(
      /(?<=(?<!\p{L})(?:od|do|między|od ukończenia)\s)(\d{1,2})\.(?=\s(?:do|i|a)\s\d{1,2}\.\s\p{Ll})/giu,
      (whole, number: string, offset: number, all: string) => {
        return ordinal(Number(number), /między\s$/iu.test(all.slice(0, offset)) ? 'ym' : 'ego') ?? whole;
      },
    )
    .replace(
      /(?<!\p{L})szer\.\sgeogr\.(?:\s(płn|płd)\.)?/gu,
      (_whole, side?: string) =>
        `szerokości geograficznej${side === undefined ? '' : side === 'płn' ? ' północnej' : ' południowej'}`,
    )
    .replace(
      /(?<!\p{L})dł\.\sgeogr\.(?:\s(wsch|zach)\.)?/gu,
      (_whole, side?: string) =>
        `długości geograficznej${side === undefined ? '' : side === 'wsch' ? ' wschodniej' : ' zachodniej'}`,
    )
    .replace(/(?<!\p{L})N(?=r\s\d)/gu, 'n')
    .replace(/(?<=(?<!\p{L})(?:p\.|paragraf\p{L}{0,3}|§)\s\d{1,3}\s)oraz\s(?=(?:art|ust|pkt)\.?\s)/gu, 'i ');
}

/** "5 mg/kg m.c.", "12 r.ż.", "88/min", "140/90 mmHg", "200 st. C", "2 tabl." */
function speakDoses(text: string): string {
  return text
    .replace(FRACTION_OF_UNIT, (fraction) => FRACTIONS[fraction] ?? fraction)
    .replace(
      /(?<=\/kg\s)m\.\s?c\.(?:\/(?:dobę|d\.))?/gu,
      (whole) => `masy ciała${whole.includes('/') ? ' na dobę' : ''}`,
    )
    .replace(
      /(?<![\p{N}.,])(\d{1,2})\.?\s?r\.\s?ż\./gu,
      (whole, age: string, offset: number, all: string) => {
        return `${ordinal(Number(age), /(?<!\p{L})w\s$/iu.test(all.slice(0, offset)) ? 'ym' : 'ego') ?? whole} roku życia`;
      },
    )
    .replace(/(?<=\d)\s?st\.\s?C(?!\p{L})\.?/gu, ' °C')
    .replace(/(?<=\d{2,3})\/(?=\d{2,3}\s?mm\s?Hg)/gu, ' na ')
    .replace(/(?<=\d)\s?mmHg/gu, ' mm Hg')
    .replace(/(?<=\d)\/min(?!\p{L})\.?/gu, ' na minutę')
    .replace(
      /(?<=(?<!\p{L})z\s)(\d{1,3})\s(?:pkt|punktami)(?!\p{L})\.?(?=[\s,;:)]|$)/gu,
      (_whole, points: string) => `${cardinal(Number(points), 'instrumental')} punktami`,
    )
    .replace(
      /(?<=(?<!\p{L})(?:przez|na|za|co|w|ponad|\p{Ll}{2,}(?:ać|ić|eć|yć|uć|ąć))\s)1\s(godz|min|sek|szt|szkl|tabl|kaps)\.?(?!\p{L})/gu,
      (_whole, unit: string) => {
        return `jedną ${{ godz: 'godzinę', min: 'minutę', sek: 'sekundę', szt: 'sztukę', szkl: 'szklankę', tabl: 'tabletkę', kaps: 'kapsułkę' }[unit] ?? unit}`;
      },
    )
    .replace(
      /(?<![\p{L}\p{N}.,])1(?=\s(?:brata|syna|psa|kota|konia|ucznia|żołnierza|pacjenta|człowieka|chłopca|kandydata|zawodnika|gracza|gola|członka|pracownika|posła|lekarza|punktu|dnia|roku|metra|kilometra|litra)(?!\p{L}))/gu,
      'jednego',
    );
}

/** "o 5.10", "o 3 nad ranem", "pn.–pt. 9–17", "czynne od 8 do 16" */
function speakTimesOfDay(text: string): string {
  const said = text
    .replace(
      /(?<=(?<!\p{L})o\s)([01]?\d|2[0-4])\.(?=(?:0[1-9]|1[0-2])(?!\p{N}|[.,]\d|\s?(?:zł|m|km|kg|proc)(?!\p{L})))/gu,
      '$1:',
    )
    .replace(
      /(?<=(?<!\p{L})[Oo]\s)(\d{1,2})(?=\snad\sranem|\sw\snocy|\spo\społudniu)/gu,
      (hour) => ordinal(Number(hour), 'ej') ?? hour,
    )
    .replace(/(?<!\p{L})[Pp]n\.?(?=\s?[–-]\s?(?:pt|sob|niedz|czw|nd)\.?)/gu, 'pon.')
    .replace(/(?<=[–-]\s?)nd\.(?=[\s,;)]|$)/gu, 'niedz.');
  if (!OPEN.test(said)) return said;
  return said
    .replace(
      /(?<=(?<!\p{L})od\s)(\d{1,2})\sdo\s(\d{1,2})(?=[.,;)]|$|\s(?:w|i|oprócz|z)\s)(?![.,]\d)/gu,
      (whole, from: string, until: string) => {
        const [one, other] = [from, until].map((hour) =>
          Number(hour) <= 24 ? ordinal(Number(hour), 'ej') : null,
        );
        return typeof one === 'string' && typeof other === 'string' ? `${one} do ${other}` : whole;
      },
    )
    .replace(
      /(?<!\p{L})(sob|niedz)\.?:?\s(\d{1,2})\s?[–-]\s?(\d{1,2})(?=[.,;)]|$)/gu,
      (whole, day: string, from: string, until: string) => {
        const [one, other] = [from, until].map((hour) =>
          Number(hour) <= 24 ? ordinal(Number(hour), 'ej') : null,
        );
        const name = day === 'sob' ? 'sobota' : 'niedziela';
        return typeof one === 'string' && typeof other === 'string' ? `${name} od ${one} do ${other}` : whole;
      },
    );
}

/** "3:0" behind a club, "skala 1:25 000", "312,7 tys. km²", "122 os./km²" */
function speakTables(text: string): string {
  const said = text
    .replace(MAGNITUDE, (whole, magnitude: string, unit: string) => {
      const many = (UNITS[unit] ?? UNITS[` ${unit}`])?.many;
      return many === undefined ? whole : `${magnitude} ${many}`;
    })
    .replace(/(?<=\d\s?)os\.\/(?:km²|km2)/gu, 'os na kilometr kwadratowy')
    .replace(
      /(?<![\p{L}\p{N}.,:])(\d{1,3}):(\d{1,3}\s\d{3}|\d{4,6})(?![\p{L}\p{N}:]|[.,]\d)/gu,
      (_whole, one: string, other: string) => {
        return `${one} do ${genitive(Number(other.replace(/\D/g, '')))}`;
      },
    );
  if (!SPORT.test(said)) return said;
  return said.replace(
    /(?<=\p{Lu}\p{Ll}+\s)(\d{1,2}):(\d{1,2})(?![\p{L}\p{N}:]|[.,]\d|\s(?:rano|w\snocy))/gu,
    (whole, one: string, other: string) => {
      return /^[0-5]\d$/.test(other) && Number(other) > 9 ? whole : `${one} do ${genitive(Number(other))}`;
    },
  );
}
