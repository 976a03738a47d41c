/** Where each run of `length` letters of a text begins. */
export type GramIndex = ReadonlyMap<string, readonly number[]>;

export function indexGrams(letters: string, length: number): GramIndex {
  const index = new Map<string, number[]>();
  addGrams(index, letters, length, { from: 0, to: letters.length });
  return index;
}

/** Adds the runs that begin in a part of the text. */
export function addGrams(
  index: Map<string, number[]>,
  letters: string,
  length: number,
  { from, to }: { from: number; to: number },
): void {
  for (let at = from; at < to && at + length <= letters.length; at += 1) {
    const gram = letters.slice(at, at + length);
    const known = index.get(gram);
    if (known === undefined) index.set(gram, [at]);
    else known.push(at);
  }
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
