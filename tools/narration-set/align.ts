/** For each element of `left` the index of its partner in `right`, or -1; partners rise. */
export type Alignment = Int32Array;

const ANCHOR_WORDS = 3;

/**
 * Aligns two sequences of words by their longest common subsequence. Triples of words that occur once in both cut the
 * problem to pieces first; each piece takes time and memory by the square of its differences (Myers 1986).
 */
export function align(left: readonly string[], right: readonly string[]): Alignment {
  const partners = new Int32Array(left.length).fill(-1);
  let l = 0;
  let r = 0;
  for (const [anchorLeft, anchorRight] of [
    ...findAnchors(left, right),
    [left.length, right.length] as const,
  ]) {
    if (anchorLeft < l || anchorRight < r) continue;
    alignPiece(left.slice(l, anchorLeft), right.slice(r, anchorRight), (a, b) => (partners[l + a] = r + b));
    l = anchorLeft;
    r = anchorRight;
    for (; l < left.length && r < right.length && left[l] === right[r]; l += 1, r += 1) partners[l] = r;
  }
  return partners;
}

/** Places of unique triples, the longest chain of them that rises in both sequences. */
function findAnchors(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const inRight = uniqueTriples(right);
  const pairs = [...uniqueTriples(left)].flatMap(([key, at]) => {
    const other = inRight.get(key);
    return other === undefined ? [] : [[at, other] as const];
  });
  // Longest increasing subsequence by the second number (the pairs are in order of the first).
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], index) => {
    let low = 0;
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

function uniqueTriples(words: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + ANCHOR_WORDS <= words.length; at += 1) {
    const key = words.slice(at, at + ANCHOR_WORDS).join(' ');
    places.set(key, places.has(key) ? -1 : at);
  }
  for (const [key, at] of places) if (at < 0) places.delete(key);
  return places;
}

function alignPiece(
  left: readonly string[],
  right: readonly string[],
  pair: (left: number, right: number) => void,
): void {
  const most = left.length + right.length;
  if (left.length === 0 || right.length === 0) return;
  // furthest[k] is how far `left` is read on the diagonal k = l - r; a copy for every step leads the way back.
  const furthest = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  const at = (array: Int32Array, k: number): number => array[k + most + 1] ?? 0;
  for (let step = 0; step <= most; step += 1) {
    steps.push(furthest.slice(most + 1 - step - 1, most + 1 + step + 2));
    for (let k = -step; k <= step; k += 2) {
      const down = k === -step || (k !== step && at(furthest, k - 1) < at(furthest, k + 1));
      let l = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      for (; l < left.length && l - k < right.length && left[l] === right[l - k]; l += 1);
      furthest[k + most + 1] = l;
      if (l >= left.length && l - k >= right.length) {
        walkBack(left.length, right.length, steps, pair);
        return;
      }
    }
  }
}

function walkBack(
  leftLength: number,
  rightLength: number,
  steps: readonly Int32Array[],
  pair: (left: number, right: number) => void,
): void {
  let l = leftLength;
  let r = rightLength;
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    const known = steps[step] ?? new Int32Array();
    const at = (k: number): number => known[k + step + 1] ?? 0;
    const k = l - r;
    const down = k === -step || (k !== step && at(k - 1) < at(k + 1));
    // Where the run of equal words began that ended this step.
    const from = step === 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
    while (l > from) pair(--l, --r);
    if (down) r -= 1;
    else l -= 1;
  }
}
