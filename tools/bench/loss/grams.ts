/** Where each run of letters of a text begins. */
export interface GramIndex {
  has(gram: string): boolean;
  /** In no order. */
  places(gram: string): number[];
}

/**
 * Indexes all runs of `length` letters that begin where `isWanted` says so. A chain of numbers for each run: an array
 * for each of a book's letters would take ten times the memory and the time.
 */
export function indexGrams(
  letters: string,
  length: number,
  isWanted: (place: number) => boolean = () => true,
): GramIndex {
  const heads = new Map<string, number>();
  const next = new Int32Array(letters.length).fill(-1);
  for (let at = 0; at + length <= letters.length; at += 1) {
    if (!isWanted(at)) continue;
    const gram = letters.slice(at, at + length);
    next[at] = heads.get(gram) ?? -1;
    heads.set(gram, at);
  }
  return {
    has: (gram) => heads.has(gram),
    places: (gram) => {
      const found: number[] = [];
      for (let at = heads.get(gram) ?? -1; at >= 0; at = next[at] ?? -1) found.push(at);
      return found;
    },
  };
}

/** How often each run is in the text that `isWanted` asks for. */
export function countGrams(
  letters: string,
  length: number,
  isWanted: (gram: string) => boolean = () => true,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= letters.length; at += 1) {
    const gram = letters.slice(at, at + length);
    if (isWanted(gram)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Of each letter, whether it belongs to a run of `length` that the other text has, too. */
export function coveredLetters(
  letters: string,
  length: number,
  index: { has(gram: string): boolean },
): Uint8Array {
  const covered = new Uint8Array(letters.length);
  for (let at = 0; at + length <= letters.length; at += 1) {
    if (index.has(letters.slice(at, at + length))) covered.fill(1, at, at + length);
  }
  return covered;
}

/** The share of letters that belong to such a run. */
export function coverage(letters: string, length: number, index: { has(gram: string): boolean }): number {
  if (letters.length === 0) return 0;
  return coveredLetters(letters, length, index).reduce((sum, is) => sum + is, 0) / letters.length;
}
