import type { Abbreviation, AbbreviationKind } from './language.ts';

/** Words apart by spaces. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Rows for abbreviations that are said as they are written, or that no rule can say. */
export function asWritten(kind: AbbreviationKind, list: string): Abbreviation[] {
  return list.split(' ').map((written): Abbreviation => [written, null, kind]);
}
