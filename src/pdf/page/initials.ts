import { anyOf, LANGUAGES } from '../../languages/languages.ts';
import { usualSize } from './sizes.ts';
import type { TextRun } from './text-runs.ts';

/** How much larger than the text around it an initial is at least. */
const MIN_SCALE = 1.8;
/** Text beside an initial begins at most this far from it, in sizes of that text. */
const MAX_GAP = 1.5;
/** Lines are further apart than this, in sizes of their text. */
const SAME_BASELINE = 0.15;
/** The next line of a paragraph is at most so far below. */
const MAX_LEADING = 2;
/** How far lines may be from each other that begin at the same place. */
const SAME_LEFT = 0.3;
const ONE_LETTER_WORDS = LANGUAGES.map(({ spelling }) => spelling?.oneLetterWords ?? '').join('');
const WORD_OF_ITS_OWN = new RegExp(`^.?[${ONE_LETTER_WORDS}]$`, 'u');
/** What follows the pronoun, and no other letter "I", at the start of a sentence. */
const AFTER_I = new RegExp(`^(?:${anyOf(({ spelling }) => spelling?.afterInitialI)})$`, 'u');
const INITIAL = /^["'“‘„«¿¡]?\s?\p{Lu}['’]?$/u;

/** What goes on behind an initial that stands on the line of its word. A title behind its letter doesn't. */
const GOES_ON = /^["'’]?(?:\p{Ll}|\p{Lu}+ .*\p{Ll})/u;

/**
 * Joins initials ("drop caps") to the word that they begin: an initial's baseline is that of the second or third line
 * beside it, and its first word stands in the topmost of them. A raised initial stands on the line of its word. Those
 * lines are taken to begin where the initial does, so that they don't seem indented; unless it hangs in the margin, and
 * the lines below it begin where they do.
 */
export function joinInitials(runs: readonly TextRun[]): readonly TextRun[] {
  const initials = runs.filter((run) => INITIAL.test(run.text.trim()));
  if (initials.length === 0) return runs;
  const size = usualSize(runs);
  let result = runs;
  for (const initial of initials) {
    if (initial.size < MIN_SCALE * size) continue;
    const beside = findBeside(result, initial, size);
    const top = beside[0];
    if (top === undefined || (beside.length < 2 && !isOnLineOf(initial, top, size))) continue;
    const word = /^["'’]?\p{L}+/u.exec(top.text.trim())?.[0] ?? '';
    const hangs = beginsBelow(result, beside, size);
    const joint = standsAlone(initial.text.trim(), word, runs) ? ' ' : '';
    result = result
      .filter((run) => run !== initial)
      .map((run) => {
        if (!beside.includes(run)) return run;
        const text = run === top ? initial.text.trim() + joint + run.text.trimStart() : run.text;
        if (hangs) return { ...run, text };
        return { ...run, text, x: initial.x, width: run.x + run.width - initial.x };
      });
  }
  return result;
}

function isOnLineOf(initial: TextRun, run: TextRun, size: number): boolean {
  return Math.abs(initial.y - run.y) < SAME_BASELINE * size && GOES_ON.test(run.text.trim());
}

/** Whether the line below begins where the lines beside an initial do. */
function beginsBelow(runs: readonly TextRun[], beside: readonly TextRun[], size: number): boolean {
  const last = beside.at(-1);
  if (last === undefined) return false;
  const below = runs.filter(
    ({ text, x, y }) =>
      text.trim() !== '' &&
      y > last.y + SAME_BASELINE * size &&
      y < last.y + MAX_LEADING * size &&
      x < last.x + last.width,
  );
  const nearest = Math.min(...below.map(({ y }) => y));
  const left = Math.min(...below.filter(({ y }) => y - nearest < SAME_BASELINE * size).map(({ x }) => x));
  return Math.abs(left - last.x) < SAME_LEFT * size;
}

/** The first run of every line beside the initial, from the top. */
function findBeside(runs: readonly TextRun[], initial: TextRun, size: number): TextRun[] {
  const right = initial.x + initial.width;
  const near = runs.filter(
    (run) =>
      run !== initial &&
      run.size < 1.4 * size &&
      run.text.trim() !== '' &&
      run.x > right - 0.3 * size &&
      run.x < right + MAX_GAP * size &&
      run.y > initial.y - initial.size &&
      run.y < initial.y + 0.3 * size,
  );
  const lines: TextRun[] = [];
  for (const run of near.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    if (run.y - (lines.at(-1)?.y ?? -Infinity) > SAME_BASELINE * size) lines.push(run);
  }
  return lines;
}

/**
 * "A lighthouse", but "Along": the initial is a word where what follows it is one elsewhere on the page and both
 * together aren't.
 */
function standsAlone(initial: string, word: string, runs: readonly TextRun[]): boolean {
  if (word === '' || !WORD_OF_ITS_OWN.test(initial)) return false;
  const words = runs.flatMap((run) => run.text.toLowerCase().split(/[^\p{L}'’]+/u));
  const rest = word.toLowerCase();
  if (/^.?I$/u.test(initial) && AFTER_I.test(rest)) return true;
  // Once as the initial's own line; elsewhere for a second time.
  const isWord = words.filter((other) => other === rest).length > 1;
  return isWord && !words.includes(initial.slice(-1).toLowerCase() + rest);
}
