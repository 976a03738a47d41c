/** A word of a text, as it stands between spaces; marks alone are none. */
export interface Word {
  /** UTF-16 code units. */
  start: number;
  end: number;
  /** What it is compared by: its letters and figures, in small letters. */
  key: string;
}

const UNBROKEN = /\S+/g;
const NEITHER_LETTER_NOR_FIGURE = /[^\p{L}\p{M}\p{N}]+/gu;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: written, index } of text.matchAll(UNBROKEN)) {
    const key = written.normalize('NFKC').toLowerCase().replace(NEITHER_LETTER_NOR_FIGURE, '');
    if (key !== '') words.push({ start: index, end: index + written.length, key });
  }
  return words;
}
