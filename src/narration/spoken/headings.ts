import { LANGUAGES } from '../../languages/languages.ts';
import { romanValue } from '../../languages/numerals.ts';
import { tableOf } from '../../languages/spoken-table.ts';

/** Said letter by letter or known as they are, whatever stands around them. */
const ACRONYMS = new Set(LANGUAGES.flatMap((language) => [...(tableOf(language)?.acronyms ?? [])]));
const WORD = /\p{L}[\p{L}\p{M}’']*/gu;

/**
 * A heading all in capitals in the usual letters: engines spell some words of capitals out. Numerals and well-known
 * acronyms stay.
 */
export function lowerHeading(text: string, language: string): string {
  // Where letters have no case, a Latin word among them is a name: "第三章 NASA計画".
  if (/(?![ªº])\p{Lo}/u.test(text)) return text;
  const words = text.match(WORD) ?? [];
  const long = words.filter((word) => Array.from(word).length > 3);
  if (long.length === 0 || words.some((word) => word !== word.toLocaleUpperCase(language))) return text;
  let first = true;
  return text.replace(WORD, (word) => {
    const capital = first;
    first = false;
    if (ACRONYMS.has(word) || (word.length > 1 && romanValue(word) !== null)) return word;
    const lower = word.toLocaleLowerCase(language);
    return capital || word.length === 1 ? word.slice(0, 1) + lower.slice(1) : lower;
  });
}

/** "IV", "XII. The End" and "I: Beginnings" at the beginning of a heading are numbers; "I, Claudius" and
 * "M. Okafor" are not. */
export function numberHeading(text: string, numbered: ReadonlySet<string>): string {
  return text.replace(
    /^(\p{L}+\s+)?([IVX]|[IVXLCDM]{2,9})(?=\s*$|[.:]\s|[.:]?$|\s+[–—-]\s)/u,
    (whole, word: string | undefined, numeral: string) => {
      const value = romanValue(numeral);
      if (value === null || (word !== undefined && !numbered.has(word.trim().toLowerCase()))) return whole;
      return `${word ?? ''}${value}`;
    },
  );
}
