import type { Language } from './language.ts';
import * as registered from './register.ts';

/** All languages that have a file. */
export const LANGUAGES: readonly Language[] = Object.values(registered);

const BY_CODE = new Map(
  LANGUAGES.flatMap((language) =>
    [language.code, ...(language.otherCodes ?? [])].map((code) => [code, language] as const),
  ),
);

/** @param code ISO 639-1 */
export function languageOf(code: string): Language | null {
  return BY_CODE.get(code) ?? null;
}

/**
 * Keys of all languages as alternatives of a regular expression: for what is read before the language is known, and
 * since books quote others. Matches nothing where no language has them.
 */
export function anyOf(...picks: readonly ((language: Language) => string | null | undefined)[]): string {
  const patterns = picks.flatMap((pick) => LANGUAGES.map(pick)).filter((one) => typeof one === 'string');
  return patterns.length === 0 ? '(?!)' : [...new Set(patterns)].join('|');
}
