import { countCharacters } from './count-characters.ts';
import type { PageText } from './page-text.ts';

/** Less text says too little. */
const MIN_CHARACTERS = 40;
/** Of all that isn't a space. Even tables and formulas are more than half letters and figures. */
const MIN_LETTERS = 0.5;
/** Private use, controls, and the sign for a character that could not be mapped. */
const UNMAPPED = /[\p{Co}\p{Cc}\ufffd]+/gu;
const MAX_UNMAPPED = 0.15;

/** Whether a page has to be looked at to be read: it has no text, or text that is no more than the shadow of one. */
export function isPicture(page: PageText): boolean {
  if (page.unreadable !== null) return false;
  const text = page.lines
    .map((line) => line.text)
    .join('')
    .replace(/\s+/g, '');
  return text === '' || isGarbled(text);
}

/** Fonts without a map to Unicode come out as signs, boxes and private characters. */
export function isGarbled(text: string): boolean {
  const characters = text.replace(/\s+/g, '');
  if (characters.length < MIN_CHARACTERS) return false;
  const letters = countCharacters(characters, /[\p{L}\p{N}\p{M}]+/gu);
  const unmapped = countCharacters(characters, UNMAPPED);
  // Rules of dots and dashes are long and mean nothing.
  const rules = characters.match(/([.·_=\-–—*•])\1{3,}/g)?.join('').length ?? 0;
  const counted = Math.max(1, characters.length - rules);
  return unmapped > counted * MAX_UNMAPPED || (counted >= MIN_CHARACTERS && letters < counted * MIN_LETTERS);
}
