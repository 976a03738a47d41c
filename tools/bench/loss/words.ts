/** A word as it stands on the page: where in the text it is, and its letters. */
export interface Word {
  /** Code units of the text that it is taken from. */
  start: number;
  end: number;
  /** Lower case, letters and digits alone; may be empty ("–"). */
  letters: string;
}

const MARKS = /[^\p{L}\p{N}]/gu;
/** Scripts that put no spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN = new RegExp(`${UNSPACED.source}+`, 'gu');
/** As many signs of such a script count as a word. */
const SIGNS_OF_A_WORD = 2;

/**
 * The letters and digits of a text, lower case, without accents: what stays the same however a program spaces,
 * hyphenates or spells ligatures. Whoever looks for lost text compares these.
 */
export function lettersOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(MARKS, '');
}

/** The words of a text; two signs of a script without spaces count as one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    const { index } = match;
    let at = 0;
    for (const run of match[0].matchAll(UNSPACED_RUN)) {
      if (run.index > at) words.push(toWord(text, index + at, index + run.index));
      const end = run.index + run[0].length;
      for (at = run.index; at < end; at += SIGNS_OF_A_WORD) {
        words.push(toWord(text, index + at, index + Math.min(end, at + SIGNS_OF_A_WORD)));
      }
      at = end;
    }
    if (at < match[0].length) words.push(toWord(text, index + at, index + match[0].length));
  }
  return words;
}

/** Whether most of the text is of a script without spaces, whose words are short. */
export function isUnspaced(text: string): boolean {
  return (text.match(new RegExp(UNSPACED, 'gu'))?.length ?? 0) > text.replace(/\s/g, '').length / 2;
}

function toWord(text: string, start: number, end: number): Word {
  return { start, end, letters: lettersOf(text.slice(start, end)) };
}
