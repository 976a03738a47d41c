import type { TextRun } from './text-runs.ts';

/** What TeX's older fonts print over a letter, as a character of its own; and what makes one letter of both. */
const COMBINING: ReadonlyMap<string, string> = new Map([
  ['\u0060', '\u0300'],
  ['\u00b4', '\u0301'],
  ['\u02c6', '\u0302'],
  ['\u02dc', '\u0303'],
  ['\u00af', '\u0304'],
  ['\u02d8', '\u0306'],
  ['\u02d9', '\u0307'],
  ['\u00a8', '\u0308'],
  ['\u02da', '\u030a'],
  ['\u02dd', '\u030b'],
  ['\u02c7', '\u030c'],
  ['\u00b8', '\u0327'],
  ['\u02db', '\u0328'],
]);
const DOTLESS: ReadonlyMap<string, string> = new Map([
  ['\u0131', 'i'],
  ['\u0237', 'j'],
]);
/**
 * About half of what an accent is wide, and the most that its middle lies right of where its letter begins; in font
 * sizes.
 */
const HALF_ACCENT = 0.15;
const REACH = 0.7;

/** An accent that is printed after its letter begins so far before the end of it, at least; in font sizes. */
const OVERLAP = 0.15;

/**
 * Puts accents that are printed over a letter into it, be it the next one ("na¨ıve") or the one before. @param row the
 * runs of one baseline, from the left
 */
export function placeAccents(row: readonly TextRun[]): TextRun[] {
  const placed = [...row];
  placed.forEach((run, index) => {
    const before = placed[index - 1];
    const combining = COMBINING.get(run.text.charAt(0));
    if (combining === undefined || before === undefined) return;
    const overlap = before.x + before.width - run.x;
    if (overlap < OVERLAP * run.size || overlap > REACH * run.size) return;
    const last = withAccent(before.text.slice(-1), combining);
    if (last === null) return;
    placed[index - 1] = { ...before, text: before.text.slice(0, -1) + last };
    placed[index] = { ...run, text: run.text.slice(1) };
  });
  placed.forEach((run, index) => {
    const combining = COMBINING.get(run.text.at(-1) ?? '');
    if (combining === undefined) return;
    const middle = run.x + run.width - HALF_ACCENT * run.size;
    const at = placed.findLastIndex(
      (other, position) =>
        position !== index &&
        middle >= other.x &&
        middle <= other.x + other.width &&
        middle - other.x < REACH * other.size &&
        withAccent(other.text, combining) !== null,
    );
    const base = placed[at];
    const text = base === undefined ? null : withAccent(base.text, combining);
    if (base === undefined || text === null) return;
    placed[at] = { ...base, text };
    placed[index] = { ...run, text: run.text.slice(0, -1) };
  });
  return placed.filter(({ text }, index) => text !== '' || row[index]?.text === '');
}

/** The text with the accent on its first letter, or null where there is no such letter. */
function withAccent(text: string, combining: string): string | null {
  const first = text.charAt(0);
  const letter = ((DOTLESS.get(first) ?? first) + combining).normalize('NFC');
  return letter.length === 1 ? letter + text.slice(1) : null;
}
