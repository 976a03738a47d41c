import type { Counted } from '../language.ts';
import { type Case, governmentBehind } from './government.ts';
import { declineSeveral } from './nouns.ts';
import { cardinal, type Oblique } from './numbers.ts';
import { UNITS, US_DOLLAR, ZLOTY } from './units.ts';

const NUMBER = '\\d{1,6}(?:,\\d{1,3})?';
/** What bears a number doesn't count: "rozdział 5", "numer 5". */
const BEARER =
  '(?:rozdzia|stron|numer|tom|częś|artyku|punk|wers|tabel|rysun|pokoj|pokój|lini|ustęp|paragraf|klas|poz|dro)\\p{L}{0,4}\\s';
const NO_NOUN = 'minus|przy|do|od|z|ze|o|na|za|po|dla|i|lub|albo|a|oraz|około|u|nie|ale';
const PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}.,:–—/×-]|[–—]\\s|${BEARER})(minus\\s)?(${NUMBER})(?:(\\s?[–—]\\s?|\\s(?:lub|albo)\\s)(${NUMBER}))?(?![\\p{L}\\p{N}–—:/×.-]|,\\d)(\\s?%|(?:\\s(?!(?:${NO_NOUN})\\s)\\p{L}[\\p{L}·-]*){0,4})`,
  'giu',
);
const COMMON: readonly Counted[] = [
  ...[ZLOTY, US_DOLLAR],
  { one: 'rok', few: 'lata', many: 'lat', part: 'roku' },
  { one: 'dzień', few: 'dni', many: 'dni', part: 'dnia' },
  { one: 'strona', few: 'strony', many: 'stron', part: 'strony' },
  { one: 'dolar', few: 'dolary', many: 'dolarów', part: 'dolara' },
  { one: 'grosz', few: 'grosze', many: 'groszy', part: 'grosza' },
];
const PERCENT: Counted = { one: 'procent', few: 'procenty', many: 'procent', part: 'procent' };
const KNOWN = new Map(
  [...Object.values(UNITS), ...COMMON, PERCENT].flatMap((unit) =>
    [unit.one, unit.few, unit.many, unit.part].flatMap((form) =>
      form === undefined ? [] : [[form, unit] as const],
    ),
  ),
);

/**
 * Numbers in the case that the word in front and the noun behind ask for: "do 5 kg", "z 2 łyżkami", "przy 20 °C".
 * Where nothing asks for one, the figures stay.
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
      const words = behind.trim().endsWith('%')
        ? ['procent']
        : behind.trim() === ''
          ? []
          : behind.trim().split(/\s/u);
      const counted = unitAt(words);
      const rest = text.slice(offset + whole.length - behind.length);
      const grammatical = caseOf(text.slice(0, offset), last, words, counted, rest);
      if (grammatical === null) return whole;
      const isWoman = isFeminine(words, counted, last, grammatical);
      const said = [first, ...(second === undefined ? [] : [second])].map((number) =>
        sayNumber(number, grammatical, isWoman),
      );
      if (said.some((number) => number === null)) return whole;
      const noun =
        counted === null
          ? behind
          : ` ${declined(counted.unit, last, grammatical)}${behindUnit(words, counted)}`;
      return `${minus ?? ''}${said.join(between ?? '')}${noun}`;
    },
  );
}

interface Found {
  unit: Counted;
  length: number;
}

function unitAt(words: readonly string[]): Found | null {
  for (let length = Math.min(4, words.length); length > 0; length -= 1) {
    const unit = KNOWN.get(words.slice(0, length).join(' '));
    if (unit !== undefined) return { unit, length };
  }
  return null;
}

function behindUnit(words: readonly string[], { length }: Found): string {
  return words.length === length ? '' : ` ${words.slice(length).join(' ')}`;
}

const TIME = /^(?:sekund|minut|godzin|d(?:zień|ni)|tydzie|tygodni|miesi|rok|lat)/u;

function caseOf(
  before: string,
  number: string,
  words: readonly string[],
  counted: Found | null,
  rest: string,
): Oblique | null {
  const government = governmentBehind(before);
  const print = counted === null ? caseInPrint(words, number) : null;
  if (print !== null) return print;
  if (government === null || government.grammatical === 'accusative') return null;
  const { grammatical, weak } = government;
  if (words.length === 0) return behindNothing(government, number, rest);
  if (number === '1') return ofOne(grammatical, words, counted);
  if (!weak) return isInPlural(words, counted) ? grammatical : null;
  if (grammatical === 'genitive') return isInPlural(words, counted) ? grammatical : null;
  if (counted === null) return null;
  const { one } = counted.unit;
  if (/(?<!\p{L})po\s$/iu.test(before) && TIME.test(one)) return 'locative';
  // "w 30 °C", "w 5%", "w 3 l wody"
  if (/(?<!\p{L})we?\s$/iu.test(before) && /^(?:stopień|procent)|litr/u.test(one)) return 'locative';
  return null;
}

/** A year without its noun is none of ours: "do 1945". */
function behindNothing(
  { grammatical, weak }: { grammatical: Case; weak: boolean },
  number: string,
  rest: string,
): Oblique | null {
  if (grammatical === 'accusative' || /^(?:1[1-9]\d\d|20\d\d)$/.test(number)) return null;
  if (!weak) return grammatical;
  return grammatical === 'genitive' && /^\s(?:do|na)\s(?:\d|minus)/u.test(rest) ? grammatical : null;
}

function ofOne(grammatical: Oblique, words: readonly string[], counted: Found | null): Oblique | null {
  if (grammatical !== 'genitive') return null;
  return counted !== null || /[ayiu]$/u.test(words[0] ?? '') ? grammatical : null;
}

/** What stands behind an oblique number is a genitive; "około 2 kilometry" is somebody's slip. */
function isInPlural(words: readonly string[], counted: Found | null): boolean {
  return counted !== null || !/(?:[^n]y|[^n]i|e|a)$/u.test(words[0] ?? '');
}

/** The case that the ending of the first noun or adjective shows. */
function caseInPrint(words: readonly string[], number: string): Oblique | null {
  const [first = '', second = ''] = words;
  if (!/^\p{Ll}{3,}$/u.test(first)) return null;
  if (first === 'laty') return 'instrumental';
  if (number === '1') return /(?:\p{L}em|[yi]m)$/u.test(first) ? 'instrumental' : null;
  if (/(?:ami|[yi]mi|dźmi|ćmi|śćmi|ńmi)$/u.test(first)) return 'instrumental';
  if (/[^i]?ach$/u.test(first) && !/^(?:zapach|dach|gmach|zamach|strach)/u.test(first)) return 'locative';
  if (/(?:[yi]ch)$/u.test(first) && /ach$/u.test(second)) return 'locative';
  return /[^t]om$/u.test(first) && !/^(?:dom|tom|atom|rom|poziom|złom)$/u.test(first) ? 'dative' : null;
}

function isFeminine(
  words: readonly string[],
  counted: Found | null,
  number: string,
  grammatical: Oblique,
): boolean {
  if (counted !== null) return /^\p{L}+a(?:\s|$)/u.test(counted.unit.one);
  const [first = ''] = words;
  if (number === '1') return /[yi]$/u.test(first);
  return (
    grammatical === 'instrumental' &&
    /(?:[kcn]ami|osobami|kobietami|szkołami|stronami|rękami|wodami|nogami|łyżkami|córkami|siostrami|cjami|ściami)$/u.test(
      first,
    )
  );
}

function declined(unit: Counted, number: string, grammatical: Oblique): string {
  if (number === '1' || number.includes(',')) return unit.part ?? unit.many;
  return declineSeveral(unit, grammatical);
}

function sayNumber(number: string, grammatical: Oblique, isWoman: boolean): string | null {
  const [main = '', rest] = number.split(',');
  if (rest === undefined) return cardinal(Number(main), grammatical, isWoman);
  if (rest !== '5' || grammatical !== 'genitive' || main === '0') return null;
  return main === '1'
    ? isWoman
      ? 'półtorej'
      : 'półtora'
    : `${cardinal(Number(main), grammatical, isWoman)} i pół`;
}
