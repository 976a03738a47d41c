/** Which lines of four rhyme with each other, by their places: pairs, by turns, every other one, around. */
const SCHEMES: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 1],
    [2, 3],
  ],
  [
    [0, 2],
    [1, 3],
  ],
  [[1, 3]],
  [
    [0, 3],
    [1, 2],
  ],
];
const FOUR = 4;
/** Of the lines that should rhyme, so many do; and of the others that stand beside each other, no more do. */
const MIN_SHARE = 1 / 2;
const MAX_OTHERS = 1 / 3;
/** Fewer pairs may be chance. */
const MIN_PAIRS = 2;
/** Letters. */
const SHORT_WORD = 4;
const WORD = /[\p{L}\p{M}]+(?=[^\p{L}\p{M}]*$)/u;
const VOWELS = /[aeiouyäöüàâéèêëîïôùûáíóúœæãõ]/;

/**
 * Whether verses rhyme, as far as their letters tell: in the same places of each four lines, and not in the others. The
 * entries of a list may all end alike ("opening", "closing"), and never rhyme by turns.
 *
 * @param stanzas their lines
 */
export function hasRhymes(stanzas: readonly (readonly string[])[]): boolean {
  const fours = stanzas.flatMap(inFours);
  return SCHEMES.some((scheme) => {
    const pairs = fours.flatMap((lines) => scheme.map(([one, other]) => rhyme(lines[one], lines[other])));
    const found = pairs.filter(Boolean).length;
    if (found < MIN_PAIRS || found < MIN_SHARE * pairs.length) return false;
    const others = fours.flatMap((lines) => neighboursOutside(scheme, lines));
    return others.filter(Boolean).length <= MAX_OTHERS * others.length;
  });
}

function inFours(lines: readonly string[]): (readonly string[])[] {
  const fours: (readonly string[])[] = [];
  for (let at = 0; at + FOUR <= lines.length; at += FOUR) fours.push(lines.slice(at, at + FOUR));
  return fours;
}

/** Whether the lines that stand beside each other, and needn't rhyme, do. */
function neighboursOutside(scheme: (typeof SCHEMES)[number], lines: readonly string[]): boolean[] {
  return lines.flatMap((line, index) => {
    const before = index - 1;
    if (before < 0 || scheme.some(([one, other]) => one === before && other === index)) return [];
    return [rhyme(lines[before], line)];
  });
}

/** Two words that sound alike from their last vowel on, as far as they are written alike: "hour" and "flour". */
function rhyme(one = '', other = ''): boolean {
  const [a, b] = [one, other].map((line) => (WORD.exec(line)?.[0] ?? '').toLowerCase());
  if (a === undefined || b === undefined || a === b) return false;
  const length = commonEnd(a, b);
  if (length < 2) return false;
  // "turn" and "stern", "day" and "way", "red" and "bed"; in longer words, "-ed" and "-en" are endings.
  const isEnding = VOWELS.test(a.slice(-2)) && !VOWELS.test(a.at(-1) ?? '');
  return length > 2 || !isEnding || Math.max(a.length, b.length) <= SHORT_WORD;
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}
