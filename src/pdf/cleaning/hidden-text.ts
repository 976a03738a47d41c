import type { Region } from '../page/geometry.ts';
import type { Unseen } from '../page/page-source.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { LeavingOut, RunBlock } from './leaving-out.ts';

/**
 * Letters below this size can't be read by anybody, on paper of whatever size, if those of the page are much larger:
 * points, and a share of their size.
 */
const TINY_POINTS = 1.8;
const TINY_SHARE = 0.25;
/** How far beside a picture what was recognised on it may begin, in its font sizes. */
const BESIDE = 0.1;

/**
 * Takes out what a reader of the page doesn't see: text without ink, in white on nothing, or of the size of dust. Text
 * without ink over a picture is what somebody's recognition made of a scan, and stays; so does what most of the page is
 * written in, since then something else shows it.
 */
export function removeHiddenText(page: RunsPage, leaveOut: LeavingOut): RunsPage {
  const { runs, images } = page;
  const suspects = findSuspects(runs, images);
  if (suspects.size === 0) return page;
  const all = lengthOf(runs);
  // Each reason by itself: what is little of everything else is hidden, whatever else is.
  const hidden = new Map<TextRun, Reason>();
  for (const reason of new Set(suspects.values())) {
    const found = runs.filter((run) => suspects.get(run) === reason);
    if (lengthOf(found) < all / 2) for (const run of found) hidden.set(run, reason);
  }
  return leaveOut.runs(page, blocksOf(runs, hidden));
}

type Reason = Unseen | 'tiny';

const HIDDEN = { kind: 'hidden', evidence: ['look'] } as const;
const REASONS: Readonly<Record<Reason, string>> = {
  invisible: 'is written without ink, and on no picture',
  white: 'is written in white on nothing',
  'on its colour': 'is written in the colour of what is below it',
  transparent: 'is written in ink that lets everything through',
  clipped: 'lies outside of what is painted',
  covered: 'lies below what was painted over it',
  tiny: 'is of the size of dust',
};

function findSuspects(runs: readonly TextRun[], images: readonly Region[]): Map<TextRun, Reason> {
  const suspects = new Map<TextRun, Reason>();
  const isSmall = runs.some(({ text, size }) => text.trim() !== '' && size < TINY_POINTS);
  const tiny = isSmall ? Math.min(TINY_POINTS, TINY_SHARE * usualSize(runs)) : 0;
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    if (run.unseen === 'invisible' && !images.some((image) => isOn(run, image)))
      suspects.set(run, 'invisible');
    else if (run.unseen !== undefined && run.unseen !== 'invisible') suspects.set(run, run.unseen);
    else if (run.size < tiny) suspects.set(run, 'tiny');
  }
  return suspects;
}

function isOn({ x, y, size }: TextRun, { left, top, right, bottom }: Region): boolean {
  const beside = BESIDE * size;
  return x >= left - beside && x <= right + beside && y >= top - beside && y <= bottom + beside;
}

/** The size of most characters. */
function usualSize(runs: readonly TextRun[]): number {
  const sized = runs.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.size - b.size);
  const half = lengthOf(runs) / 2;
  let seen = 0;
  for (const { size, text } of sized) {
    seen += text.length;
    if (seen >= half) return size;
  }
  return 0;
}

function lengthOf(runs: readonly TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** One for what follows each other. */
function blocksOf(runs: readonly TextRun[], hidden: ReadonlyMap<TextRun, Reason>): RunBlock[] {
  const blocks: (RunBlock & { runs: TextRun[] })[] = [];
  let isOpen = false;
  for (const run of runs) {
    const reason = hidden.get(run);
    const last = blocks.at(-1);
    if (reason !== undefined && isOpen && last !== undefined) last.runs.push(run);
    else if (reason !== undefined) blocks.push({ ...HIDDEN, reason: REASONS[reason], runs: [run] });
    if (run.text.trim() !== '') isOpen = reason !== undefined;
  }
  return blocks;
}
