import type { Counted } from '../../languages/language.ts';
import { FRACTION_SIGNS } from './fractions.ts';

const FRACTION = new RegExp(`^[${FRACTION_SIGNS}]$`);
const WITH_FRACTION = new RegExp(`[${FRACTION_SIGNS}]$`);

export type Counter = (counted: Counted, number: string) => string;

/** What stands behind a number: in Russian 21 counts like 1, in Polish it doesn't (CLDR). */
export function createCounter(decimal: string, language: string): Counter {
  const rules = new Intl.PluralRules(language);
  return ({ one, few, many, part }, number) => {
    if (number === '1') return one;
    if (FRACTION.test(number)) return part ?? few ?? one;
    if (part !== undefined && (number.includes(decimal) || WITH_FRACTION.test(number))) return part;
    if (few === undefined || !/^\d+$/.test(number)) return many;
    const count = rules.select(Number(number));
    if (count === 'one') return one;
    return count === 'few' ? few : many;
  };
}
