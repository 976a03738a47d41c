import type { Abbreviation, AbbreviationKind } from './language.ts';

/** Words apart by spaces. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Rows for abbreviations that are said as they are written, or that no rule can say. */
export function asWritten(kind: AbbreviationKind, list: string): Abbreviation[] {
  return list.split(' ').map((written): Abbreviation => [written, null, kind]);
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
