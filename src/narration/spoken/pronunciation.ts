import { createLiteralSearch } from './literal-search.ts';
import type { PronunciationRule } from './pronunciation-rule.ts';
import { createRuleMatcher } from './rule-matcher.ts';
import type { RuleMatch, RuleMatcher } from './rule-matcher.ts';
import { foldCase, toReadable } from './readable-text.ts';

/**
 * Replaces words by how they are said, in one pass: what one rule gives no other one changes, and where two match at
 * the same place the earlier one wins. The time is at most in proportion to the length of the text times the number of
 * rules, whatever either of them holds: both come from strangers.
 */
export function createPronouncer(
  rules: readonly PronunciationRule[],
  language: string,
): (text: string) => string {
  const own = rules.filter((rule) => rule.language === undefined || rule.language === language);
  if (own.length === 0) return (text) => text;
  const matchers = own.map(createRuleMatcher);
  return (text) => replaceMatches(text, own, matchers);
}

function replaceMatches(
  text: string,
  rules: readonly PronunciationRule[],
  matchers: readonly RuleMatcher[],
): string {
  const readable = toReadable(text);
  const exact = createLiteralSearch(readable.text);
  const folded = createLiteralSearch(foldCase(readable.text));
  const matches = new Map<number, { spoken: string; match: RuleMatch }>();
  const isTaken = (start: number): boolean => matches.has(start);
  matchers.forEach((find, index) => {
    const { caseSensitive = false, spoken = '' } = rules[index] ?? {};
    for (const match of find(caseSensitive ? exact : folded, readable, isTaken)) {
      matches.set(match.start, { spoken, match });
    }
  });
  if (matches.size === 0) return text;
  let result = '';
  let copied = 0;
  for (const start of [...matches.keys()].sort((left, right) => left - right)) {
    const found = matches.get(start);
    if (found === undefined || start < copied) continue;
    const { spoken, match } = found;
    const stars = match.stars.map(([from, to]) => readable.text.slice(from, to));
    let used = 0;
    result += readable.original(copied, start);
    result += spoken.replace(/\*/g, () => stars[used++] ?? '');
    copied = match.end;
  }
  return result + readable.original(copied, readable.text.length);
}
