import { anyOf } from '../../languages/languages.ts';
import { isHangul } from '../page/hangul.ts';
import { endsInHyphen } from '../page/hyphens.ts';
import { goesOnWithAddress } from './broken-addresses.ts';
import type { IsCompound } from './compounds.ts';

/**
 * Chinese and Japanese, and Thai, Lao, Burmese and Khmer: no spaces between words, and lines break between any two of
 * them.
 */
const UNSPACED =
  /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
/** After a hyphen that stands for a left-out part: German "Ein- und Ausgang", English "short- and long-term". */
const SUSPENDED = new RegExp(
  `^(?:${anyOf(
    ({ apparatus }) => apparatus?.and,
    ({ apparatus }) => apparatus?.or,
  )})\\s`,
  'u',
);

/** "evaluation/methodol-": two words and no address. */
const AT_A_CHOICE = /^["'“‘(—–]?(?:[\p{L}-]+[—–])?\p{L}+\/\p{L}+-$/u;

/**
 * Joins the text so far with the next line. A hyphen at the line's end goes, unless the word is a compound, or the
 * hyphen is plainly part of what is written: before a capital or a digit, in an address, after a single letter, or left
 * hanging ("short- and long-term").
 *
 * @param isWordCut whether no word ends at the line's end if it has Korean letters on either side
 */
export function joinLines(text: string, line: string, isCompound: IsCompound, isWordCut = false): string {
  if (text === '') return line;
  if (isWordCut && isHangul(text.at(-1)) && isHangul(line.at(0))) return text + line;
  if (goesOnWithAddress(text, line)) return text + line;
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  if (!endsInHyphen(text)) {
    return UNSPACED.test(text.at(-1) ?? '') && UNSPACED.test(line.charAt(0))
      ? text + line
      : `${text} ${line}`;
  }
  if (SUSPENDED.test(line)) return `${text} ${line}`;
  if (!/^\p{L}/u.test(line)) return /^\p{N}/u.test(line) ? text + line : `${text} ${line}`;
  return keepsHyphen(text, line, isCompound) ? text + line : text.slice(0, -1) + line;
}

function keepsHyphen(text: string, line: string, isCompound: IsCompound): boolean {
  const token = text.slice(text.lastIndexOf(' ') + 1);
  if (/[/:@_\\]|\p{N}-$/u.test(token) && !AT_A_CHOICE.test(token)) return true;
  const left = /([\p{L}-]+)[-\u2010]$/u.exec(token)?.[1] ?? '';
  const right = /^[\p{L}-]+/u.exec(line)?.[0] ?? '';
  if (left.length <= 1) return true;
  if (left === 'Mc') return false;
  const allCapitals = left === left.toUpperCase();
  if (/^\p{Lu}/u.test(right) && !allCapitals) return true;
  return isCompound(left, right);
}
