import { areWords, isCode } from './forms.ts';
import { coveredLetters } from './grams.ts';
import { LEAST_WORDS } from './findings.ts';
import type { Finding } from './findings.ts';
import type { Prose, ProseLine, ProseWord } from './prose.ts';
import type { SearchableText } from './read-text.ts';

/** A run of words that isn't read, with the lines it stands in. */
export interface LostRun {
  finding: Finding;
  lines: ProseLine[];
}

/** Of a word's letters. */
const MISSING = 0.5;
/** So many words that are read, by chance or as little words, don't part a run that is lost. */
const BRIDGE = 3;

/**
 * Runs of prose that are read nowhere near their page.
 *
 * @param read what is read aloud
 * @param listed what is left out and listed, by kind
 */
export function findLost(
  prose: readonly Prose[],
  read: SearchableText,
  listed: ReadonlyMap<string, SearchableText>,
  gram: number,
): LostRun[] {
  const runs: LostRun[] = [];
  let open: ProseWord[] = [];
  let page = 0;
  const close = (): void => {
    const counted = open.filter(({ isSpared }) => !isSpared);
    if (counted.length >= LEAST_WORDS && areWords(counted) && !isListing(counted))
      runs.push(toRun(open, counted.length, { page, listed, gram }));
    open = [];
  };
  for (const stretch of prose) {
    const missing = missingWords(stretch, read, gram);
    // What is lost of one stretch and goes on at the head of the next is one loss.
    if (stretch.page !== page || missing[0] !== true) close();
    ({ page } = stretch);
    let bridge: ProseWord[] = [];
    stretch.words.forEach((word, index) => {
      if (missing[index] === true || (word.isSpared && open.length > 0)) {
        open.push(...bridge, word);
        bridge = [];
      } else if (open.length > 0 && bridge.length < BRIDGE) {
        bridge.push(word);
      } else {
        close();
        bridge = [];
      }
    });
    if (bridge.length > 0) close();
  }
  close();
  return runs;
}

/** Words of a listing have lost their signs; its lines have them still. */
function isListing(words: readonly ProseWord[]): boolean {
  const lines = new Set(words.map(({ line }) => line));
  return isCode([...lines].map(({ text }) => text).join(' '));
}

function missingWords({ page, words }: Prose, read: SearchableText, gram: number): boolean[] {
  const letters = words.map((word) => word.letters).join('');
  const covered = coveredLetters(letters, gram, { has: (run) => read.find(run, page).length > 0 });
  coverFromAfar(letters, covered, read.letters, 2 * gram);
  let at = 0;
  return words.map((word) => {
    let found = 0;
    for (let index = at; index < at + word.letters.length; index += 1) found += covered[index] ?? 0;
    at += word.letters.length;
    return !word.isSpared && found < (1 - MISSING) * word.letters.length;
  });
}

/** A run that is read far from its page is read all the same, if it is long enough to be the same one. */
function coverFromAfar(letters: string, covered: Uint8Array, read: string, length: number): void {
  for (let at = 0; at + length <= letters.length; at += 1) {
    if (covered[at] === 1 && covered[at + length - 1] === 1) continue;
    if (read.includes(letters.slice(at, at + length))) covered.fill(1, at, at + length);
  }
}

/** Of a lost run's letters, listed under a heading. */
const LISTED = 0.4;

function toRun(
  words: readonly ProseWord[],
  count: number,
  { page, listed, gram }: { page: number; listed: ReadonlyMap<string, SearchableText>; gram: number },
): LostRun {
  const letters = words.map((word) => word.letters).join('');
  const length = Math.min(gram, 8);
  let best: { kind: string | null; share: number } = { kind: null, share: LISTED };
  for (const [kind, text] of listed) {
    const has = (run: string): boolean => text.find(run, page).length > 0;
    const share = coveredLetters(letters, length, { has }).reduce((sum, is) => sum + is, 0) / letters.length;
    if (share > best.share) best = { kind, share };
  }
  const text = words.map((word) => word.text).join(' ');
  return {
    finding: { type: 'lost', page, words: count, kind: best.kind, text },
    lines: [...new Set(words.map(({ line }) => line))],
  };
}
