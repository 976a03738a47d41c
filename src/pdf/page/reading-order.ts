import createBidi from 'bidi-js';
import type { Bidi } from 'bidi-js';
import type { TextRun } from './text-runs.ts';

/** The way in which the text of a page, or a line, mainly goes. */
export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]+/g;
const LEFT_TO_RIGHT = /(?:(?![\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc])\p{L})+/gu;
/** Two halves of one character that were put the other way round. */
const TURNED_SURROGATES = /([\udc00-\udfff])([\ud800-\udbff])/g;
/** At the left end of a line of Latin words, these are what ends it from the right. */
const CLOSING = /^[.,:;!?،؛؟…]/;
/** Signs of vowels, and the furthest that one lies right of where its letter begins; in font sizes. */
const MARKS = /^\p{Mn}+$/u;
const OVER_LETTER = 0.3;
/** A space that was seen between a letter and its mark stands behind both. */
export const SPACE_BEFORE_MARK = / (\p{Mn}+)/gu;
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['«', '»'],
]);

/** Its types are those of a module, which Node doesn't take it for. */
const bidi = (createBidi as unknown as () => Bidi)();

/**
 * A run in coordinates that are counted from the right, in which a page that is read from there is like any other:
 * lines begin at the margin, and the first column is the right one. And back again.
 *
 * @param edges the sum of where the page begins and ends
 */
export function fromRight(run: TextRun, edges: number): TextRun {
  return { ...run, x: edges - run.x - run.width };
}

/** Whether it has letters that are read from the right. */
export function hasLettersFromRight(text: string): boolean {
  return text.search(RIGHT_TO_LEFT) >= 0;
}

/** The way of most letters of these runs; `ltr` where none goes the other way, which is told at once. */
export function directionOf(runs: readonly TextRun[]): Direction {
  if (!runs.some(({ rightToLeft }) => rightToLeft)) return 'ltr';
  const count = (letters: RegExp): number =>
    runs.reduce((sum, { text }) => sum + (text.match(letters)?.join('').length ?? 0), 0);
  return count(RIGHT_TO_LEFT) >= count(LEFT_TO_RIGHT) ? 'rtl' : 'ltr';
}

/** Which way a row of a page goes that mainly goes another way, or the same. */
export function directionOfRow(row: readonly TextRun[], page: Direction): Direction {
  if (page === 'ltr') return directionOf(row);
  const isMixed = row.some(({ rightToLeft }) => rightToLeft) || CLOSING.test(row[0]?.text.trim() ?? '');
  return isMixed ? 'rtl' : 'ltr';
}

/**
 * Brings a row into the order in which it is read, by the Unicode Bidirectional Algorithm (UAX #9): what it does to a
 * line for the eye is undone by doing it once more, as long as numbers and words of the other direction are whole. Runs
 * are cut where the direction changes.
 *
 * @param given the runs of one baseline from the left, with all the spaces between them
 */
export function toReadingOrder(given: readonly TextRun[], direction: Direction): TextRun[] {
  const row = given.toSorted((a, b) => leftOf(a) - leftOf(b));
  const seen = withShapes(row.map(({ text }) => text).join(''));
  const owners = row.flatMap((run) => Array.from({ length: run.text.length }, () => run));
  const embedding = bidi.getEmbeddingLevels(seen, direction);
  const mirrored = bidi.getMirroredCharactersMap(seen, embedding.levels);
  const pieces: { run: TextRun; text: string }[] = [];
  for (const index of bidi.getReorderedIndices(seen, embedding)) {
    const run = owners[index];
    const character = mirrored.get(index) ?? seen.charAt(index);
    const last = pieces.at(-1);
    if (last !== undefined && last.run === run) last.text += character;
    else if (run !== undefined) pieces.push({ run, text: character });
  }
  return pieces.map(({ run, text }) => ({ ...run, text: text.replace(TURNED_SURROGATES, '$2$1') }));
}

/** The other way round: text as it stands on a line, from the left. */
export function toSeenOrder(text: string, direction: Direction): string {
  return bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, direction));
}

/** As it is seen, a vowel's sign stands left of the letter that carries it, be it over its middle. */
function leftOf({ text, x, size }: TextRun): number {
  return MARKS.test(text) ? x - OVER_LETTER * size : x;
}

/**
 * The line with brackets as they look. Most files name the sign that is seen, in which case an opening one stands left
 * of its closing one; some name the sign that is meant.
 */
function withShapes(text: string): string {
  const open: string[] = [];
  let asSeen = 0;
  let asMeant = 0;
  for (const character of text) {
    for (const [opening, closing] of PAIRS) {
      if (character !== opening && character !== closing) continue;
      const before = open.at(-1);
      const isPair = before !== undefined && before !== character && [opening, closing].includes(before);
      if (!isPair) {
        open.push(character);
        continue;
      }
      open.pop();
      if (before === opening) asSeen += 1;
      else asMeant += 1;
    }
  }
  if (asMeant <= asSeen) return text;
  return text.replace(/[()[\]{}«»]/g, (sign) => bidi.getMirroredCharacter(sign) ?? sign);
}
