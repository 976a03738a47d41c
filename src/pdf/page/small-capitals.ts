import type { TextRun } from './text-runs.ts';

/** Small capitals made of smaller capitals: between these shares of the size of the capital that they follow. */
const SMALLEST = 0.65;
const LARGEST = 0.88;
/** In font sizes. */
const SAME_BASELINE = 0.05;
/** In font sizes. */
const TOUCHING = 0.15;

/**
 * Small capitals are often set as capitals of a smaller size: "T" and a smaller "HE KEEPER". Read as they are meant, as
 * lower-case letters, no voice takes them for an abbreviation. Smaller capitals that follow no full-sized one may be
 * one, and stay.
 *
 * @param row the runs of one baseline, from the left
 */
export function lowerSmallCapitals(row: readonly TextRun[]): TextRun[] {
  let capital: TextRun | null = null;
  let before: TextRun | null = null;
  const lowered: TextRun[] = [];
  for (const run of row) {
    const follows: boolean = capital !== null && before !== null && isSmallerThan(run, capital);
    const goesOn: boolean = before !== null && (before !== capital || touches(before, run));
    if (capital !== null && follows && goesOn && isCapitals(run.text)) {
      lowered.push({ ...run, text: run.text.toLowerCase(), size: capital.size });
    } else {
      capital = /(?<!\p{Lu})\p{Lu}$/u.test(run.text) ? run : null;
      lowered.push(run);
    }
    before = run;
  }
  return lowered;
}

function isSmallerThan(run: TextRun, capital: TextRun): boolean {
  const share = run.size / capital.size;
  return share > SMALLEST && share < LARGEST && Math.abs(run.y - capital.y) < SAME_BASELINE * capital.size;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function touches(before: TextRun, run: TextRun): boolean {
  return run.x - before.x - before.width < TOUCHING * run.size;
}
