import { countCharacters } from '../count-characters.ts';
import type { TextLine } from '../page/page-text.ts';

/** Words of a line of running text, at least. */
const MIN_WORDS = 5;
/** So many of them are written small, or the script has no small letters. */
const MIN_SMALL = 0.5;
export const SCRIPTS_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/** So many lines of prose that follow each other are a paragraph, and no title or cell that takes some lines. */
const MIN_PARAGRAPH_LINES = 3;
const SENTENCE_END = /[.!?…][\u201d\u2019"'»)\]]*$/u;

/** Whether a line reads like a part of a sentence, rather than like a row of cells, a label or an address. */
export function isProse(text: string): boolean {
  if (countCharacters(text, SCRIPTS_WITHOUT_SPACES) > 2 * MIN_WORDS) return true;
  const words = text.split(/\s+/);
  const worded = words.filter((word) => /^["'“‘«(]?\p{L}[\p{L}\p{M}’'-]*[.,;:!?…)"'”’»]*$/u.test(word));
  if (worded.length < MIN_WORDS || worded.length < 0.7 * words.length) return false;
  const small = worded.filter((word) => /^["'“‘«(]?[\p{Ll}\p{Lo}]/u.test(word));
  return small.length >= MIN_SMALL * worded.length;
}

/**
 * The lines of paragraphs, whatever list or table they stand in: lines of prose that follow each other, and the short
 * one in which their sentence ends.
 *
 * @param reads says of a line whether it reads like prose
 */
export function findParagraphs(
  lines: readonly TextLine[],
  reads: (line: TextLine) => boolean = ({ text }) => isProse(text),
): ReadonlySet<TextLine> {
  const found = new Set<TextLine>();
  let run: TextLine[] = [];
  for (const line of lines) {
    const before = run.at(-1);
    if (reads(line)) run.push(line);
    else {
      const isEnd = before !== undefined && SENTENCE_END.test(line.text) && !SENTENCE_END.test(before.text);
      if (isEnd && found.has(before)) found.add(line);
      run = [];
    }
    if (run.length >= MIN_PARAGRAPH_LINES) for (const own of run) found.add(own);
  }
  return found;
}
