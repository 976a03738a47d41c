import type { SpokenStep } from './language.ts';
import { alternatives } from './words.ts';

/** A number below 10²⁰ in figures, with commas between its groups, of two figures in India, and a decimal point. */
export const NUMBER = '\\d{1,3}(?:,\\d{2,3}){1,6}(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?';

export interface Beside {
  /** What may stand between an amount and its sign, such as 万, as alternatives. */
  magnitudes: string;
  /** By the sign; on whichever side of the number it stands, the word is said behind it. */
  money: Readonly<Record<string, string>>;
  /** By the sign, which stands behind the number. */
  units: Readonly<Record<string, string>>;
  /** Between a number and its word. */
  gap: string;
}

/** Says the signs of money and of measures behind their numbers, in languages whose nouns don't change behind them. */
export function speakBeside({ magnitudes, money, units, gap }: Beside): SpokenStep {
  const amount = `(${NUMBER})(\\s?(?:${magnitudes}))?`;
  const signs = alternatives(Object.keys(money));
  const words = [...new Set(Object.values(money))].join('|');
  const before = new RegExp(`(${signs})\\s?${amount}(?![\\p{N}])(?:\\s?(?:${words}))?`, 'gu');
  const behind = new RegExp(`(?<![\\p{N}.,])${amount}\\s?(${signs})(?![\\p{N}])`, 'gu');
  const measure = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}.,])${amount}\\s?(${alternatives(Object.keys(units))})(?![A-Za-z²³/]|${gap === '' ? '(?!)' : '\\p{L}'})`,
    'gu',
  );
  const said = (number: string, magnitude: string | undefined, word: string | undefined): string =>
    `${number}${magnitude ?? ''}${gap}${word ?? ''}`;
  return (text) => {
    if (!/\d/.test(text)) return text;
    return text
      .replace(before, (_whole, sign: string, number: string, magnitude?: string) =>
        said(number, magnitude, money[sign]),
      )
      .replace(behind, (_whole, number: string, magnitude: string | undefined, sign: string) =>
        said(number, magnitude, money[sign]),
      )
      .replace(measure, (_whole, number: string, magnitude: string | undefined, unit: string) =>
        said(number, magnitude, units[unit]),
      );
  };
}

/** "1/3", neither a date nor a path, as the language says it; null leaves it. */
export function speakFractions(say: (numerator: number, denominator: number) => string | null): SpokenStep {
  return (text) =>
    text.replace(FRACTION, (whole, numerator: string, denominator: string) =>
      Number(numerator) < Number(denominator)
        ? (say(Number(numerator), Number(denominator)) ?? whole)
        : whole,
    );
}

const FRACTION =
  /(?<![\p{Script=Latin}\p{N}/.,:–-])(\d{1,2})\/(\d{1,3})(?![\p{Script=Latin}\p{N}/:–-]|[.,]\d)/gu;

/**
 * Says what stands between two numbers of which the second is larger: "1914–1918", and with a wave of any two.
 *
 * @param counted what must follow where it is only a hyphen, as alternatives
 */
export function speakRangesOf(to: string, counted: string): SpokenStep {
  const wave = /(?<=\d\s?[%\p{L}℃°]{0,4})\s?(?:[~～〜]|(?<=[点點分時时시분日月年号])[–—-])\s?(?=\d)/gu;
  const dash = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}.,/:–—-])(\\d{1,6})\\s?(–|—|-(?=\\s?\\d{1,6}\\s?(?:${counted})))\\s?(\\d{1,6})(?![\\p{N}/:–—-]|[.,]\\d)`,
    'gu',
  );
  return (text) =>
    text
      .replace(wave, to)
      .replace(dash, (whole, from: string, _dash: string, until: string) =>
        Number(until) > Number(from) ? `${from}${to}${until}` : whole,
      );
}
