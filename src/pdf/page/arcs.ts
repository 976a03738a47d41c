import { median } from '../median.ts';
import type { SourceText } from './page-source.ts';

/** An arc has so many letters, and so many of them are neither level nor upright. */
const MIN_LETTERS = 4;
const MIN_OBLIQUE = 3;
/** The letters of an arc are texts of their own, or two of them where they turn little. */
const MAX_CHARACTERS = 2;
/** From the end of a letter to the next one, in font sizes: on the arc, and where a space is. */
const MAX_GAP = 1.5;
const SPACE_GAP = 0.35;
/** How far two letters that follow each other are turned, and all of an arc that is a line of the page. In radians. */
const MAX_TURN = 0.6;
const MAX_SWEEP = 2.8;
const MIN_SWEEP = 0.1;
const SAME_SIZE = 0.04;
/** What is turned less than this is level or upright. */
const LEVEL = 0.02;
/** An arc whose ends are so nearly level is read where it stands. */
const LEVEL_ENDS = 0.2;
/** A title is so much larger than the text; the name of a river on a map is not. */
const TITLE_SCALE = 1.3;
/** Characters of what is no letter of an arc. */
const TEXT_LENGTH = 10;

/**
 * Puts the letters of a title on an arc together to one text, each of which is turned by itself: those at the top are
 * upright, and would be read alone. Where its ends are level, it is a line of the page; a seal's text around its edge
 * stays oblique, and so does a name on a map.
 */
export function straightenArcs(texts: readonly SourceText[]): readonly SourceText[] {
  let oblique = 0;
  for (const { transform } of texts) if (isOblique(transform)) oblique += 1;
  if (oblique < MIN_OBLIQUE) return texts;
  const straight: SourceText[] = [];
  let chain: SourceText[] = [];
  const close = (): void => {
    straight.push(...(isArc(chain) ? [join(chain, TITLE_SCALE * textSize(texts))] : chain));
    chain = [];
  };
  for (const text of texts) {
    // What pdf.js puts between two letters.
    if (text.text.trim() === '' && chain.length > 0) continue;
    const last = chain.at(-1);
    if (last !== undefined && !follows(last, text)) close();
    chain.push(text);
  }
  close();
  return straight;
}

function isOblique([a, b]: SourceText['transform']): boolean {
  return Math.min(Math.abs(a), Math.abs(b)) > LEVEL * Math.hypot(a, b);
}

function follows(last: SourceText, next: SourceText): boolean {
  if (next.font !== last.font || next.unseen !== last.unseen) return false;
  if (last.text.trim().length > MAX_CHARACTERS || next.text.trim().length > MAX_CHARACTERS) return false;
  const size = sizeOf(last);
  if (Math.abs(sizeOf(next) - size) > SAME_SIZE * size) return false;
  return Math.abs(turnBetween(last, next)) < MAX_TURN && gapBetween(last, next) < MAX_GAP * size;
}

function isArc(chain: readonly SourceText[]): boolean {
  if (chain.length < MIN_LETTERS) return false;
  return (
    chain.filter(({ transform }) => isOblique(transform)).length >= MIN_OBLIQUE && sweepOf(chain) > MIN_SWEEP
  );
}

function textSize(texts: readonly SourceText[]): number {
  return median(texts.filter(({ text }) => text.length >= TEXT_LENGTH).map(sizeOf));
}

/** @param least the size from which on it may be a line of the page */
function join(chain: readonly SourceText[], least: number): SourceText {
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) throw new Error('an arc has letters');
  const size = sizeOf(first);
  let text = '';
  let width = 0;
  chain.forEach((letter, index) => {
    const before = chain[index - 1];
    const gap = before === undefined ? 0 : gapBetween(before, letter);
    text += (gap > SPACE_GAP * size ? ' ' : '') + letter.text.trim();
    width += gap + letter.width;
  });
  const [endX, endY] = endOf(last);
  const [x, y] = [first.transform[4], first.transform[5]];
  const chord = Math.atan2(endY - y, endX - x);
  const isLine = size >= least && Math.abs(chord) < LEVEL_ENDS && sweepOf(chain) < MAX_SWEEP;
  if (!isLine) {
    const oblique = chain.find(({ transform }) => isOblique(transform)) ?? first;
    return { ...first, text, width, transform: oblique.transform };
  }
  const top = Math.max(...chain.map(({ transform }) => transform[5]));
  return { ...first, text, width: endX - x, transform: [size, 0, 0, size, x, top] };
}

function sweepOf(chain: readonly SourceText[]): number {
  let sweep = 0;
  chain.forEach((letter, index) => {
    const before = chain[index - 1];
    if (before !== undefined) sweep += Math.abs(turnBetween(before, letter));
  });
  return sweep;
}

function sizeOf({ transform: [, , c, d] }: SourceText): number {
  return Math.hypot(c, d);
}

/** By how much a letter is turned against another one. */
function turnBetween(one: SourceText, other: SourceText): number {
  const angle = ({ transform: [a, b] }: SourceText): number => Math.atan2(b, a);
  const turn = angle(other) - angle(one);
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

function gapBetween(one: SourceText, other: SourceText): number {
  const [x, y] = endOf(one);
  return Math.hypot(other.transform[4] - x, other.transform[5] - y);
}

/** Where a text ends on its baseline. */
function endOf({ transform: [a, b, , , x, y], width }: SourceText): [x: number, y: number] {
  const scale = Math.hypot(a, b);
  return scale === 0 ? [x, y] : [x + (width * a) / scale, y + (width * b) / scale];
}
