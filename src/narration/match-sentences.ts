/** How often a sentence is looked at, in the mean. Ordinary texts take a few; what is left then stays unmatched. */
const LOOKS_A_SENTENCE = 16;
/** Cells of the table in which two passages without a sentence of their own are compared, and of all such tables. */
const CELLS = { most: 250_000, ofAll: 20_000_000 };

/** A part of both texts, ends excluded. */
interface Range {
  formerFrom: number;
  formerTo: number;
  nowFrom: number;
  nowTo: number;
}

/**
 * Finds the sentences that two editions have in common, in the same order: by the beginnings and ends that are the
 * same, by sentences that each has once ("patience diff"), and between those by the longest common sequence where that
 * is small. Takes time in proportion to the texts, whatever is in them.
 *
 * @param former and `now`: a hash of each sentence
 * @param pause is called between pieces of the work
 * @returns for each sentence of the former text its number in the one of now; -1 where it isn't there.
 */
export async function matchSentences(
  former: Float64Array,
  now: Float64Array,
  pause: () => Promise<void>,
): Promise<Int32Array> {
  const matches = new Int32Array(former.length).fill(-1);
  const ranges: Range[] = [{ formerFrom: 0, formerTo: former.length, nowFrom: 0, nowTo: now.length }];
  let looks = LOOKS_A_SENTENCE * (former.length + now.length);
  let cells = CELLS.ofAll;
  for (let whole = ranges.pop(); whole !== undefined && looks > 0; whole = ranges.pop()) {
    await pause();
    const range = trim(former, now, whole, matches);
    const [rows, columns] = [range.formerTo - range.formerFrom, range.nowTo - range.nowFrom];
    looks -= whole.formerTo - whole.formerFrom + whole.nowTo - whole.nowFrom;
    if (rows === 0 || columns === 0) continue;
    const anchors = anchorsOf(former, now, range);
    if (anchors.length > 0) {
      for (const [at, to] of anchors) matches[at] = to;
      ranges.push(...between(anchors, range));
    } else if (rows * columns <= Math.min(CELLS.most, cells)) {
      cells -= rows * columns;
      matchInTable(former, now, range, matches);
    }
  }
  return matches;
}

/** Matches what the parts begin and end with. @returns what is left between. */
function trim(former: Float64Array, now: Float64Array, range: Range, matches: Int32Array): Range {
  let { formerFrom, formerTo, nowFrom, nowTo } = range;
  while (formerFrom < formerTo && nowFrom < nowTo && former[formerFrom] === now[nowFrom]) {
    matches[formerFrom++] = nowFrom++;
  }
  while (formerFrom < formerTo && nowFrom < nowTo && former[formerTo - 1] === now[nowTo - 1]) {
    matches[--formerTo] = --nowTo;
  }
  return { formerFrom, formerTo, nowFrom, nowTo };
}

type Anchor = readonly [former: number, now: number];

/** Sentences that are in both parts, and in each once, as many as have the same order. */
function anchorsOf(former: Float64Array, now: Float64Array, range: Range): Anchor[] {
  const { formerFrom, formerTo, nowFrom, nowTo } = range;
  const TWICE = -1;
  const places = new Map<number, number>();
  for (let at = nowFrom; at < nowTo; at += 1) {
    const hash = now[at] as number;
    places.set(hash, places.has(hash) ? TWICE : at);
  }
  const once = new Map<number, Anchor | null>();
  for (let at = formerFrom; at < formerTo; at += 1) {
    const hash = former[at] as number;
    const place = places.get(hash);
    if (place !== undefined && place !== TWICE) once.set(hash, once.has(hash) ? null : [at, place]);
  }
  return longestRise([...once.values()].filter((anchor) => anchor !== null));
}

/** Of pairs that rise in the first number, the most that rise in the second as well. */
function longestRise(pairs: readonly Anchor[]): Anchor[] {
  /** By length: the pair with the least end among rises of it. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Anchor)[1] < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = index;
  }
  const rise: Anchor[] = [];
  for (let index = ends.at(-1) ?? -1; index !== -1; index = before[index] as number) {
    rise.push(pairs[index] as Anchor);
  }
  return rise.reverse();
}

function between(anchors: readonly Anchor[], range: Range): Range[] {
  const ranges: Range[] = [];
  let { formerFrom, nowFrom } = range;
  for (const [formerTo, nowTo] of [...anchors, [range.formerTo, range.nowTo] as const]) {
    if (formerFrom < formerTo && nowFrom < nowTo) ranges.push({ formerFrom, formerTo, nowFrom, nowTo });
    [formerFrom, nowFrom] = [formerTo + 1, nowTo + 1];
  }
  return ranges;
}

/** The longest common sequence of two small parts. */
function matchInTable(former: Float64Array, now: Float64Array, range: Range, matches: Int32Array): void {
  const { formerFrom, formerTo, nowFrom, nowTo } = range;
  const width = nowTo - nowFrom + 1;
  const lengths = new Uint32Array((formerTo - formerFrom + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] as number;
  for (let row = formerTo - formerFrom - 1; row >= 0; row -= 1) {
    for (let column = width - 2; column >= 0; column -= 1) {
      const isSame = former[formerFrom + row] === now[nowFrom + column];
      lengths[row * width + column] = isSame
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  for (let row = 0, column = 0; formerFrom + row < formerTo && nowFrom + column < nowTo;) {
    if (former[formerFrom + row] === now[nowFrom + column]) {
      matches[formerFrom + row] = nowFrom + column;
      row += 1;
      column += 1;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
}
