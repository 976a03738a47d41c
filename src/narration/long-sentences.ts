/** After these a reader takes a breath. */
const CLAUSE_END = /[,;:)\]–—،؛·।](?=\s)|[。！？][」』”’）]*|[，；：、]|——/gu;

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** UTF-16 code units; ICU's own time grows with what it is given. */
const LONGEST_WORD = 64;

/**
 * Cuts a text into pieces of at most `maxBytes` bytes of UTF-8: at the last mark between clauses, else at the last
 * space, else between words or graphemes, and inside one only if it is longer than a piece. Nothing but the spaces at
 * the cuts is left out.
 *
 * @throws {RangeError} when `maxBytes` is less than the 4 bytes that a character can take
 */
export function splitSentence(text: string, maxBytes: number): string[] {
  if (maxBytes < 4) throw new RangeError(`a piece of ${maxBytes} bytes can't hold every character`);
  const pieces: string[] = [];
  let rest = text.trim();
  while (Buffer.byteLength(rest) > maxBytes) {
    const fitting = longestPrefix(rest, maxBytes);
    const cut =
      clauseCut(rest, fitting) ??
      spaceCut(rest, fitting) ??
      wordCut(rest, fitting) ??
      graphemeCut(rest, fitting);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

/** The length, in UTF-16 code units, of the longest whole-character prefix that takes at most `maxBytes` bytes. */
function longestPrefix(text: string, maxBytes: number): number {
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return length;
}

/** A clause that is less than a third of what fits isn't worth a cut of its own. */
function clauseCut(text: string, fitting: number): number | null {
  let cut: number | null = null;
  for (const match of text.slice(0, fitting + 1).matchAll(CLAUSE_END)) {
    const end = match.index + match[0].length;
    if (end <= fitting && end >= fitting / 3) cut = end;
  }
  return cut;
}

function spaceCut(text: string, fitting: number): number | null {
  const cut = text.lastIndexOf(' ', fitting);
  // A Latin word in a Chinese text has spaces around it, the words before and behind it have none.
  return cut > 0 && (cut >= fitting / 3 || !UNSPACED.test(text.slice(0, fitting))) ? cut : null;
}

/** Where no spaces part words. */
function wordCut(text: string, fitting: number): number | null {
  if (!UNSPACED.test(text.slice(0, fitting))) return null;
  const from = Math.max(0, fitting - LONGEST_WORD);
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    text.slice(from, fitting + LONGEST_WORD),
  );
  const start = words.containing(fitting - from)?.index ?? 0;
  return start > 0 ? from + start : null;
}

function graphemeCut(text: string, fitting: number): number {
  // The grapheme that may be cut begins before the end of what fits, so a look a little further is enough to see it.
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, fitting + 64),
  );
  const start = graphemes.containing(fitting)?.index ?? fitting;
  return start > 0 ? start : fitting;
}
