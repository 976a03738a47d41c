import type { SpokenStep } from './language.ts';

/** What is short for something only beside certain words or figures. */
export type Shorthand = readonly [pattern: RegExp, said: string | Readonly<Record<string, string>>];

/** A stop inside, a sign, or a figure with something at it; "at 5" has none. */
const IS_SHORT =
  /\p{L}\.[^"”»’)]|(?:St|Ave|f|ff|v|d|m|V)\.$|[×@°/<>≥≤€$½¼¾:]|\d\s?['′"″]|\d[\p{L}+,–-]|\d\sbi?(?!\p{L})|\d\s\d{3}\s\d{3}/u;

/** With a table of words, the pattern's first group says which. */
export function createShorthand(rows: readonly Shorthand[]): SpokenStep {
  return (text) =>
    IS_SHORT.test(text)
      ? rows.reduce(
          (spoken, [pattern, said]) =>
            typeof said === 'string'
              ? spoken.replace(pattern, said)
              : spoken.replace(pattern, (whole, key: string) => said[key] ?? whole),
          text,
        )
      : text;
}

/** "RR 140/90 mmHg", "88/min" */
export function vitals(over: string, perMinute: string): Shorthand[] {
  return [
    [/\/(?<=(?<![\p{L}\p{N}.,])\d{2,3}\/)(?=\d{2,3}\s?mm\s?Hg)/gu, ` ${over} `],
    [/\/(?<=(?<![\p{L}\p{N}.,])\d{1,3}\/)min(?![\p{L}\p{N}])/gu, ` ${perMinute}`],
  ];
}

/** Signs between a word and a number: "drinks > 2 l", "ab ≥ 18 Jahren". */
export function comparisons(more: string, less: string, least: string, most: string): Shorthand[] {
  return (
    [
      ['>', more],
      ['<', less],
      ['≥', least],
      ['≤', most],
    ] as const
  ).map(([sign, said]) => [new RegExp(`(?<=\\p{Ll}{3,}\\s)${sign}\\s?(?=[\\d$€£])`, 'gu'), `${said} `]);
}
