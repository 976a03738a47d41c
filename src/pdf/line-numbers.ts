import type { SetApart, TextRun } from './text-runs.ts';

/** Fewer may be anything that counts. */
const MIN_NUMBERS = 4;
const MIN_EVERY_LINE = 8;
/** Numbers stand below each other within this many points. */
const ALIGNED_POINTS = 2;
/** How much the distance of two numbers may differ from that of the lines they count, as a share. */
const TOLERANCE = 0.12;
/** Of the lines that are numbered, this share begins inside a sentence; entries of a list don't. */
const MIN_INSIDE = 0.3;

/**
 * Sets apart the numbers beside the text that count its lines, as manuscripts, court records and editions of poems have them: all of them outside of
 * the text, and as many lines apart as they count.
 */
export function setLineNumbersApart(runs: readonly TextRun[]): SetApart {
  const candidates = runs.filter(({ text }) => /^\s*\d{1,4}\s*$/.test(text));
  const found = new Set<TextRun>();
  for (const edge of [leftOf, rightOf]) {
    for (const group of alignedBy(edge, candidates)) {
      if (group.length >= MIN_NUMBERS && countLines(group, runs)) for (const run of group) found.add(run);
    }
  }
  if (found.size === 0) return { runs, apart: [] };
  const numbers = runs.filter((run) => found.has(run)).map(({ text }) => text.trim());
  return {
    runs: runs.filter((run) => !found.has(run)),
    apart: [{ kind: 'margin', text: numbers.join(' ') }],
  };
}

const leftOf = ({ x }: TextRun): number => x;
const rightOf = ({ x, width }: TextRun): number => x + width;

function alignedBy(edge: (run: TextRun) => number, runs: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  for (const run of runs.toSorted((a, b) => edge(a) - edge(b))) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && edge(run) - edge(last) < ALIGNED_POINTS) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => group.toSorted((a, b) => a.y - b.y));
}

function countLines(group: readonly TextRun[], runs: readonly TextRun[]): boolean {
  const left = Math.min(...group.map(leftOf));
  const right = Math.max(...group.map(rightOf));
  const [top = 0, bottom = 0] = [group[0]?.y, group.at(-1)?.y];
  const text = runs.filter((run) => {
    return (
      run.text.trim() !== '' && !group.includes(run) && run.y > top - run.size && run.y < bottom + run.size
    );
  });
  const isOutside = text.every((run) => leftOf(run) > right) || text.every((run) => rightOf(run) < left);
  if (!isOutside || text.length === 0) return false;
  const values = group.map((run) => Number(run.text));
  const steps = differences(values);
  const step = median(steps);
  if (step < 1 || steps.filter((each) => each === step).length < 0.9 * steps.length) return false;
  const lines = firstOfLines(text);
  const distance = median(differences(lines.map(({ y }) => y)));
  const apart = median(differences(group.map(({ y }) => y)));
  if (Math.abs(apart / (step * distance) - 1) > TOLERANCE) return false;
  if (step > 1) return true;
  const inside = lines.filter((line) => /^\s*\p{Ll}/u.test(line.text)).length;
  return group.length >= MIN_EVERY_LINE && inside > MIN_INSIDE * lines.length;
}

/** The leftmost run of each baseline, from the top. */
function firstOfLines(runs: readonly TextRun[]): TextRun[] {
  const lines: TextRun[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last === undefined || run.y - last.y > 0.5 * Math.max(run.size, last.size)) lines.push(run);
    else if (run.x < last.x) lines[lines.length - 1] = run;
  }
  return lines;
}

function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - (values[index] ?? 0));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
