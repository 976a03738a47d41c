import type { Span, TextLine } from '../page/page-text.ts';
import { placesOf } from '../page/place.ts';
import type { Removal } from '../page/removal.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { cut } from './note-marks.ts';
import { plainDigits, SUPERSCRIPT_DIGITS } from './superscripts.ts';

const SUPERIOR = new RegExp(`[${SUPERSCRIPT_DIGITS}]{1,3}`, 'g');
const NUMBER = new RegExp(`[\\d${SUPERSCRIPT_DIGITS}]+$`);
/**
 * A word that a number stands close before; a note's mark has a space behind it. One letter alone may be an element's,
 * or a variable's.
 */
const WORD = /^["'“‘«„([¿¡]{0,2}(?:\p{L}[\p{L}\p{M}’']|[\p{Lo}AIOÉÀYaioéàyейиоуя]\s)/u;
/** What may stand before it. */
const BEFORE = /(?:^|\s|["“‘«„(—–])$/u;
/** So many that follow each other are no chance. */
const MIN_NUMBERS = 3;
/** Editions leave out a verse, or put two together. */
const MAX_STEP = 2;

const WHY = {
  kind: 'note-mark',
  reason: 'is raised before a word, and counts the verses',
  evidence: ['look', 'wording'],
} as const;

/**
 * Takes out the raised numbers that count verses: each stands before a word, and they count up. Those that begin a page
 * may be few, as long as they go on from the page before.
 */
export function* removeVerseNumbers(
  pages: Iterable<SortedPage>,
  _facts: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  let last = NaN;
  for (const page of pages) {
    const counting = page.lines.flatMap(findNumbers);
    const verses = inSequence(counting, last);
    last = verses.at(-1)?.value ?? last;
    yield verses.length === 0 ? page : without(page, verses, leaveOut);
  }
}

interface VerseNumber {
  line: TextLine;
  span: Span;
  value: number;
}

function findNumbers(line: TextLine): VerseNumber[] {
  if (line.part !== undefined) return [];
  const superior = [...line.text.matchAll(SUPERIOR)].map(({ index, 0: digits }): Span => {
    return { start: index, end: index + digits.length };
  });
  return [...line.raised, ...superior]
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      // With what is raised before it: a space, the mark of a note and a space.
      const raised = line.text.slice(start, end).trimEnd();
      const from = start + raised.length - (NUMBER.exec(raised)?.[0].length ?? 0);
      const value = valueOf(line.text.slice(from, end));
      if (value === null || !BEFORE.test(line.text.slice(0, from))) return [];
      if (!WORD.test(line.text.slice(end))) return [];
      return [{ line, span: { start: from, end }, value }];
    });
}

function valueOf(text: string): number | null {
  const plain = plainDigits(text.trim());
  return /^\d{1,3}$/.test(plain) ? Number(plain) : null;
}

/**
 * Those that count up from a number before them, or from the last one of the page before. Where all begin a line, they
 * are those of notes or addresses.
 */
function inSequence(numbers: readonly VerseNumber[], before: number): VerseNumber[] {
  const sequences: VerseNumber[][] = [];
  let last = NaN;
  for (const number of numbers) {
    const goesOn = number.value > last && number.value <= last + MAX_STEP;
    if (goesOn) sequences.at(-1)?.push(number);
    else sequences.push([number]);
    last = number.value;
  }
  return sequences
    .filter(
      (sequence, index) =>
        (sequence.length >= MIN_NUMBERS && sequence.some(({ span }) => span.start > 0)) ||
        (index === 0 && sequence[0]?.value === before + 1),
    )
    .flat();
}

function without(page: SortedPage, verses: readonly VerseNumber[], leaveOut: LeavingOut): SortedPage {
  const removed: Removal[] = [];
  const lines = page.lines.map((line) => {
    const own = verses.filter((verse) => verse.line === line);
    if (own.length === 0) return line;
    const within = { lines: [line], places: placesOf(page, [line]) };
    const gone = own.flatMap(({ span, value }) => {
      const removal = leaveOut.words(String(value), within, WHY);
      if (removal !== null) removed.push(removal);
      return removal === null ? [] : [span];
    });
    return gone.length === 0 ? line : cut(line, gone);
  });
  return { ...page, lines, removed: [...page.removed, ...removed] };
}
