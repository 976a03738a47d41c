import { anyOf } from '../../languages/languages.ts';
import type { PageText } from '../page/page-text.ts';

/** What the list of references calls its entries, so that a citation can be told from prose in brackets. */
export interface ReferenceKeys {
  /**
   * "12" or "Knu84", as they stand in brackets at the start of an entry, or numbers with a stop in a list of
   * references.
   */
  keys: ReadonlySet<string>;
  /** Lower-case surnames that entries begin with. */
  surnames: ReadonlySet<string>;
}

/** Before a surname: "van den". */
export const PARTICLES = String.raw`(?:(?:${anyOf(({ apparatus }) => apparatus?.particles)})\s+)*`;
const REFERENCES = new RegExp(
  String.raw`^(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?(?:${anyOf(({ structure }) => structure?.references)})\s*:?$`,
  'iu',
);
const BRACKETED = /^\[(?=[^\]]*\d)([\p{L}\p{N}+'’. -]{1,24})\]\s*\S/u;
/** As text recognition reads the label of an entry that stands apart from it: "[21", "(31]", "32]". */
const MISREAD_LABEL = /^(?:[[(](\d{1,3})[\])]?|(\d{1,3})\])$/;
/** So many of a list's numbers may be missing before the next one. */
const MAX_GAP = 4;
/** With so many, a list has the numbers between them, too. */
const MIN_NUMBERS = 8;
const NUMBERED = /^(\d{1,3})\.?\s+\p{Lu}/u;
const SURNAME = new RegExp(String.raw`^(${PARTICLES}\p{Lu}[\p{L}'’-]+),?\s+(?:\p{Lu}\.|\p{Lu}\p{Ll}+)`, 'u');
const YEAR = /\b(?:1[5-9]|20)\d\d[a-z]?\b/;
const MAX_KEYS = 5_000;
/** A list of references goes on for as long as lines like its own come again. */
const MAX_OTHER_LINES = 60;

/** Whether a heading opens a list of references. */
export function isReferencesHeading(text: string): boolean {
  return text.length < 60 && REFERENCES.test(text.trim());
}

/** Learns the entries of the lists of references in a book, page by page. */
export function collectReferenceKeys(): { add(page: PageText): void; result(): ReferenceKeys } {
  const keys = new Set<string>();
  const surnames = new Set<string>();
  let others = Infinity;
  const follows = (number: number, gap: number): boolean =>
    Array.from({ length: gap }, (_, index) => number - 1 - index).some((earlier) =>
      keys.has(String(earlier)),
    );
  return {
    add: ({ lines, noise }) => {
      lines.forEach(({ text }, index) => {
        if (isReferencesHeading(text)) others = 0;
        if (keys.size + surnames.size > MAX_KEYS) return;
        const misread = noise === undefined ? null : MISREAD_LABEL.exec(text);
        const bracketed = BRACKETED.exec(text)?.[1] ?? misread?.[1] ?? misread?.[2];
        const counted = bracketed === '1' || follows(Number(bracketed), noise === undefined ? 1 : MAX_GAP);
        const inList = others <= MAX_OTHER_LINES;
        // A list under an unknown heading shows by its numbers.
        if (bracketed !== undefined && (inList || counted)) keys.add(bracketed);
        if (!inList) return;
        const number = NUMBERED.exec(text)?.[1];
        const surname = SURNAME.exec(text)?.[1];
        if (number !== undefined) keys.add(number);
        // The year may come in the entry's second or third line.
        const entry = [0, 1, 2].map((offset) => lines[index + offset]?.text ?? '').join(' ');
        const named = surname !== undefined && YEAR.test(entry);
        if (named) surnames.add(surname.toLowerCase());
        others = number !== undefined || named || bracketed !== undefined ? 0 : others + 1;
      });
    },
    result: () => ({ keys: withoutGaps(keys), surnames }),
  };
}

/** An entry or two in a long list aren't recognised as such. */
function withoutGaps(keys: ReadonlySet<string>): ReadonlySet<string> {
  const numbers = [...keys].filter((key) => /^\d+$/.test(key)).map(Number);
  const most = Math.max(0, ...numbers);
  if (numbers.length < MIN_NUMBERS || numbers.length < most / 2) return keys;
  return new Set([...keys, ...Array.from({ length: most }, (_, index) => String(index + 1))]);
}
