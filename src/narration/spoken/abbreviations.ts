import type { AbbreviationContext, AbbreviationRow } from '../../languages/language.ts';

interface Matcher {
  pattern: RegExp;
  spoken: ReadonlyMap<string, string>;
}

const BEHIND: Readonly<Record<AbbreviationContext, string>> = {
  always: '',
  number: '(?=\\s?(?:[\\p{N}#(]|[IVXLC]{2,}(?!\\p{L})|[VXL](?![\\p{L}.])))',
  name: '(?=\\s+["“„«(]?\\p{Lu})',
};
const matchers = new WeakMap<readonly AbbreviationRow[], readonly Matcher[]>();

/** Writes abbreviations out, or takes their stops away where the rest is read rightly. */
export function speakAbbreviations(text: string, rows: readonly AbbreviationRow[]): string {
  if (!text.includes('.')) return text;
  let made = matchers.get(rows);
  if (made === undefined) {
    made = (Object.keys(BEHIND) as AbbreviationContext[]).map((context) => toMatcher(rows, context));
    matchers.set(rows, made);
  }
  let spoken = text;
  for (const { pattern, spoken: words } of made) {
    spoken = spoken.replace(pattern, (found) => {
      const key = normalized(found);
      const exact = words.get(key);
      if (exact !== undefined) return exact;
      // At the beginning of a sentence: "E.g." for "e.g.".
      const lower = words.get(key.slice(0, 1).toLowerCase() + key.slice(1));
      return lower === undefined ? found : lower.slice(0, 1).toUpperCase() + lower.slice(1);
    });
  }
  return spoken;
}

function toMatcher(rows: readonly AbbreviationRow[], context: AbbreviationContext): Matcher {
  const own = rows.filter(([, , when = 'always']) => when === context);
  const alternatives = own
    .map(([written]) => written)
    .toSorted((a, b) => b.length - a.length)
    .map(toPattern);
  return {
    // An empty alternation would match everywhere.
    pattern:
      alternatives.length === 0
        ? /(?!)/gu
        : new RegExp(`(?<![\\p{L}\\p{N}.])(?:${alternatives.join('|')})${BEHIND[context]}`, 'gu'),
    spoken: new Map(own.map(([written, spoken]) => [normalized(written), spoken])),
  };
}

/** The first letter in either case, unless that is all there is ("David P. Carlisle"), and a space or none after each inner stop. */
function toPattern(written: string): string {
  const [first = '', ...rest] = Array.from(normalized(written));
  const head =
    first === first.toUpperCase() || rest.length < 2
      ? escape(first)
      : `[${escape(first)}${escape(first.toUpperCase())}]`;
  return (
    head +
    rest
      .map((character, index) =>
        character === '.' && index < rest.length - 1 ? '\\.\\s?' : escape(character),
      )
      .join('')
  );
}

function normalized(text: string): string {
  return text.replace(/\.\s+/g, '.');
}

function escape(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
