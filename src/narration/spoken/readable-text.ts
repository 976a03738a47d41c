/** A text in the form in which rules are looked for: each run of white space is one space. */
export interface ReadableText {
  text: string;
  /** For each code unit, where the run of word characters that begins there ends. */
  wordEnd: Int32Array;
  /** Where a rule that begins with a star may begin: wherever a word does, and where no word is. */
  wordStarts: readonly number[];
  /** Whether a letter, mark or digit begins, and ends, at a place. */
  isWordAt(place: number): boolean;
  isWordBefore(place: number): boolean;
  /** The text as it was, between two places of `text`. */
  original(from: number, to: number): string;
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
const APOSTROPHES = new Set(["'", '’']);

export function toReadable(original: string): ReadableText {
  const text = original.replace(/\s+/g, ' ');
  const places = text === original ? null : placesIn(original, text);
  const isWord = new Uint8Array(text.length);
  const wordEnd = new Int32Array(text.length + 1);
  let place = 0;
  for (const character of text) {
    if (WORD.test(character)) isWord.fill(1, place, place + character.length);
    place += character.length;
  }
  wordEnd[text.length] = text.length;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const goesOn = isWord[at] === 1 || APOSTROPHES.has(text[at] ?? '');
    wordEnd[at] = goesOn ? (wordEnd[at + 1] ?? at) : at;
  }
  return {
    text,
    wordEnd,
    wordStarts: Array.from({ length: text.length }, (_unit, at) => at).filter((at) => isWord[at - 1] !== 1),
    isWordAt: (at) => isWord[at] === 1,
    isWordBefore: (at) => isWord[at - 1] === 1,
    original: (from, to) => original.slice(places?.[from] ?? from, places?.[to] ?? to),
  };
}

/** Small letters for capitals, one for one, so that every place stays where it is. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

/** Where each code unit of `text` stands in `original`, whose runs of white space are longer. */
function placesIn(original: string, text: string): Int32Array {
  const places = new Int32Array(text.length + 1);
  let there = 0;
  for (let here = 0; here < text.length; here += 1) {
    places[here] = there;
    there += 1;
    if (text[here] === ' ') while (there < original.length && /\s/.test(original[there] ?? '')) there += 1;
  }
  places[text.length] = original.length;
  return places;
}
