import type { Font } from './fonts.ts';
import { normalizeText } from './normalize.ts';
import type { Removal } from '../removal.ts';

/** What pdf.js's `getTextContent` gives for a run of text (its `TextItem`, as far as it is used here). */
export interface TextItem {
  str: string;
  dir: string;
  transform: readonly number[];
  width: number;
  height: number;
  fontName: string;
  /** Why it isn't seen where it isn't: no ink at all, or white ink on nothing. Only with the patches of `INK_PATCHES`. */
  unseen?: 'invisible' | 'white';
}

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
}

/** What a step leaves of a page's runs, and what it set apart. */
export interface SetApart {
  runs: readonly TextRun[];
  apart: readonly Removal[];
}

const OBLIQUE = { kind: 'watermark', step: 'turned-text', reason: 'runs across the page' } as const;
const TURNED = { kind: 'margin', step: 'turned-text', reason: 'runs up or down the page' } as const;

/**
 * Turns pdf.js items into runs: applies the page's transform, normalises the characters, and sorts out text that runs in
 * another direction than most of the page (a landscape table on a portrait page is upright once the page is turned). `turn`: in quarter turns.
 */
export function toRuns(
  items: Iterable<TextItem>,
  transform: readonly number[],
  fontOf: (fontName: string) => Font,
): { runs: TextRun[]; apart: readonly Removal[]; turn: number } {
  const placed = Array.from(items, (item) => place(item, transform, fontOf)).filter((run) => run !== null);
  const charactersByTurn = new Map<number, number>();
  for (const { turn, run } of placed) {
    charactersByTurn.set(turn, (charactersByTurn.get(turn) ?? 0) + run.text.trim().length);
  }
  const [pageTurn] = [...charactersByTurn].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  const runs: TextRun[] = [];
  const apart: Removal[] = [];
  for (const { turn, run } of placed) {
    if (turn === pageTurn) runs.push(pageTurn === 0 ? run : turnUpright(run, pageTurn));
    else if (run.text.trim() !== '') apart.push({ ...(turn < 0 ? OBLIQUE : TURNED), text: run.text.trim() });
  }
  return { runs, apart, turn: pageTurn };
}

/** `turn` is the direction of the text in quarter turns clockwise, or -1 when it runs at any other angle. */
function place(
  item: TextItem,
  transform: readonly number[],
  fontOf: (fontName: string) => Font,
): { turn: number; run: TextRun } | null {
  // A soft hyphen that is printed is a hyphen; see `loadPatchedWorker`.
  const text = normalizeText(item.str.replaceAll('\u00ad', '-'));
  if (text === '') return null;
  const [a, b, c, d, e, f] = multiply(transform, item.transform);
  const size = Math.hypot(c, d) || item.height;
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const turn = Math.abs(quarters - Math.round(quarters)) > 0.05 ? -1 : (Math.round(quarters) + 4) % 4;
  if (![e, f, size].every(Number.isFinite)) return null;
  const rightToLeft = item.dir === 'rtl';
  return {
    turn,
    run: { text, x: e, y: f, width: item.width, size, ...fontOf(item.fontName), rightToLeft },
  };
}

function turnUpright(run: TextRun, turn: number): TextRun {
  const { x, y } = run;
  if (turn === 1) return { ...run, x: y, y: -x };
  if (turn === 2) return { ...run, x: -x, y: -y };
  return turn === 3 ? { ...run, x: -y, y: x } : run;
}

type Matrix = [number, number, number, number, number, number];

function multiply(left: readonly number[], right: readonly number[]): Matrix {
  const [a1 = 1, b1 = 0, c1 = 0, d1 = 1, e1 = 0, f1 = 0] = left;
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = right;
  return [
    a1 * a2 + c1 * b2,
    b1 * a2 + d1 * b2,
    a1 * c2 + c1 * d2,
    b1 * c2 + d1 * d2,
    a1 * e2 + c1 * f2 + e1,
    b1 * e2 + d1 * f2 + f1,
  ];
}
