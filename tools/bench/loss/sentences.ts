import { isUnspaced, wordsOf } from './words.ts';

export interface Sentence {
  text: string;
  /** Code units of the stretch's text. */
  start: number;
  end: number;
  /** Has the length and the words of a sentence, and not those of a list, a table or a formula. */
  isProse: boolean;
}

const END =
  /[.!?…۔؟।]+["'”’»)\]]*(?=\s+["'“‘«„([¿¡–—•-]*[\p{Lu}\p{Lo}\p{N}])|[.!?…۔؟।]+["'”’»)\]]*\s*$|[。！？．]["'”’」』）]*/gu;
const ENDED = /[.!?…:;。！？．۔؟।]["'”’»)\]」』）]*\s*$/u;
const LENGTH = { least: 8, most: 140 };
/** Of the signs that aren't spaces. */
const LETTERS = 0.78;
/** Of the words. */
const NUMBERS = 0.2;
const LOWER = 0.45;
const COMMON = 0.12;
/** Words to a line: cells of tables have fewer. */
const MEASURE = 3;

/**
 * Cuts a stretch where sentences end, and says which pieces are sentences.
 *
 * @param lines how many the stretch has
 * @param isCommon knows the document's little words
 */
export function splitSentences(text: string, lines: number, isCommon: (word: string) => boolean): Sentence[] {
  const all = wordsOf(text).length;
  const isNarrow = lines > 1 && all / lines < MEASURE;
  const sentences: Sentence[] = [];
  const cut = (start: number, end: number): void => {
    const piece = text.slice(start, end);
    if (piece.trim() === '') return;
    sentences.push({ text: piece, start, end, isProse: !isNarrow && isSentence(piece, isCommon) });
  };
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    cut(start, end);
    start = end;
  }
  cut(start, text.length);
  // A piece without an end goes on elsewhere; alone, it may be a title or a cell.
  const last = sentences.at(-1);
  if (
    last !== undefined &&
    !ENDED.test(last.text) &&
    !sentences.slice(0, -1).some(({ isProse }) => isProse)
  ) {
    last.isProse &&= lines > 2;
  }
  return sentences;
}

function isSentence(text: string, isCommon: (word: string) => boolean): boolean {
  const words = wordsOf(text);
  if (words.length < LENGTH.least || words.length > LENGTH.most) return false;
  const signs = text.replace(/\s/gu, '');
  const letters = signs.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  if (letters < LETTERS * signs.length) return false;
  if (isUnspaced(text)) return true;
  const tokens = text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token));
  const numbers = tokens.filter((token) => /\p{N}/u.test(token)).length;
  if (numbers > NUMBERS * tokens.length) return false;
  const hasCase = /\p{Ll}|\p{Lu}/u.test(text);
  if (!hasCase) return true;
  const lower = tokens.filter((token) => /^[^\p{L}]*\p{Ll}{1,}/u.test(token));
  if (lower.length < LOWER * tokens.length) return false;
  const common = tokens.filter((token) => isCommon(token.replace(/[^\p{L}]/gu, ''))).length;
  return common >= COMMON * tokens.length;
}
