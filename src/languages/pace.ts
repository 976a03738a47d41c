import { baseLanguage } from './base-language.ts';
import { LANGUAGES, languageOf } from './languages.ts';

/** Of a language in which it wasn't measured. */
export const USUAL_CHARACTERS_A_SECOND = 15;

/**
 * How quickly an average voice says an average text at its usual speed, for what isn't spoken yet.
 *
 * @param tag BCP 47; `null` where it isn't known
 */
export function charactersASecond(tag: string | null): number {
  return (
    (tag === null ? null : languageOf(baseLanguage(tag)))?.charactersASecond ?? USUAL_CHARACTERS_A_SECOND
  );
}

/** Of every language in which it was measured, by its code. */
export const MEASURED_PACES: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap(({ code, charactersASecond: pace }) => (pace === null ? [] : [[code, pace] as const])),
);
