import { isSameSize, usualSize } from '../page/sizes.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import { textOf } from './leaving-out.ts';
import type { LeavingOut } from './leaving-out.ts';

/** Notes in the margin are at most this large, as a share of the text's size. */
const NOTE_SIZE = 0.92;
/** They stand this far beside the text, in font sizes of the text. */
const DISTANCE = 0.6;
/** With fewer full lines it isn't known where the text begins and ends. */
const MIN_FULL_LINES = 8;
/** Lines of this share of the widest are full. */
const FULL = 0.85;
/** What is less wide than the text by this much is a margin. */
const MAX_WIDTH = 0.4;
/** The lines of a note are no further apart; in font sizes. */
const MAX_GAP = 2;
/** More of a page's text is a column of its own. */
const MAX_SHARE = 0.2;

const WHY = {
  kind: 'margin',
  reason: 'is small and stands beside the text',
  evidence: ['look', 'place'],
} as const;

/** Takes out the small notes beside the text: they belong to no line of it, though they share its baselines. */
export function removeMarginNotes(page: RunsPage, leaveOut: LeavingOut): RunsPage {
  const { runs } = page;
  const block = findBlock(runs);
  const found = block === null ? [] : notesBeside(runs, block);
  const text = textOf(found);
  const all = runs.reduce((sum, run) => sum + run.text.trim().length, 0);
  if (text === '' || text.length > MAX_SHARE * all) return page;
  return leaveOut.runs(page, [{ ...WHY, runs: found }]);
}

interface Block {
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
}

/**
 * Where the full lines of a page in one column are; `null` where there are too few, or lines of another width beside
 * them.
 */
function findBlock(runs: readonly TextRun[]): Block | null {
  const inked = runs.filter(({ text }) => text.trim() !== '');
  const characters = inked.reduce((sum, { text }) => sum + text.length, 0);
  const size = usualSize(inked);
  const most = inked.reduce((sum, run) => sum + (isSameSize(run.size, size) ? run.text.length : 0), 0);
  if (most < characters / 2) return null;
  const lines = toLines(inked.filter((run) => run.size > NOTE_SIZE * size));
  const widest =
    lines.map(({ left, right }) => right - left).toSorted((a, b) => a - b)[Math.floor(lines.length * 0.9)] ??
    0;
  const full = lines.filter(({ left, right }) => right - left > FULL * widest);
  if (full.length < MIN_FULL_LINES || full.length < lines.length / 2) return null;
  return {
    left: Math.min(...full.map(({ left }) => left)),
    right: Math.max(...full.map(({ right }) => right)),
    top: Math.min(...full.map(({ y }) => y)) - size,
    bottom: Math.max(...full.map(({ y }) => y)) + size,
    size,
  };
}

/** What stands beside the block, but for the boxes there: the shortest lines of one would look like a note. */
function notesBeside(runs: readonly TextRun[], block: Block): TextRun[] {
  const widest = MAX_WIDTH * (block.right - block.left);
  const beside = runs.filter((run) => isBeside(run, block)).toSorted((a, b) => a.y - b.y);
  const sides = [beside.filter(({ x }) => x < block.left), beside.filter(({ x }) => x > block.right)];
  return sides
    .flatMap(inGroups)
    .filter((group) => group.every(({ width }) => width <= widest))
    .flat();
}

function isBeside({ x, y, width, size }: TextRun, block: Block): boolean {
  if (size > NOTE_SIZE * block.size || y < block.top || y > block.bottom) return false;
  const distance = DISTANCE * block.size;
  return x + width < block.left - distance || x > block.right + distance;
}

/** Runs from the top, parted where a gap is wider than those within a note or a box. */
function inGroups(runs: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  let last: TextRun | undefined;
  for (const run of runs) {
    if (last === undefined || run.y - last.y > MAX_GAP * run.size) groups.push([]);
    groups.at(-1)?.push(run);
    last = run;
  }
  return groups;
}

interface Line {
  y: number;
  left: number;
  right: number;
}

function toLines(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [];
  for (const { x, y, width, size } of runs.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last !== undefined && y - last.y < 0.4 * size) {
      last.left = Math.min(last.left, x);
      last.right = Math.max(last.right, x + width);
    } else {
      lines.push({ y, left: x, right: x + width });
    }
  }
  return lines;
}
