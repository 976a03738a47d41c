import type { Abbreviation, AbbreviationKind } from '../../languages/language.ts';
import { anyOf } from '../../languages/languages.ts';

interface Matcher {
  pattern: RegExp;
  spoken: ReadonlyMap<string, string>;
}

/** "M. de Villefort", "Avda. de América". */
const PARTICLES = `(?:(?:${anyOf(({ apparatus }) => apparatus?.particles)})\\s+|[dDlL]['’])*`;
/** "Mevr. drs. Visser", "ks. prof. Tischner". */
const TITLES = '(?:\\p{Ll}{2,5}\\.\\s+){0,3}';
/** What must stand behind an abbreviation, so that it is one. In this order: "ss. 4" are centuries, not "p. 4 ss.". */
const BEHIND: readonly (readonly [kinds: readonly AbbreviationKind[], behind: string])[] = [
  [
    ['number'],
    '(?=\\s?(?:[\\p{N}#(]|[IVXLC]{2,}(?!\\p{L})|[VXL](?!\\p{L}|\\.\\s?\\p{L})|[ivx]{2,6}(?!\\p{L})))',
  ],
  [['inside', 'end'], ''],
  [['name'], `(?=\\s+["“„«(]?${TITLES}${PARTICLES}(?![ªº])[\\p{Lu}\\p{Lo}])`],
];

/** Writes abbreviations out, or takes their stops away where the rest is read rightly. */
export function createAbbreviationSpeaker(rows: readonly Abbreviation[]): (text: string) => string {
  const matchers = BEHIND.map(([kinds, behind]) =>
    toMatcher(
      rows.filter(([, , kind]) => kinds.includes(kind)),
      behind,
    ),
  );
  const mayHave = createGate(rows);
  return (text) => {
    if (!mayHave(text)) return text;
    return matchers.reduce(
      (spoken, matcher) => spoken.replace(matcher.pattern, (found) => speak(found, matcher)),
      text,
    );
  };
}

/**
 * Whether any can be there at all: a word before a stop that is the beginning of one, or one without a stop. Prose
 * mostly has neither.
 */
function createGate(rows: readonly Abbreviation[]): (text: string) => boolean {
  const own = rows.filter(([, spoken]) => spoken !== null).map(([written]) => written);
  const beginnings = new Set(own.map((written) => beginningOf(written)));
  const others = own.filter((written) => beginningOf(written) === null);
  const withoutStop =
    others.length === 0 ? null : new RegExp(others.map((written) => toPattern(written)).join('|'), 'u');
  return (text) => {
    for (const [, word = ''] of text.matchAll(BEFORE_STOP))
      if (beginnings.has(word.toLowerCase())) return true;
    return withoutStop?.test(text) ?? false;
  };
}

const BEFORE_STOP = /(\p{L}+)\./gu;

function beginningOf(written: string): string | null {
  return /^[^.]*?(\p{L}+)\./u.exec(written)?.[1]?.toLowerCase() ?? null;
}

function speak(found: string, { spoken }: Matcher): string {
  const key = normalized(found);
  const exact = spoken.get(key);
  if (exact !== undefined) return exact;
  // At the beginning of a sentence: "E.g." for "e.g.".
  const lower = spoken.get(key.slice(0, 1).toLowerCase() + key.slice(1));
  return lower === undefined ? found : lower.slice(0, 1).toUpperCase() + lower.slice(1);
}

function toMatcher(rows: readonly Abbreviation[], behind: string): Matcher {
  const own = rows.flatMap(([written, spoken]) => (spoken === null ? [] : [[written, spoken] as const]));
  const longestFirst = own.map(([written]) => written).toSorted((a, b) => b.length - a.length);
  // By their first letter: of hundreds, only some are tried at a place.
  const letters = [...new Set(longestFirst.map((written) => written.slice(0, 1).toLowerCase()))];
  const alternatives = letters.map((letter) => {
    const group = longestFirst.filter((written) => written.slice(0, 1).toLowerCase() === letter);
    return `(?=[${escape(letter)}${escape(letter.toUpperCase())}])(?:${group.map(toPattern).join('|')})`;
  });
  return {
    // An empty alternation would match everywhere.
    pattern:
      alternatives.length === 0
        ? /(?!)/gu
        : new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.])(?:${alternatives.join('|')})${behind}`, 'gu'),
    spoken: new Map(own.map(([written, spoken]) => [normalized(written), spoken])),
  };
}

/**
 * The first letter in either case, unless that is all there is ("David P. Carlisle"), and a space or none after each
 * inner stop.
 */
function toPattern(written: string): string {
  const [first = '', ...rest] = Array.from(normalized(written));
  const head =
    first === first.toUpperCase() || rest.length < 2
      ? escape(first)
      : `[${escape(first)}${escape(first.toUpperCase())}]`;
  return (
    head +
    rest
      .map((character, index) =>
        character === '.' && index < rest.length - 1 ? '\\.\\s?' : escape(character),
      )
      .join('')
  );
}

function normalized(text: string): string {
  return text.replace(/\.\s+/g, '.');
}

function escape(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
