import type { Region } from './geometry.ts';
import type { SourceField } from './page-source.ts';
import type { TextRun } from './text-runs.ts';

/** Lengths from here on are in font sizes of the label. How far a label may be before its field on the line. */
const MAX_BEFORE = 30;
/** Nearer than this, nothing else is its label. */
const CLOSE_BEFORE = 2.5;
/** How far below the field the baseline of the label before it may be. */
const BELOW_EDGE = 0.35;
/** From a label's baseline down to the field, and from the field down to the baseline of a label below it. */
const MAX_ABOVE = 1.6;
const MAX_BELOW = 1.5;
/** How far letters reach up from their baseline, where that is said of most of them. */
const LETTER_HEIGHT = 0.5;
/** How far a label may reach into the field below it, and begin before it. */
const INTO_FIELD = 1;
const OUTDENT = 1.5;
/** How far the label of a box is behind it. */
const MAX_BEHIND = 4;

/** A field, where reading begins on the left. */
export interface Field extends Region {
  value: SourceField['value'];
}

export interface FormPage {
  /** What is printed, and what is filled in so far. */
  runs: readonly TextRun[];
  /** Empty ones too. */
  fields: readonly Field[];
}

/** The run that says what is written into a field, as the last one on its line. */
export function labelOf(field: Field, page: FormPage): TextRun | undefined {
  const before = labelBefore(field, page);
  if (before !== undefined) {
    const isClose = field.left - endOf(before) < CLOSE_BEFORE * before.size;
    if (isClose || before.filled === true || /[:：]\s*$/.test(before.text)) return before;
  }
  return labelAboveOrBelow(field, page) ?? before;
}

/** The lowest of the lines that stand nearest before a field, or another field there that is filled. */
export function labelBefore(field: Field, { runs }: FormPage): TextRun | undefined {
  const before = runs.filter(
    (run) =>
      run.text.trim() !== '' &&
      isBeside(run, field) &&
      run.x < field.left &&
      endOf(run) < field.left + run.size,
  );
  const nearest = largest(before, endOf);
  if (nearest === undefined || field.left - endOf(nearest) > MAX_BEFORE * nearest.size) return undefined;
  return largest(
    before.filter((run) => endOf(run) > nearest.x),
    (run) => run.y + endOf(run) / 1e4,
  );
}

/** The label of a box that is ticked, where nothing but its own space stands between the two. */
export function labelBehind(field: Field, { runs }: FormPage): TextRun | undefined {
  const behind = runs.filter(
    (run) => run.text.trim() !== '' && isBeside(run, field) && run.x > middleOf(field),
  );
  const nearest = largest(behind, (run) => -run.x);
  return nearest !== undefined && nearest.x - field.right < MAX_BEHIND * nearest.size ? nearest : undefined;
}

/** The end of the line over a field or below it, whichever is nearer, with no other field between the two. */
function labelAboveOrBelow(field: Field, { runs, fields }: FormPage): TextRun | undefined {
  const near = runs.flatMap((run) => {
    const isOver = run.x > field.left - OUTDENT * run.size && run.x < field.right;
    if (run.text.trim() === '' || !isOver) return [];
    const above = (field.top - run.y) / run.size;
    const below = (run.y - field.bottom) / run.size;
    if (above > -INTO_FIELD && above < MAX_ABOVE) return [{ run, distance: Math.max(0, above) }];
    if (below > 0 && below < MAX_BELOW) return [{ run, distance: Math.max(0, below - LETTER_HEIGHT) }];
    return [];
  });
  const nearest = largest(near, ({ distance }) => -distance)?.run;
  if (nearest === undefined) return undefined;
  const isOther = fields.some(
    (other) =>
      other !== field &&
      other.left < field.right &&
      other.right > field.left &&
      (nearest.y < middleOfHeight(field)
        ? other.top >= nearest.y && other.bottom <= field.top + 1
        : other.bottom <= nearest.y && other.top >= field.bottom - 1),
  );
  if (isOther) return undefined;
  const line = near.filter(({ run }) => Math.abs(run.y - nearest.y) < BELOW_EDGE * nearest.size);
  return largest(
    line.map(({ run }) => run),
    endOf,
  );
}

/** Whether it stands on a line with the field. */
export function isBeside({ y, size }: TextRun, field: Region): boolean {
  return y > field.top && y < field.bottom + BELOW_EDGE * size;
}

export function endOf(run: TextRun): number {
  return run.x + run.width;
}

export function middleOf(place: TextRun | Region): number {
  return 'x' in place ? place.x + place.width / 2 : (place.left + place.right) / 2;
}

function middleOfHeight({ top, bottom }: Region): number {
  return (top + bottom) / 2;
}

/** The one of the largest measure. */
export function largest<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (best, one) => (best === undefined || measure(one) > measure(best) ? one : best),
    undefined,
  );
}
