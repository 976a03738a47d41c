import type { Counted } from './language.ts';

/**
 * Measures with their prefixes. `prefixes` are "k:kilo M:mega", `bases` "g:gram:grams:km" with one, several and the
 * letters of the prefixes that are in use with it; `_` is a space.
 */
export function metric(prefixes: string, bases: string): Record<string, Counted> {
  const names = new Map(
    prefixes.split(' ').map((pair) => {
      const [letter = '', name = ''] = pair.split(':');
      return [letter, name] as const;
    }),
  );
  return Object.fromEntries(
    bases.split(' ').flatMap((row) => {
      const [base = '', one = '', many = one, letters = ''] = row.replaceAll('_', ' ').split(':');
      return Array.from(letters).flatMap((letter) => {
        const name = names.get(letter);
        if (name === undefined) return [];
        const counted = { one: joined(name, one), many: joined(name, many) };
        // The sign of micro is in Unicode twice.
        return (letter === 'µ' ? ['µ', 'μ'] : [letter]).map((sign) => [sign + base, counted] as const);
      });
    }),
  );
}

/** "Kilo" and "Meter" are "Kilometer". */
function joined(prefix: string, noun: string): string {
  return prefix + noun.slice(0, 1).toLowerCase() + noun.slice(1);
}
