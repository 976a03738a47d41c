import type { Font } from './fonts.ts';
import { multiply } from './geometry.ts';
import type { Matrix } from './geometry.ts';
import { normalizeText } from './normalize.ts';
import type { SourceText, Unseen } from './page-source.ts';

/** A run of text in page coordinates: points, `y` down from the top, after turning the page so that most text is upright. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  style: number;
  mono: boolean;
  bold: boolean;
  rightToLeft: boolean;
  /** Where it runs another way than most of the page: up or down it, or at an angle. */
  turned?: 'upright' | 'oblique';
  /** Why it isn't seen, where it isn't. */
  unseen?: Unseen;
}

/**
 * Places the runs of a page: applies its transform, normalises the characters, and turns the page so that most of its text is upright (a landscape
 * table on a portrait page is). `turn`: in quarter turns; `transform`: the one given, and the turn.
 */
export function toRuns(
  texts: readonly SourceText[],
  transform: Matrix,
  fontOf: (font: string) => Font,
): { runs: TextRun[]; transform: Matrix; turn: number } {
  const placed = texts.map((text) => place(text, transform, fontOf)).filter((run) => run !== null);
  const turn = mainTurn(placed);
  const runs: TextRun[] = [];
  for (const { turn: own, run } of placed) {
    const upright = turn === 0 ? run : turnUpright(run, turn);
    if (own === turn) runs.push(upright);
    else if (run.text.trim() !== '') runs.push({ ...upright, turned: own < 0 ? 'oblique' : 'upright' });
  }
  return { runs, transform: multiply(TURNS[turn] ?? TURNS[0], transform), turn };
}

interface Placed {
  /** The direction of the text in quarter turns clockwise, or -1 when it runs at any other angle. */
  turn: number;
  run: TextRun;
}

function place(text: SourceText, transform: Matrix, fontOf: (font: string) => Font): Placed | null {
  // A soft hyphen that is printed is a hyphen, and the others are not in the text.
  const normal = normalizeText(text.text.replaceAll('\u00ad', '-'));
  if (normal === '') return null;
  const [a, b, c, d, e, f] = multiply(transform, text.transform);
  const scale = Math.hypot(transform[0], transform[1]);
  const size = Math.hypot(c, d) || text.height * scale;
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const turn = Math.abs(quarters - Math.round(quarters)) > 0.05 ? -1 : (Math.round(quarters) + 4) % 4;
  if (![e, f, size].every(Number.isFinite)) return null;
  const { rightToLeft, unseen } = text;
  const run = {
    text: normal,
    x: e,
    y: f,
    width: text.width * scale,
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
