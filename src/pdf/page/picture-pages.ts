import { garbledLines } from './garbled-fonts.ts';
import { isJunk } from './junk-text.ts';
import type { PageText, TextLine } from './page-text.ts';

/**
 * Garbled lines, as a share of the width of all lines, that make a page one to be looked at. Below it they are
 * formulas, samples of signs.
 */
const MAX_GARBLED = 0.3;
/** What libraries print on their scans has no more characters, spaces aside. A page of text has ten times as many. */
const MAX_STAMP = 160;
/** How much more was found on a page than it says of itself, for it to be more than the same with mistakes. */
const MORE = 1.2;

/**
 * Why a page has to be looked at to be read: it has no text of its own; its text is the shadow of one; a few words are
 * printed on a picture of the whole page, as on many a library's scans.
 */
export type PictureKind = 'no text' | 'garbled' | 'stamped';

export function pictureKind(page: PageText): PictureKind | null {
  if (page.unreadable !== null) return null;
  // What was filled into a scanned form says nothing about what is printed on it.
  const printed = page.lines.filter(({ filled }) => filled !== true);
  if (!printed.some(({ text }) => /\S/.test(text))) return 'no text';
  if (page.scan === 'layered' && isJunk(textOf(page.lines))) return 'garbled';
  if (page.scan === 'bare' && lengthOf(printed) <= MAX_STAMP) return 'stamped';
  return widthOf(garbledLines(page)) > MAX_GARBLED * widthOf(page.lines) ? 'garbled' : null;
}

/** What was found by looking at a page, or what the page says of itself as far as it can be read, whichever is more. */
export function chooseReading(page: PageText, found: readonly PageText[]): readonly PageText[] {
  const garbled = garbledLines(page);
  const clear = page.lines.filter((line) => !garbled.has(line));
  const lines = isJunk(textOf(clear)) ? [] : clear;
  const own = lengthOf(lines);
  const seen = found.reduce((sum, text) => sum + lengthOf(text.lines), 0);
  if (own === 0 || seen > MORE * own) return found;
  const unreadable = found.find((text) => text.unreadable !== null)?.unreadable ?? null;
  return [{ ...page, lines, unreadable }];
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}

function lengthOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
}

function widthOf(lines: Iterable<TextLine>): number {
  let sum = 0;
  for (const { width } of lines) sum += width;
  return sum;
}
