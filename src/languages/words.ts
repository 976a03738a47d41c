import type { Abbreviation, AbbreviationKind, Counted } from './language.ts';

/** Words apart by spaces. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Rows for abbreviations that are said as they are written, or that no rule can say. */
export function asWritten(kind: AbbreviationKind, list: string): Abbreviation[] {
  return list.split(' ').map((written): Abbreviation => [written, null, kind]);
}

/** Rows of one kind, "adj.:adjective n.p.m.:above_the_sea"; `_` is a space. */
export function shortForms(kind: AbbreviationKind, list: string): Abbreviation[] {
  return list.split(' ').map((pair): Abbreviation => {
    const [written = '', spoken = ''] = pair.replaceAll('_', ' ').split(':');
    return [written, spoken, kind];
  });
}

/** Units, "hp:horsepower:horsepower _V:volt:volts"; `_` is a space. Of four forms, the others are `few` and `part`. */
export function units(list: string): Record<string, Counted> {
  return Object.fromEntries(
    list.split(' ').map((row): [string, Counted] => {
      const [unit = '', one = '', many = one, few, part] = row.replaceAll('_', ' ').split(':');
      return [
        unit,
        { one, many, ...(few === undefined ? {} : { few }), ...(part === undefined ? {} : { part }) },
      ];
    }),
  );
}

/** "Mt:Matthew Ps:Psalm" as a record, and each name for itself; `_` is a space. */
export function books(list: string): Record<string, string> {
  const pairs = list.split(' ').map((pair) => pair.replaceAll('_', ' ').split(':'));
  return Object.fromEntries(
    pairs.flatMap(([written = '', name = written]) => [
      [written, name],
      [name, name],
    ]),
  );
}

/** Signs and words as alternatives of a regular expression, as they are, the longest first; none matches nothing. */
export function alternatives(signs: readonly string[]): string {
  if (signs.length === 0) return '(?!)';
  return signs
    .toSorted((one, other) => other.length - one.length)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
}
