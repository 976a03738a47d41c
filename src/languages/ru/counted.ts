import type { Counted } from '../language.ts';
import { type Case, governmentBehind } from './government.ts';
import { cardinal, feminine, type Oblique, ordinal } from './numbers.ts';
import { declineOne, declineSeveral } from './nouns.ts';
import { UNITS } from './units.ts';

const NUMBER = '\\d{1,6}(?:,\\d{1,3})?';
/** What bears a number doesn't count: "глава 5", "№ 5". */
const BEARER =
  '(?:част|глав|стать|пункт|том|страниц|раздел|номер|дом|квартир|таблиц|рисун|рисунк|верси|класс|корпус|параграф|абзац|стих|выпуск|поезд|автобус|маршрут|кабинет|аудитори|комнат)\\p{L}{0,3}\\s';
/** Before another phrase. */
const NO_NOUN = 'минус|плюс|при|до|от|из|к|ко|о|об|с|со|на|за|по|для|и|или|либо|не|но|а|более|менее|около|у';
const PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}.,:–—/×-]|[–—]\\s|${BEARER})((?:минус|плюс)\\s)?(${NUMBER})(?:(\\s?[–—]\\s?|\\s(?:или|либо)\\s)(${NUMBER}))?(?![\\p{L}\\p{N}–—:/×-]|[.,]\\d)((?:\\s(?!(?:${NO_NOUN})\\s)\\p{L}[\\p{L}·-]*){0,4})`,
  'giu',
);
const KNOWN = new Map(
  Object.values(UNITS).flatMap((unit) =>
    [unit.one, unit.few, unit.many, unit.part].flatMap((form) =>
      form === undefined ? [] : [[form, unit] as const],
    ),
  ),
);
const OTHERS: readonly Counted[] = [
  { one: 'день', few: 'дня', many: 'дней', part: 'дня' },
  { one: 'год', few: 'года', many: 'лет', part: 'года' },
  { one: 'страница', few: 'страницы', many: 'страниц', part: 'страницы' },
];
for (const unit of OTHERS) {
  for (const form of [unit.one, unit.few ?? '', unit.many]) KNOWN.set(form, unit);
}

/**
 * Numbers in the case that the word in front and the noun behind ask for: "до 5 кг", "с 12 солдатами", "о 3 книгах",
 * "в 5 км от города". Where nothing asks for one, the engine's nominative is right and the figures stay.
 */
export function speakCounted(text: string): string {
  if (!/\d/.test(text)) return text;
  return text.replace(
    PHRASE,
    (
      whole,
      minus: string | undefined,
      first: string,
      between: string | undefined,
      second: string | undefined,
      behind: string,
      offset: number,
    ) => {
      const last = second ?? first;
      const words = behind.trim() === '' ? [] : behind.trim().split(/\s/u);
      const counted = unitAt(words);
      const rest = text.slice(offset + whole.length - behind.length);
      const grammatical = caseOf(text.slice(0, offset), last, words, counted, rest);
      if (grammatical === null) return whole;
      if (grammatical === 'ordinal') {
        const year = ordinal(Number(last), 'ого');
        return year === null || second !== undefined ? whole : `${year}${behind}`;
      }
      const isWoman = isFeminine(words, counted, last, grammatical);
      const said = [first, ...(second === undefined ? [] : [second])].map((number) =>
        sayNumber(number, grammatical, isWoman),
      );
      if (said.some((number) => number === null)) return whole;
      const noun =
        counted === null ? behind : ` ${declined(counted, last, grammatical)}${behindUnit(behind, counted)}`;
      return `${minus ?? ''}${said.join(between ?? '')}${noun}`;
    },
  );
}

interface Found {
  unit: Counted;
  length: number;
}

/** The longest known unit at the beginning: "километров в час" before "километров". */
function unitAt(words: readonly string[]): Found | null {
  for (let length = Math.min(4, words.length); length > 0; length -= 1) {
    const unit = KNOWN.get(words.slice(0, length).join(' '));
    if (unit !== undefined) return { unit, length };
  }
  return null;
}

function behindUnit(behind: string, { length }: Found): string {
  const rest = behind.trim().split(/\s/u).slice(length);
  return rest.length === 0 ? '' : ` ${rest.join(' ')}`;
}

const DIRECTION = /^\s\p{L}+(?:\s\p{L}+)?\s(?:от|к|ко|южнее|севернее|западнее|восточнее|выше|ниже|ото)\s/u;
const COOKING =
  /(?:растворя|раствор[ия]|развед|развод|вар[ия]|кипят|отварив|замоч|залож|вымоч)\p{L}*\s[^.;]{0,30}$/iu;

function caseOf(
  before: string,
  number: string,
  words: readonly string[],
  counted: Found | null,
  rest: string,
): Case | 'ordinal' | null {
  const government = governmentBehind(before);
  const isSingular = isOne(number);
  const print = counted === null ? caseInPrint(words, isSingular) : null;
  if (print !== null && !isSingular)
    return print === 'dative' && government?.grammatical === 'genitive' ? null : print;
  if (government === null) {
    return isSingular && print === 'accusative' ? 'accusative' : fewOfPeople(number, words, counted);
  }
  const { grammatical, weak } = government;
  if (words.length === 0 || /^(?:до|и|или|по|за|в|на|с|от|из|при|для)$/u.test(words[0] ?? '')) {
    if (grammatical === 'instrumental' && weak) {
      return /^\s(?:до|по)\s(?:\d|−|минус)/u.test(rest) ? genitiveOf(number, rest) : null;
    }
    if (weak || grammatical === 'accusative' || grammatical === 'prepositional') return null;
    return grammatical === 'genitive' ? genitiveOf(number, rest) : grammatical;
  }
  if (isSingular && counted === null) return ofOne(print, government.grammatical, weak);
  // "составила 41 350 рублей"
  if (!weak && grammatical === 'accusative' && ONE_THOUSAND.test(number)) return 'accusative';
  if (!weak) {
    if (grammatical !== 'accusative') return isInPlural(number, words, counted) ? grammatical : null;
    return isSingular ? 'accusative' : fewOfPeople(number, words, counted);
  }
  // "с 7 лет"
  if (grammatical === 'instrumental' && words[0] === 'лет') return 'genitive';
  if (grammatical === 'instrumental') {
    if (/^(?:\s\p{L}+){1,4}?\s(?:до|по)\s(?:\d|−|минус)/u.test(rest)) return 'genitive';
    return counted === null ? null : 'instrumental';
  }
  if (counted !== null && grammatical === 'prepositional') {
    if (/метр/u.test(counted.unit.one) && DIRECTION.test(`${rest} `)) return 'prepositional';
    if (/литр/u.test(counted.unit.one) && COOKING.test(before)) return 'prepositional';
  }
  // "по 1 кг", "за 1 минуту"
  if (isSingular && grammatical === 'dative') return counted === null ? null : 'dative';
  return isSingular && counted !== null && isWomanly(counted.unit.one) ? 'accusative' : null;
}

/** A year without its noun is an ordinal: "до 1917". */
function genitiveOf(number: string, rest: string): Case | 'ordinal' {
  return /^(?:1[1-9]\d\d|20\d\d)$/.test(number) && !/^\s(?:и|или)\s\d/u.test(rest) ? 'ordinal' : 'genitive';
}

/** What "21" has behind it stands in the singular, in which some cases look alike. */
function ofOne(print: Case | null, grammatical: Case, weak: boolean): Case | null {
  if (print === null) return null;
  if (grammatical === print) return print;
  if (grammatical === 'dative') return print === 'accusative' || print === 'prepositional' ? 'dative' : null;
  return weak && print === 'accusative' ? print : null;
}

/** "увидел 3 солдат", "2 новых учеников": with 2 to 4, the genitive plural says that it isn't the nominative. */
function fewOfPeople(number: string, words: readonly string[], counted: Found | null): Case | null {
  if (counted !== null || !/(?:^|[^1])[2-4]$/.test(number)) return null;
  const noun = words.find((word) => !ADJECTIVE.test(word)) ?? '';
  return /^\p{Ll}{2,}(?:ов|ев|ёв)$/u.test(noun) ? 'genitive' : null;
}

/** Not "до 3 часа", which is somebody's slip or an ordinal. */
function isInPlural(number: string, words: readonly string[], counted: Found | null): boolean {
  if (counted !== null || !/(?:^|[^1])[2-4]$/.test(number) || number.includes(',')) return true;
  const noun = words.find((word) => !ADJECTIVE.test(word)) ?? '';
  return !/(?:[^о][ая]|[ыи])$/u.test(noun);
}

/** "сорок одну тысячу" */
const ONE_THOUSAND = /^(?:\d?[02-9])?1\d{3}$/;

const ADJECTIVE = /(?:ых|их|ые|ие|ым|им|ыми|ими|ого|его|ому|ему|ой|ую|юю|ая|ое)$/u;
/** Genitives of several that end like a dative or a prepositional. */
const NO_CASE =
  /^(?:дам|рам|драм|ям|реклам|\p{L}*грамм|программ|панорам|\p{L}*рубах|черепах|птах|свах|папах|нам|вам|там|ваш|наш|сам)$/u;

/** The case that the ending of the first noun or adjective shows. */
function caseInPrint(words: readonly string[], isSingular: boolean): Case | null {
  const [first = '', second = ''] = words;
  if (!/^\p{Ll}{3,}$/u.test(first) || NO_CASE.test(first)) return null;
  if (isSingular) return caseOfSingular(ADJECTIVE.test(first) && second !== '' ? second : first);
  if (/(?:ами|ями|ьми|ыми|ими)$/u.test(first)) return 'instrumental';
  if (/(?:ах|ях)$/u.test(first)) return 'prepositional';
  if (/(?:[^а]ам|ям)$/u.test(first)) return 'dative';
  if (/(?:ым|им)$/u.test(first) && /(?:ам|ям)$/u.test(second)) return 'dative';
  return /(?:ых|их)$/u.test(first) && /(?:ах|ях)$/u.test(second) ? 'prepositional' : null;
}

function caseOfSingular(noun: string): Case | null {
  if (/(?:[оеё]м|[оеё]й)$/u.test(noun)) return 'instrumental';
  if (/[ую]$/u.test(noun)) return 'accusative';
  if (/е$/u.test(noun)) return 'prepositional';
  return /[аяыи]$/u.test(noun) ? 'genitive' : null;
}

function isFeminine(
  words: readonly string[],
  counted: Found | null,
  number: string,
  grammatical: Case,
): boolean {
  if (!isOne(number)) return false;
  if (counted !== null) return isWomanly(counted.unit.one);
  const [first = '', second = ''] = words;
  const noun = ADJECTIVE.test(first) && second !== '' ? second : first;
  if (grammatical === 'accusative') return true;
  if (grammatical === 'genitive') return /[ыи]$/u.test(noun);
  if (grammatical === 'instrumental') return /[оеё]й$/u.test(noun);
  if (grammatical === 'dative') return /[еи]$/u.test(noun);
  return (
    grammatical === 'prepositional' &&
    /(?:[кц]|стран|книг|групп|школ|комнат|минут|тысяч|недел|глав|област|част)[еи]$/u.test(noun)
  );
}

function isWomanly(noun: string): boolean {
  return /(?:^\p{L}+ая\s|^\p{L}*[ая](?:\s|$))/u.test(noun);
}

function declined({ unit }: Found, number: string, grammatical: Case): string {
  if (number.includes(',') && number !== '1,5') return unit.part ?? unit.few ?? unit.many;
  return isOne(number) ? declineOne(unit, grammatical) : declineSeveral(unit, grammatical);
}

const PARTS = ['десят', 'сот', 'тысячн'];
const ENDINGS: Readonly<Record<Oblique, readonly [one: string, several: string]>> = {
  genitive: ['ой', 'ых'],
  dative: ['ой', 'ым'],
  instrumental: ['ой', 'ыми'],
  prepositional: ['ой', 'ых'],
};

function sayNumber(number: string, grammatical: Case, isWoman: boolean): string | null {
  const [main = '', rest] = number.split(',');
  if (grammatical === 'accusative' && ONE_THOUSAND.test(number)) {
    const thousands = number.slice(0, -3);
    const small = String(Number(number.slice(-3)));
    return `${thousands === '1' ? '' : `${womanly(thousands)} `}тысячу${small === '0' ? '' : ` ${small}`}`;
  }
  if (grammatical === 'accusative' || grammatical === 'nominative') {
    return isWoman && rest === undefined ? womanly(main) : number;
  }
  if (rest === undefined) return cardinal(Number(main), grammatical, isWoman);
  if (number === '1,5') return 'полутора';
  const part = PARTS[rest.length - 1];
  const [whole, parts] = [main, rest].map((figures) => cardinal(Number(figures), grammatical, true));
  if (part === undefined || whole === null || parts === null) return null;
  const [one, several] = ENDINGS[grammatical];
  return `${whole ?? ''} цел${isOne(main) ? one : several} ${parts ?? ''} ${part}${isOne(String(Number(rest))) ? one : several}`;
}

/** "одну", "двадцать одну", and "100 одну", of which the engine says the first. */
function womanly(figures: string): string {
  const value = Number(figures);
  const small = feminine(value % 100).replace(/одна$/u, 'одну');
  return value < 100 ? small : `${value - (value % 100)} ${small}`;
}

function isOne(number: string): boolean {
  return /(?:^|[^1])1$/.test(number) && !number.includes(',');
}
