import { countCharacters } from '../count-characters.ts';
import type { PageText, TextLine } from './page-text.ts';
import { isScrambled } from './scrambled-text.ts';

/** Less text says too little. */
const MIN_CHARACTERS = 40;
/** Of all that isn't a space. Even tables and formulas are more than half letters and figures. */
const MIN_KNOWN = 0.5;
/** Where so much of a page is letters and figures, no font on it is broken. */
const CLEAR = 0.9;
/** Of what is written in one font; samples of code have more. */
const MIN_LETTERS_OF_FONT = 0.25;
/** Private use, controls, and the sign for a character that could not be mapped. */
const UNMAPPED = /[\p{Co}\p{Cc}\ufffd]+/gu;
const MAX_UNMAPPED = 0.15;
/** Rules of dots and dashes are long and mean nothing. */
const RULE = /([.·_=\-–—*•])\1{3,}/g;

/**
 * The lines whose letters aren't known: fonts without a map to Unicode come out as signs, boxes and private characters,
 * or, where the map is wrong, as letters and signs in any order.
 *
 * Each font of a page is judged by all that is written in it, since the others may be fine; on a page with little text,
 * all of it together.
 */
export function garbledLines(page: PageText): ReadonlySet<TextLine> {
  const all = textOf(page.lines);
  if (isClear(all)) return new Set();
  if (isGarbled(all, MIN_KNOWN)) return new Set(page.lines);
  const byFont = new Map<number, TextLine[]>();
  for (const line of page.lines) byFont.set(line.style, [...(byFont.get(line.style) ?? []), line]);
  return new Set(
    [...byFont.values()].filter((lines) => isGarbled(textOf(lines), MIN_LETTERS_OF_FONT)).flat(),
  );
}

function isClear(text: string): boolean {
  const characters = text.replace(/\s+/g, '');
  return countCharacters(characters, /[\p{L}\p{N}\p{M}]+/gu) > CLEAR * characters.length;
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join('');
}

function isGarbled(text: string, leastLetters: number): boolean {
  if (isScrambled(text)) return true;
  const { characters, known, letters, unmapped, rules } = count(text);
  if (characters < MIN_CHARACTERS) return false;
  const counted = Math.max(1, characters - rules);
  if (unmapped > counted * MAX_UNMAPPED) return true;
  return counted >= MIN_CHARACTERS && known < counted * MIN_KNOWN && letters < counted * leastLetters;
}

/**
 * Of what isn't a space: letters, these and figures, what stands for no character, and what is drawn with dots and
 * dashes.
 */
function count(text: string) {
  const characters = text.replace(/\s+/g, '');
  const letters = countCharacters(characters, /[\p{L}\p{M}]+/gu);
  return {
    characters: characters.length,
    letters,
    known: letters + countCharacters(characters, /\p{N}+/gu),
    unmapped: countCharacters(characters, UNMAPPED),
    rules: characters.match(RULE)?.join('').length ?? 0,
  };
}
