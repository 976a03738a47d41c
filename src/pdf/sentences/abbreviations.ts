import type { Abbreviation, AbbreviationKind } from '../../languages/language.ts';
import { LANGUAGES } from '../../languages/languages.ts';

/** What stands where ICU sees the end of a sentence. */
export interface Abbreviations {
  /** What may follow the abbreviation that the text ends in; nothing where it ends in none. */
  kindsAt(text: string): ReadonlySet<AbbreviationKind>;
  /** Whether one goes on behind the text: "z." and "B.". */
  spans(text: string, follows: string): boolean;
}

const NO_KINDS: ReadonlySet<AbbreviationKind> = new Set();
/** Not the end of a longer word, nor of a longer abbreviation. */
const START = '(?<![\\p{L}\\p{M}\\p{N}.])';

/** Those of a language: single letters as they are written, longer ones whatever their case. */
export function createAbbreviations(rows: readonly Abbreviation[]): Abbreviations {
  const stopped = rows.filter(([written]) => written.endsWith('.'));
  const kinds = new Map<string, Set<AbbreviationKind>>();
  for (const [written, , kind] of stopped) {
    const key = keyOf(written);
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  const atEnd = new RegExp(
    `${START}(?:${alternatives(stopped.map(([written]) => toPattern(written)))})$`,
    'u',
  );
  const spanning = new RegExp(
    `${START}(?:${alternatives(stopped.flatMap(([written]) => cuts(written)))})`,
    'u',
  );
  return {
    kindsAt: (text) => {
      const found = atEnd.exec(text);
      const own = found === null ? NO_KINDS : (kinds.get(keyOf(found[0])) ?? NO_KINDS);
      if (found === null || !own.has('end') || own.size === 1) return own;
      // "1799 г.", but "г. Москва".
      const isUnit = /\p{N}\s?$/u.test(text.slice(0, found.index));
      return new Set([...own].filter((kind) => (kind === 'end') === isUnit));
    },
    spans: (text, follows) => spanning.test(`${text}\n${follows}`),
  };
}

/**
 * Titles of all languages that stand before a name, as alternatives of a regular expression; single letters, which may
 * be anything, aren't among them.
 */
export function titlesBeforeNames(): string {
  const titles = LANGUAGES.flatMap(({ abbreviations }) => abbreviations ?? [])
    .filter(([written, , kind]) => kind === 'name' && /^\p{L}{2,}\.$/u.test(written))
    .map(([written]) => toPattern(written));
  return alternatives([...new Set(titles)]);
}

function alternatives(patterns: readonly string[]): string {
  return patterns.length === 0 ? '(?!)' : patterns.join('|');
}

function toPattern(written: string): string {
  const characters = Array.from(written.replace(/\.\s(?=.)/g, '.'));
  return characters
    .map((character, index) => {
      if (character === '.') return index < characters.length - 1 ? '\\.\\s?' : '\\.';
      return characters.length > 2 ? eitherCase(character) : character;
    })
    .join('');
}

function eitherCase(character: string): string {
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  return lower === upper ? character.replace(/[*+?^${}()|[\]\\/]/g, '\\$&') : `[${lower}${upper}]`;
}

/** The abbreviation with a line's end after each of its inner stops. */
function cuts(written: string): string[] {
  return Array.from(written.matchAll(/\.\s?(?=.)/g), ({ index, 0: stop }) => {
    const [head, tail] = [written.slice(0, index + 1), written.slice(index + stop.length)];
    return [head, tail].map((part) => toPattern(part).replace(/^\p{L}/u, eitherCase)).join('\\n');
  });
}

function keyOf(written: string): string {
  return written.length === 2 ? written : written.toLowerCase().replace(/\.\s+/g, '.');
}
