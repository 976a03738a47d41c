import { median } from '../median.ts';
import { usualSize } from '../page/sizes.ts';
import type { RunsPage } from '../page/runs-page.ts';
import type { TextRun } from '../page/text-runs.ts';
import type { LeavingOut } from './leaving-out.ts';

/** Fewer may be anything that counts. */
const MIN_NUMBERS = 4;
const MIN_EVERY_LINE = 8;
/** Numbers stand below each other within so much, in font sizes of the text. */
const ALIGNED = 0.2;
/** How much the distance of two numbers may differ from that of the lines they count, as a share. */
const TOLERANCE = 0.12;
/** Of the lines that are numbered, this share begins inside a sentence; entries of a list don't. */
const MIN_INSIDE = 0.3;
/** Where empty lines have a number, too, so many do: no list has entries without a word. Lines. */
const MIN_INSIDE_BESIDE_EMPTY = 2;
/** What lines of text have on an average. */
const MIN_WORDS = 4;
/** Of the lines of a record of questions and answers, so many begin one; and so many are plainly questions. */
const MIN_SPEECHES = 1 / 3;
const MIN_QUESTIONS = 3;
const MIN_OTHERS = 3;
/** What is smaller than the text, as a share of its size, may stand beside it, too: notes in the margin. */
const SMALL = 0.92;

const WHY = {
  kind: 'margin',
  reason: 'counts the lines beside it',
  evidence: ['wording', 'place'],
} as const;

/**
 * Takes out the numbers beside the text that count its lines, as manuscripts, court records and editions of poems have
 * them: all of them outside of the text, and as many lines apart as they count. Where a page has only a few, those that
 * go on from the page before are known by that. To be called for page after page.
 */
export function beginLineNumbers(): (page: RunsPage, leaveOut: LeavingOut) => RunsPage {
  let last: Numbered | null = null;
  return (page, leaveOut) => {
    const { runs } = page;
    const candidates = runs.filter(({ text }) => /^\s*\d{1,4}\s*$/.test(text));
    const found = new Set<TextRun>();
    if (candidates.length > 0) {
      const usual = usualSize(runs);
      const text = runs.filter((run) => run.text.trim() !== '' && run.size > SMALL * usual);
      const groups = [leftOf, rightOf].flatMap((edge) => alignedBy(edge, candidates, ALIGNED * usual));
      for (const group of groups) {
        if (!isOutside(group, text)) continue;
        if (!countLines(group, text, last) && !goesOn(group, last)) continue;
        for (const run of group) found.add(run);
      }
    }
    if (found.size === 0) return page;
    const own = runs.filter((run) => found.has(run));
    const numbers = own.map((run) => Number(run.text));
    const value = Math.max(...numbers);
    last = {
      value,
      first: Math.min(...numbers),
      right: Math.max(...own.map(rightOf)),
      step: numbers.length < 2 ? (last?.step ?? 1) : median(differences(numbers.toSorted((a, b) => a - b))),
    };
    return leaveOut.runs(page, [{ ...WHY, runs: own }]);
  };
}

/** The numbers of the last page that had any. */
interface Numbered {
  first: number;
  value: number;
  step: number;
  /** Where they end, in points from the left. */
  right: number;
}

/** Whether the numbers go on from the last one of the page before, one by one or five by five. */
function goesOn(group: readonly TextRun[], last: Numbered | null): boolean {
  return (
    last !== null && group.every(({ text }, index) => Number(text) === last.value + (index + 1) * last.step)
  );
}

const leftOf = ({ x }: TextRun): number => x;
const rightOf = ({ x, width }: TextRun): number => x + width;

function alignedBy(edge: (run: TextRun) => number, runs: readonly TextRun[], tolerance: number): TextRun[][] {
  const groups: TextRun[][] = [];
  for (const run of runs.toSorted((a, b) => edge(a) - edge(b))) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && edge(run) - edge(last) < tolerance) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => group.toSorted((a, b) => a.y - b.y));
}

/** Whether they stand beside the lines that they are near, all of them on one side. */
function isOutside(group: readonly TextRun[], text: readonly TextRun[]): boolean {
  const left = Math.min(...group.map(leftOf));
  const right = Math.max(...group.map(rightOf));
  const near = beside(group, text);
  if (near.length === 0) return false;
  return near.every((run) => leftOf(run) > right) || near.every((run) => rightOf(run) < left);
}

function beside(group: readonly TextRun[], text: readonly TextRun[]): TextRun[] {
  const [top = 0, bottom = 0] = [group[0]?.y, group.at(-1)?.y];
  return text.filter((run) => !group.includes(run) && run.y > top - run.size && run.y < bottom + run.size);
}

function countLines(group: readonly TextRun[], text: readonly TextRun[], last: Numbered | null): boolean {
  if (group.length < MIN_NUMBERS) return false;
  const steps = differences(group.map((run) => Number(run.text)));
  const step = median(steps);
  if (step < 1 || steps.filter((each) => each === step).length < 0.9 * steps.length) return false;
  const lines = firstOfLines(beside(group, text));
  const distance = median(differences(lines.map(({ y }) => y)));
  const apart = median(differences(group.map(({ y }) => y)));
  if (Math.abs(apart / (step * distance) - 1) > TOLERANCE) return false;
  if (step > 1) return true;
  // The codes of a table count, too, and stand beside a word or two.
  const near = beside(group, text);
  const words = near.flatMap((run) => run.text.split(/\s+/).filter((word) => word !== ''));
  const isListing = near.filter(({ mono }) => mono).length > 0.8 * near.length;
  if (words.length < MIN_WORDS * lines.length && !isListing) return false;
  if (group.length < MIN_EVERY_LINE) return false;
  const inside = lines.filter((line) => /^\s*\p{Ll}/u.test(line.text)).length;
  if (inside > MIN_INSIDE * lines.length || beginsAgain(group, last) || isRecord(near, lines)) return true;
  // Questions and answers are short, so that hardly any of them goes on in a second line.
  return inside >= MIN_INSIDE_BESIDE_EMPTY && lines.length < group.length;
}

/**
 * Whether the lines are questions and answers: "Q", "A.", one letter each, some that end as questions do, and others
 * in which they go on or somebody else speaks. A list has an entry in each line.
 */
function isRecord(runs: readonly TextRun[], lines: readonly TextRun[]): boolean {
  const letters = lines.flatMap(({ text }) => /^\s*(\p{Lu})\.?(?:\s|$)/u.exec(text)?.[1] ?? []);
  const questions = runs.filter(({ text }) => /\?\s*$/.test(text));
  return (
    new Set(letters).size === 2 &&
    letters.length > MIN_SPEECHES * lines.length &&
    letters.length <= lines.length - MIN_OTHERS &&
    questions.length >= MIN_QUESTIONS
  );
}

/** Whether the numbers begin where those of the page before did: every page of a transcript has 25 lines. */
function beginsAgain(group: readonly TextRun[], last: Numbered | null): boolean {
  const [first] = group;
  return (
    last !== null &&
    first !== undefined &&
    Number(first.text) === last.first &&
    Math.abs(Math.max(...group.map(rightOf)) - last.right) < ALIGNED * first.size
  );
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
