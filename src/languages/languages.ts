import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import type { SpokenLanguage } from './language.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';

const BY_CODE: Readonly<Record<string, SpokenLanguage>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ru: RUSSIAN,
};

/** @param code ISO 639-1 */
export function languageOf(code: string): SpokenLanguage | undefined {
  return BY_CODE[code];
}
