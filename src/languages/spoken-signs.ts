import type { Counted, DottedNames } from './language.ts';

/** One of something that doesn't change behind a number. */
export function same(word: string): Counted {
  return { one: word, many: word };
}

/** Units by their sign, of which all are said alike behind any number. */
export function sameUnits(units: Readonly<Record<string, string>>): Record<string, Counted> {
  return Object.fromEntries(Object.entries(units).map(([sign, word]) => [sign, same(word)]));
}

/** Apart by strokes, in the order of their keys here. */
export function marksOf(words: string): DottedNames {
  const [at = '', dot = '', slash = '', hyphen = ''] = words.split('|');
  return { at, dot, slash, hyphen };
}
