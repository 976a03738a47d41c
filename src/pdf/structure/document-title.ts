import { isProgramTitle } from './program-titles.ts';

/** What a browser or an office program puts behind the title: "The Tide - Google Docs". */
const PROGRAM_BEHIND =
  /\s[-–—|]\s(?:google (?:docs|drive|slides|sheets)|mozilla firefox|google chrome|microsoft edge)$/i;
const NUMBER_BEFORE = /^\p{Lu}[\p{L} .]*\d[\d.]*\s*[-–—:|]\s*$/u;

/**
 * The document's title: what its metadata says unless that is plainly not a title, else the largest text of the first
 * page.
 */
export function chooseTitle(metadata: string | null, largestOnFirstPage: string | null): string | null {
  const [said, seen] = [cleanMetadata(metadata), tidy(largestOnFirstPage ?? '')];
  return said === null || isBehindNumber(seen, said) ? seen : said;
}

/** "LNCS 4299 - The Tide": the number of a series, and the title as it stands on the page. */
function isBehindNumber(title: string | null, text: string): boolean {
  return title !== null && text.endsWith(title) && NUMBER_BEFORE.test(text.slice(0, -title.length));
}

/** The author from the metadata, unless a program or a placeholder stands there. */
export function chooseAuthor(metadata: string | null): string | null {
  return cleanMetadata(metadata);
}

function cleanMetadata(value: string | null): string | null {
  const text = tidy((value ?? '').replace(PROGRAM_BEHIND, ''));
  return text === null || isProgramTitle(text) ? null : text;
}

/**
 * One line with letters in it, or nothing. Marks that turn the direction of a text are left out: a title stands among
 * other words, and would turn them, too.
 */
function tidy(text: string): string | null {
  const line = text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    // eslint-disable-next-line no-control-regex -- metadata may hold anything
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  return /\p{L}/u.test(line) ? line : null;
}
