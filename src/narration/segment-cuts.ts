/** Of the ends of paragraphs at which a segment could end, one in so many is taken. */
const ONE_IN = 3;
const HASHED_CHARACTERS = 64;

/**
 * Whether a segment that could end with this sentence does: decided by the sentence itself, so that two versions of a
 * text that differ in some place are soon cut at the same places again, instead of being shifted against each other up
 * to the end of the chapter.
 */
export function cutsHere(lastSentence: string): boolean {
  return fnv1a(lastSentence.slice(-HASHED_CHARACTERS)) % ONE_IN === 0;
}

/**
 * Packs items into groups whose text takes at most `targetBytes()` bytes, asked for once a group, and at most
 * `maxBytes` in any case. An item that is longer than that alone makes a group of its own.
 */
export function packByBytes<T>(
  items: readonly T[],
  textOf: (group: readonly T[]) => string,
  limits: { maxBytes: number; targetBytes: () => number },
): T[][] {
  const groups: T[][] = [];
  let limit = 0;
  for (const item of items) {
    const group = groups.at(-1);
    if (group !== undefined && Buffer.byteLength(textOf([...group, item])) <= limit) {
      group.push(item);
    } else {
      groups.push([item]);
      limit = Math.min(limits.maxBytes, limits.targetBytes());
    }
  }
  return groups;
}

/** http://www.isthe.com/chongo/tech/comp/fnv/, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
