/**
 * Sizes of one font in one document differ in the third digit. Sizes are the same that differ by less than this share.
 */
const SAME_SIZE = 0.025;

export function isSameSize(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_SIZE * Math.max(one, other);
}

/** The size of most characters; 0 where there are none. */
export function usualSize(texts: Iterable<{ size: number; text: string }>): number {
  const characters = new Map<number, number>();
  for (const { size, text } of texts) characters.set(size, (characters.get(size) ?? 0) + text.trim().length);
  return mostFrequentSize(characters) ?? 0;
}

/**
 * The most written of the sizes that are the same as each other and together weigh most; `null` where nothing weighs
 * anything.
 *
 * @param weights how much there is in each size
 */
export function mostFrequentSize(weights: ReadonlyMap<number, number>): number | null {
  const sizes = [...weights].filter(([, weight]) => weight > 0).toSorted((a, b) => a[0] - b[0]);
  let heaviest: { weight: number; from: number; to: number } = { weight: 0, from: 0, to: 0 };
  let from = 0;
  let weight = 0;
  for (const [index, [size, own]] of sizes.entries()) {
    weight += own;
    for (let [least, leaving] = sizes[from] ?? [size, 0]; size > least * (1 + 2 * SAME_SIZE);) {
      weight -= leaving;
      from += 1;
      [least, leaving] = sizes[from] ?? [size, 0];
    }
    if (weight > heaviest.weight) heaviest = { weight, from, to: index + 1 };
  }
  const group = sizes.slice(heaviest.from, heaviest.to).toSorted((a, b) => b[1] - a[1]);
  return group[0]?.[0] ?? null;
}

/** Tells the group that a size belongs to by the smallest size of the group; sizes of one group look the same. */
export function groupSizes(sizes: readonly number[]): (size: number) => number {
  const groups: number[] = [];
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last === undefined || size > last * (1 + 2 * SAME_SIZE)) groups.push(size);
  }
  return (size) => groups.findLast((least) => least <= size) ?? size;
}
