import { isHangul } from './hangul.ts';
import { placeAccents } from './loose-accents.ts';
import type { Span, Stop, TextLine } from './page-text.ts';
import { directionOfRow, fromRight, SPACE_BEFORE_MARK, toReadingOrder } from './reading-order.ts';
import { closeUpLetters } from './spaced-letters.ts';
import { lowerSmallCapitals } from './small-capitals.ts';
import type { TextRun } from './text-runs.ts';

/** A gap this wide, in font sizes, is a space. pdf.js uses 0.102 inside its own runs. */
const SPACE_GAP = 0.12;
/**
 * Between letters of one typewriter's font, where a space is as wide as a letter. Listings place each word on its own,
 * with gaps of chance.
 */
const MONO_SPACE_GAP = 0.25;
/** No justified line has spaces this wide, in font sizes. */
const STOP_GAP = 1.6;
/** Characters are raised when they are at most this large and stand at least this high, in sizes of the line. */
const RAISED_SIZE = 0.86;
const RAISED_BY = 0.15;
/**
 * Superior figures of a font stand on the baseline and in its size, but they are narrower; per character, in font
 * sizes.
 */
const SUPERIOR_WIDTH = 0.36;
const USUAL_WIDTH = 0.38;
/** Programs that bring a symbol font call its bullets by private characters; those above are parts of brackets. */
const PRIVATE_BULLET = /^[\ue000-\uf7ff](?= \p{L}\p{L})/u;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Joins the runs of one baseline.
 *
 * @param given from the left, or from the right on a page that is read from there
 * @param edges of such a page; see `fromRight`
 */
export function joinRow(given: readonly TextRun[], column: number, edges: number | null): TextLine {
  const row = edges === null ? given : given.map((run) => fromRight(run, edges)).toReversed();
  const distinct = closeUpLetters(
    lowerSmallCapitals(placeAccents(row.filter((_run, index) => !repeatsEarlier(row, index)))),
  );
  const main = weightiest(distinct);
  const direction = directionOfRow(distinct, edges === null ? 'ltr' : 'rtl');
  const isMixed = direction === 'rtl' || distinct.some(({ rightToLeft }) => rightToLeft);
  let text = '';
  const raised: Span[] = [];
  const stops: Stop[] = [];
  let previous: TextRun | undefined;
  for (const run of isMixed ? toReadingOrder(withSpaces(distinct), direction) : distinct) {
    // What was put into another order has its spaces.
    const gap = previous === undefined || isMixed ? 0 : gapBetween(previous, run);
    if (previous !== undefined && needsSpace(previous, run, gap, text)) text += ' ';
    const own = run.text.replace(/ +/g, ' ');
    const added = text === '' || text.endsWith(' ') ? own.replace(/^ /, '') : own;
    if (gap > STOP_GAP * main.size) stops.push({ at: text.length, x: hundredth(run.x) });
    if (isRaised(run, main)) {
      const end = text.length + added.trimEnd().length;
      const last = raised.at(-1);
      // "1", "," and "2" may be runs of their own.
      if (last !== undefined && text.slice(last.end).trim() === '') last.end = end;
      else raised.push({ start: text.length, end });
    }
    text += added;
    previous = run;
  }
  const left = Math.min(...distinct.map((run) => run.x));
  const right = Math.max(...distinct.map((run) => run.x + run.width));
  const endsInSpace = text.endsWith(' ') && isHangul(text.at(-2));
  return {
    text: (isMixed ? text.replace(SPACE_BEFORE_MARK, '$1 ') : text)
      .trimEnd()
      .normalize('NFC')
      .replace(PRIVATE_BULLET, '•'),
    x: hundredth(edges === null ? left : edges - right),
    y: hundredth(main.y),
    width: hundredth(right - left),
    size: hundredth(main.size),
    style: main.style,
    column,
    mono: isNearlyAll(distinct, ({ mono }) => mono),
    bold: isNearlyAll(distinct, ({ bold }) => bold),
    raised,
    stops,
    ...(distinct.some(({ filled }) => filled) && { filled: true }),
    ...(endsInSpace && { endsInSpace }),
  };
}

/** Some programs print bold text twice, a hair apart. */
function repeatsEarlier(row: readonly TextRun[], index: number): boolean {
  const run = row[index];
  if (run === undefined) return false;
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = row[before];
    if (other === undefined || run.x - other.x > 0.2 * run.size) return false;
    if (other.text === run.text && Math.abs(other.y - run.y) < 0.2 * run.size) return true;
  }
  return false;
}

/** The runs of a row with the spaces between them. */
function withSpaces(row: readonly TextRun[]): TextRun[] {
  let previous: TextRun | undefined;
  return row.map((run) => {
    const isApart =
      previous !== undefined && needsSpace(previous, run, gapBetween(previous, run), previous.text);
    previous = run;
    return isApart ? { ...run, text: ` ${run.text}` } : run;
  });
}

function gapBetween(previous: TextRun, next: TextRun): number {
  return next.x - previous.x - previous.width;
}

function needsSpace(previous: TextRun, next: TextRun, gap: number, text: string): boolean {
  if (text.endsWith(' ') || next.text.startsWith(' ')) return false;
  const usual = next.mono && next.style === previous.style ? MONO_SPACE_GAP : SPACE_GAP;
  const between = CJK.test(text.at(-1) ?? '') && CJK.test(next.text.charAt(0)) ? 1 : usual;
  return gap > between * Math.min(previous.size, next.size);
}

function isRaised(run: TextRun, main: TextRun): boolean {
  if (run.size <= RAISED_SIZE * main.size && main.y - run.y >= RAISED_BY * main.size) return true;
  const perCharacter = ({ width, text, size }: TextRun): number => width / text.length / size;
  const superior = /^\d{1,3}$/.test(run.text) && perCharacter(run) < SUPERIOR_WIDTH;
  return superior && run !== main && perCharacter(main) > USUAL_WIDTH;
}

/** Whether it holds for nearly all characters: a sentence with a long name in typewriter letters is no line of them. */
function isNearlyAll(row: readonly TextRun[], holds: (run: TextRun) => boolean): boolean {
  let those = 0;
  let all = 0;
  for (const run of row) {
    all += run.text.length;
    if (holds(run)) those += run.text.length;
  }
  return those > 0.85 * all;
}

/** The run whose font and size stand for the line: those with the most characters. */
function weightiest(row: readonly TextRun[]): TextRun {
  const [first] = row;
  if (first !== undefined && row.every(({ size, style }) => size === first.size && style === first.style))
    return first;
  const weights = new Map<string, { characters: number; run: TextRun }>();
  for (const run of row) {
    const key = `${run.size.toFixed(1)} ${run.style}`;
    const entry = weights.get(key) ?? { characters: 0, run };
    entry.characters += run.text.length;
    weights.set(key, entry);
  }
  return [...weights.values()].reduce((best, next) => (next.characters > best.characters ? next : best)).run;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
