/** The sizes of a book's frames, in order: two bytes each, so that 20 hours take 3 MB. */
export interface FrameSizes {
  readonly count: number;
  /** Of all frames together. */
  readonly bytes: number;
  add(bytes: number): void;
  /** All sizes, in blocks of `FRAMES_A_BLOCK`; the last one may be shorter. */
  blocks(): Iterable<Uint16Array>;
}

export const FRAMES_A_BLOCK = 4096;

export function createFrameSizes(): FrameSizes {
  const full: Uint16Array[] = [];
  let last = new Uint16Array(FRAMES_A_BLOCK);
  let filled = 0;
  let bytes = 0;
  return {
    get count() {
      return full.length * FRAMES_A_BLOCK + filled;
    },
    get bytes() {
      return bytes;
    },
    add: (size) => {
      if (size > 0xffff) throw new RangeError(`a frame of ${size} bytes`);
      if (filled === FRAMES_A_BLOCK) {
        full.push(last);
        last = new Uint16Array(FRAMES_A_BLOCK);
        filled = 0;
      }
      last[filled] = size;
      filled += 1;
      bytes += size;
    },
    blocks: function* () {
      yield* full;
      if (filled > 0) yield last.subarray(0, filled);
    },
  };
}
