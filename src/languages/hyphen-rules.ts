import type { HyphenRule } from './language.ts';

/** A hyphen stands between what both expressions match. */
export function pair(left: RegExp, right: RegExp): HyphenRule {
  return (one, other) => left.test(one) && right.test(other);
}

/**
 * "mother-in-law", "arc-en-ciel": a small word between two hyphens, of which the first or the second is at the line's
 * end.
 */
export function linked(endsIn: RegExp, beginsWith: RegExp): HyphenRule {
  return (one, other) => endsIn.test(one) || beginsWith.test(other);
}
