import type { BookStatistics } from '../book/book-statistics.ts';
import { countCharacters } from '../count-characters.ts';
import type { TextLine } from '../page/page-text.ts';
import type { SortedPage } from '../page/sorted-page.ts';
import { goesOnWithAddress } from '../paragraphs/broken-addresses.ts';
import type { BookFacts } from './book-facts.ts';
import type { LeavingOut } from './leaving-out.ts';
import { findParagraphs, isProse } from './prose.ts';

/** With more of it in typewriter letters, a book is typewritten. */
const TYPEWRITTEN_SHARE = 0.5;

/** What is in every listing and in no title or letter that is set in such a font. "8:30" is a time. */
const CODE = /[{}()[\];=<>_$#\\|&*+@~^`/]|\b(?!\d{1,2}[.:]\d\d\b)\w+[.:]\w|^-/;

/** They are equally wide in any font, and no language to program in is written in them. */
const FULL_WIDTH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
const HALF_WIDTH = /[A-Za-z]+/gu;
const COMMENT = /^\s*(?:#|\/[/*]|\*|--|%|;|<!--)/;

const AS_CODE = {
  kind: 'code',
  opens: false,
  reason: 'is set in typewriter letters, apart from the text',
  evidence: ['look', 'wording'],
} as const;

/**
 * Marks listings: lines in typewriter letters that stand apart from the text. Paragraphs in such letters are read:
 * letters, prompts and what somebody answered are often set so.
 */
export function* tagCode(
  pages: Iterable<SortedPage>,
  { statistics }: BookFacts,
  leaveOut: LeavingOut,
): Generator<SortedPage> {
  const typewritten = statistics.monoShare > TYPEWRITTEN_SHARE;
  for (const page of pages) {
    const blocks = typewritten ? [] : findBlocks(page.lines, statistics);
    const code = blocks.filter((block) => block.some(({ text }) => CODE.test(text))).flatMap(withoutText);
    yield leaveOut.parts(page, new Map(code.map((line) => [line, AS_CODE])));
  }
}

/** Lines in typewriter letters that follow each other. */
function findBlocks(lines: readonly TextLine[], statistics: BookStatistics): TextLine[][] {
  const blocks: TextLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (!isTypewritten(line) || line.part !== undefined || line.size > 1.05 * statistics.bodySize) return;
    const open = blocks.at(-1);
    if (open !== undefined && open.at(-1) === before) open.push(line);
    else if (before === undefined || !isInProse(before, line, statistics)) blocks.push([line]);
  });
  return blocks;
}

function withoutText(block: readonly TextLine[]): TextLine[] {
  const text = findParagraphs(block, (line) => !COMMENT.test(line.text) && isProse(line.text));
  return block.filter((line) => !text.has(line));
}

function isTypewritten({ mono, text }: TextLine): boolean {
  return mono && (COMMENT.test(text) || !isFullWidth(text));
}

/** Whether a line is Chinese, Japanese or Korean text, with a few names in Latin letters at most. */
function isFullWidth(text: string): boolean {
  // A letter of full width is about two others.
  return 2 * countCharacters(text, FULL_WIDTH) > countCharacters(text, HALF_WIDTH);
}

/**
 * A line that goes on where the one above stopped: the end of an address or of a list of names in typewriter letters.
 */
function isInProse(before: TextLine, line: TextLine, { leading }: BookStatistics): boolean {
  if (before.mono || before.column !== line.column) return false;
  if (goesOnWithAddress(before.text, line.text)) return true;
  const close = line.y > before.y && (line.y - before.y) / before.size < 1.15 * leading;
  return close && Math.abs(line.x - before.x) < before.size && !before.text.endsWith(':');
}
