import type { Font } from './fonts.ts';
import { multiply } from './geometry.ts';
import type { Matrix } from './geometry.ts';
import { normalizeAsSeen, normalizeText } from './normalize.ts';
import { drawnSizes } from './drawn-sizes.ts';
import type { SourceFont, SourceText, Unseen } from './page-source.ts';

/**
 * A run of text in page coordinates: points, `y` down from the top, after turning the page so that most text is
 * upright.
 */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  style: number;
  mono: boolean;
  bold: boolean;
  /** Whether it has letters that are read from the right; the text is in the order in which it stands on the page. */
  rightToLeft: boolean;
  /** Where it runs another way than most of the page: up or down it, or at an angle. */
  turned?: 'upright' | 'oblique';
  /** Why it isn't seen, where it isn't. */
  unseen?: Unseen;
  /** Whether it is no part of the page but was filled into a field on it. */
  filled?: true;
}

/**
 * Places the runs of a page: applies its transform, normalises the characters, and turns the page so that most of its
 * text is upright (a landscape table on a portrait page is), and the right way round where it is mirrored, as a film is
 * that was copied from its back. `transform`: the one given, and what was done to the page; `isMoved` says whether that
 * was anything.
 */
export function toRuns(
  texts: readonly SourceText[],
  fonts: Readonly<Record<string, SourceFont>>,
  transform: Matrix,
  fontOf: (font: string) => Font,
): { runs: TextRun[]; transform: Matrix; isMoved: boolean } {
  const isMirrored = isMainlyMirrored(texts, fonts, transform);
  const shown = isMirrored ? multiply(MIRROR, transform) : transform;
  const sizes = drawnSizes(texts, fonts);
  const placed = texts
    .map((text) =>
      place(text, {
        transform: shown,
        fontOf,
        isVertical: fonts[text.font]?.vertical === true,
        drawnSize: sizes.get(text.font),
      }),
    )
    .filter((run) => run !== null);
  const turn = mainTurn(placed);
  const isVertical = isMainlyVertical(texts, fonts);
  const runs: TextRun[] = [];
  for (const { turn: own, run } of placed) {
    const upright = turn === 0 ? run : turnUpright(run, turn);
    if (own === turn) runs.push(upright);
    else if (isVertical && own === (turn + 3) % 4) runs.push(acrossColumn(upright));
    else if (run.text.trim() !== '') runs.push({ ...upright, turned: own < 0 ? 'oblique' : 'upright' });
  }
  return { runs, transform: multiply(TURNS[turn] ?? TURNS[0], shown), isMoved: isMirrored || turn !== 0 };
}

/** Whether most letters stand below each other, in columns from the right, as in Japanese books. */
function isMainlyVertical(
  texts: readonly SourceText[],
  fonts: Readonly<Record<string, SourceFont>>,
): boolean {
  let balance = 0;
  for (const { text, font } of texts) balance += fonts[font]?.vertical === true ? text.length : -text.length;
  return balance > 0;
}

/**
 * A number of two digits in a column of letters below each other stands across it, and takes the room of one of them.
 */
function acrossColumn(run: TextRun): TextRun {
  return { ...run, x: run.x - ABOVE_BASELINE * run.size, y: run.y - run.width / 2, width: run.size };
}

/** How far letters reach above their baseline, in font sizes. */
const ABOVE_BASELINE = 0.8;
/** Left becomes right. */
const MIRROR: Matrix = [-1, 0, 0, 1, 0, 0];

/**
 * Whether most of the text that is seen is mirrored, line by line. Letters that are drawings don't tell, and neither
 * does text without ink: recognition writes Hebrew and Arabic into its pages as mirrored text.
 */
function isMainlyMirrored(
  texts: readonly SourceText[],
  fonts: Readonly<Record<string, SourceFont>>,
  transform: Matrix,
): boolean {
  let balance = 0;
  for (const { text, unseen, font, transform: own } of texts) {
    if (unseen !== undefined || fonts[font]?.drawn === true) continue;
    balance += isMirroredBy(own, transform) ? text.length : -text.length;
  }
  return balance > 0;
}

/**
 * Heights are counted up in one space and down in the other, so that one of two matrices turns what is upright over.
 */
function isMirroredBy(own: Matrix, transform: Matrix): boolean {
  return determinant(own) * determinant(transform) > 0;
}

function determinant([a, b, c, d]: Matrix): number {
  return a * d - b * c;
}

interface Placed {
  /** The direction of the text in quarter turns clockwise, or -1 when it runs at any other angle. */
  turn: number;
  run: TextRun;
}

interface Setting {
  transform: Matrix;
  fontOf: (font: string) => Font;
  isVertical: boolean;
  /** In user space, where the matrix doesn't tell it. */
  drawnSize: number | undefined;
}

function place(text: SourceText, { transform, fontOf, isVertical, drawnSize }: Setting): Placed | null {
  // A soft hyphen that is printed is a hyphen, and the others are not in the text.
  const written = text.text.replaceAll('\u00ad', '-');
  const normal = text.rightToLeft ? normalizeAsSeen(written) : normalizeText(written);
  if (normal === '') return null;
  const [a, b, c, d, e, f] = multiply(transform, text.transform);
  const scale = Math.hypot(transform[0], transform[1]);
  const size = drawnSize === undefined ? Math.hypot(c, d) || text.height * scale : drawnSize * scale;
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  // Letters that stand below each other run a quarter turn further than they are turned.
  const turn =
    Math.abs(quarters - Math.round(quarters)) > 0.05 ? -1 : (Math.round(quarters) + (isVertical ? 5 : 4)) % 4;
  if (![e, f, size].every(Number.isFinite)) return null;
  const { rightToLeft, unseen } = text;
  const run = {
    text: normal,
    x: e,
    y: f,
    width: (isVertical ? text.height : text.width) * scale,
    size,
    ...fontOf(text.font),
    rightToLeft,
  };
  return { turn, run: unseen === undefined ? run : { ...run, unseen } };
}

/** The direction of most of the text that is seen; of all text where none is, as on a scan with a layer of text. */
function mainTurn(placed: readonly Placed[]): number {
  const seen = placed.filter(({ run }) => run.unseen === undefined);
  const characters = new Map<number, number>();
  for (const { turn, run } of seen.length > 0 ? seen : placed) {
    characters.set(turn, (characters.get(turn) ?? 0) + run.text.trim().length);
  }
  return [...characters].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** What brings text upright that runs so many quarter turns to the right. */
const TURNS: readonly [Matrix, ...Matrix[]] = [
  [1, 0, 0, 1, 0, 0],
  [0, -1, 1, 0, 0, 0],
  [-1, 0, 0, -1, 0, 0],
  [0, 1, -1, 0, 0, 0],
];

function turnUpright(run: TextRun, turn: number): TextRun {
  const [a, b, c, d] = TURNS[turn] ?? TURNS[0];
  return { ...run, x: a * run.x + c * run.y, y: b * run.x + d * run.y };
}
