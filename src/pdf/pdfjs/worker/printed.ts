type Box = readonly [left: number, bottom: number, right: number, top: number];

/**
 * A part of a piece of text that can't be seen. Indexes into its text, UTF-16 code units; where it begins and ends, in
 * user space.
 */
export type HiddenPart = readonly [
  piece: number,
  from: number,
  to: number,
  ...start: [x: number, y: number],
  ...end: [x: number, y: number],
];

/** A letter's middle is this much of its height above the baseline. */
export const MIDDLE = 0.3;
/** Copies of a letter that look bold are this near to each other: a share of the height, and of the width. */
const COPY_HEIGHT = 0.12;
const COPY_WIDTH = 0.5;
/** What is further from the baseline is on another line; in heights. */
const SAME_LINE = 0.3;
/** What covers a letter reaches as far around its middle, up and down; in heights. A line through it doesn't. */
const COVER = 0.2;
/** What a hostile page may make us remember, and look for. */
const MAX_LETTERS = 100_000;
const MAX_LOOKED_BACK = 400;
const MAX_COVERS = 500;

/** Where in the figures of a letter each is: the piece it is in and where in its text, from where to where it goes. */
const FIGURE = { piece: 0, offset: 1, x: 2, y: 3, endX: 4, endY: 5, height: 6 } as const;
const FIGURES = Object.keys(FIGURE).length;

/**
 * Where the letters of a page stand, in the order in which they are printed: what comes later may be a copy of them, or
 * cover them.
 */
export class Printed {
  /** Numbers the pieces of text; the one that is being put together, as far as it is counted. */
  #piece = 0;
  #counted = 0;
  #length = 0;
  readonly #letters: string[] = [];
  /** So many for each letter, in one list: see `FIGURE`. */
  readonly #figures: number[] = [];
  readonly #hidden = new Set<number>();
  /** Letters that were printed by now, seen or not: a form that has some is not empty. */
  met = 0;
  #covers = 0;
  #lineY = NaN;
  #lineStart = 0;
  #lineEnd = -Infinity;

  /**
   * Whether the letter that is printed now was printed at the same place before. Only upright text is looked at, and
   * only what lies left of the end of its line.
   */
  isCopy(letter: string, place: ArrayLike<number>, width: number): boolean {
    this.met += 1;
    if (place[1] !== 0 || (place[0] ?? 0) <= 0 || width <= 0) return false;
    const [x, y, height] = [place[4] ?? 0, place[5] ?? 0, Math.abs(place[3] ?? 0)];
    if (!(Math.abs(y - this.#lineY) <= SAME_LINE * height)) {
      this.#lineY = y;
      this.#lineStart = this.#letters.length;
      this.#lineEnd = -Infinity;
    }
    const near = Math.min(COPY_HEIGHT * height, COPY_WIDTH * width);
    const isBehind = x < this.#lineEnd - near;
    this.#lineEnd = Math.max(this.#lineEnd, x + width);
    if (!isBehind) return false;
    const first = Math.max(this.#lineStart, this.#letters.length - MAX_LOOKED_BACK);
    for (let index = this.#letters.length - 1; index >= first; index -= 1) {
      if (this.#letters[index] !== letter) continue;
      const [otherX, otherY] = [this.#figure(index, FIGURE.x), this.#figure(index, FIGURE.y)];
      if (Math.abs(otherX - x) <= near && Math.abs(otherY - y) <= near) return true;
    }
    return false;
  }

  /** Begins a piece of text. @returns its number */
  begin(): number {
    this.#counted = this.#length = 0;
    return (this.#piece += 1);
  }

  /**
   * The last letter of the piece that is put together.
   *
   * @param piece its letters and spaces
   * @param end where the next one will stand
   * @param advance by which it moves on, in font sizes
   */
  take(piece: readonly string[], end: ArrayLike<number>, advance: number): void {
    if (this.#letters.length >= MAX_LETTERS) return;
    for (; this.#counted < piece.length - 1; this.#counted += 1)
      this.#length += piece[this.#counted]?.length ?? 0;
    const endX = end[4] ?? 0;
    const endY = end[5] ?? 0;
    const x = endX - advance * (end[0] ?? 0);
    const y = endY - advance * (end[1] ?? 0);
    this.#letters.push(piece[piece.length - 1] ?? '');
    this.#figures.push(this.#piece, this.#length, x, y, endX, endY, end[3] ?? 0);
  }

  #figure(index: number, which: number): number {
    return this.#figures[index * FIGURES + which] ?? 0;
  }

  /** What lies under this box from now on isn't seen any more. */
  cover([left, bottom, right, top]: Box): void {
    this.#covers += 1;
    if (this.#covers > MAX_COVERS) return;
    for (let index = 0; index < this.#letters.length; index += 1) {
      const x = (this.#figure(index, FIGURE.x) + this.#figure(index, FIGURE.endX)) / 2;
      if (x < left || x > right) continue;
      const height = this.#figure(index, FIGURE.height);
      const middle = (this.#figure(index, FIGURE.y) + this.#figure(index, FIGURE.endY)) / 2 + MIDDLE * height;
      const reach = COVER * Math.abs(height);
      if (middle - reach > bottom && middle + reach < top) this.#hidden.add(index);
    }
  }

  /**
   * What can't be seen of the page's text, in the order in which it was printed; letters that follow each other are one
   * part.
   */
  hiddenParts(): HiddenPart[] {
    const parts: [number, number, number, number, number, number, number][] = [];
    let before = -2;
    for (const index of [...this.#hidden].toSorted((a, b) => a - b)) {
      const piece = this.#figure(index, FIGURE.piece);
      const offset = this.#figure(index, FIGURE.offset);
      const end = [this.#figure(index, FIGURE.endX), this.#figure(index, FIGURE.endY)] as const;
      const last = parts.at(-1);
      const to = offset + (this.#letters[index]?.length ?? 0);
      if (last !== undefined && before === index - 1 && last[0] === piece) {
        last[2] = to;
        [last[5], last[6]] = end;
      } else {
        const start = [this.#figure(index, FIGURE.x), this.#figure(index, FIGURE.y)] as const;
        parts.push([piece, offset, to, ...start, ...end]);
      }
      before = index;
    }
    return parts;
  }
}
