import type { Counted, DottedNames, SpokenStep } from './language.ts';
import { alternatives } from './words.ts';

/** One of something that doesn't change behind a number. */
export function same(word: string): Counted {
  return { one: word, many: word };
}

/** Units by their sign, of which all are said alike behind any number. */
export function sameUnits(units: Readonly<Record<string, string>>): Record<string, Counted> {
  return Object.fromEntries(Object.entries(units).map(([sign, word]) => [sign, same(word)]));
}

/**
 * Units without a number: "3 €/kg", and those of areas wherever they stand, "50 € za m²".
 *
 * @param per between a price and its unit
 */
export function speakLoneUnits(
  per: string,
  currencies: Readonly<Record<string, Counted>>,
  units: Readonly<Record<string, Counted>>,
): SpokenStep {
  const price = new RegExp(`(?<=\\d\\s?(?:${signsOf(currencies)}))/(${signsOf(units)})(?!\\p{L})`, 'gu');
  const area = /(?<=\p{L}\s)(?:km|cm|m)[²³](?![\p{L}\p{N}])/gu;
  return (text) =>
    text
      .replace(price, (_whole, unit: string) => ` ${per} ${units[unit]?.one ?? unit}`)
      .replace(area, (unit) => units[unit]?.one ?? unit);
}

function signsOf(words: Readonly<Record<string, Counted>>): string {
  return alternatives(Object.keys(words).map((sign) => sign.trim()));
}

/** Apart by strokes, in the order of their keys here. */
export function marksOf(words: string): DottedNames {
  const [at = '', dot = '', slash = '', hyphen = ''] = words.split('|');
  return { at, dot, slash, hyphen };
}
