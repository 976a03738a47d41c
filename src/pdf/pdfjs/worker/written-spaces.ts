/** What of pdf.js's text state is looked at. */
interface SpacingState {
  charSpacing: number;
  fontSize: number;
  textHScale: number;
  textLineMatrix: ArrayLike<number>;
  font: { charsToGlyphs(characters: string): readonly { category: { isWhitespace: boolean } }[] };
}

/** What pdf.js knows of the piece of text that it puts together; in units of its advance. */
interface SpacingItem {
  width: number;
  notASpace: number;
  negativeSpaceMax: number;
  spaceInFlowMax: number;
  trackingSpaceMin: number;
}

/** A string that is shown, or the number by which the next one is moved back. */
type Element = string | number;

/**
 * Kerning that takes back so much of what sets letters apart, in thousandths of the font size, means that they aren't.
 */
const TAKEN_BACK = 700;
/** A move back by nearly the width of a space takes the space back. */
const SPACE_TAKEN_BACK = 0.9;
/** After a move further back than this many times pdf.js's own bound, the next text is another one. */
const FAR_BACK = 2.5;

/** Of a stretch of single letters that stand apart; fewer may be words, or a formula. */
const MIN_LETTERS = 4;
/** A gap is wider than this many times the usual one where it parts words whose letters stand apart. */
const WORD_GAP = 1.5;
/** The usual gap: a quarter of them are narrower. With short words, many gaps are between words. */
const USUAL = 0.25;
const HANGUL = /[\uac00-\ud7a3]$/;
const SINGLE = /^[\p{L}\p{M}.,:;!?’'-]$/u;
/** Stands in the place of a space that is none, and is dropped as invisible: word joiner. */
const NO_SPACE = '\u2060';

/**
 * Whether the letters of these strings are set apart: only where spaces are written, since other programs set the gap
 * between two words so.
 */
function areSetApart({ charSpacing, fontSize, font }: SpacingState, elements: readonly Element[]): boolean {
  const isTakenBack = elements.some(
    (element) => typeof element === 'number' && element * fontSize > TAKEN_BACK * charSpacing,
  );
  if (isTakenBack) return false;
  return elements.some(
    (element) =>
      typeof element === 'string' &&
      font.charsToGlyphs(element).some(({ category }) => category.isWhitespace),
  );
}

/** Whether a space counts: TeX has the stroke of a Polish l in its place, and moves back by its width. */
export function countsAsSpace(isLast: boolean, extraSpacing: number, width: number): boolean {
  return !isLast || extraSpacing > -SPACE_TAKEN_BACK * width;
}

/**
 * Remembers the last glyph and the last space of a page, for the question whether a space that is written stands
 * between two letters.
 */
export class WrittenSpaces {
  /** By how much the next glyph is set apart, and where the line of the last one began. */
  #tracking = 0;
  #glyphX = 0;
  #glyphY = 0;
  /** By how much the letters were set apart with which a space was last written, and the line of that. */
  #setApart = 0;
  #setApartY = NaN;
  /** What was put in where nothing but a gap is, in the piece that is put together: place in it, and width. */
  #gaps: { at: number; width: number }[] = [];
  /** Where the line of the last space began, and whether it was a string of its own. */
  #spaceX = 0;
  #spaceY = 0;
  #isAlone = false;
  /** Whether it stands behind the last glyph. */
  #isBehind = false;

  /**
   * Whether the letters of these strings are set apart. A line's last word has no space behind it, and may be a string
   * of its own.
   */
  isSetApart(state: SpacingState, elements: readonly Element[]): boolean {
    const { charSpacing, textLineMatrix } = state;
    if (charSpacing <= 0) return false;
    const y = textLineMatrix[5] ?? 0;
    if (charSpacing === this.#setApart && y === this.#setApartY) return true;
    const setApart = areSetApart(state, elements);
    if (setApart) [this.#setApart, this.#setApartY] = [charSpacing, y];
    return setApart;
  }

  /** A space that stands for a gap is put into the piece. @param at where in it */
  takeGap(at: number, width: number): void {
    if (at <= (this.#gaps.at(-1)?.at ?? -1)) this.#gaps = [];
    this.#gaps.push({ at, width });
  }

  /**
   * A piece is complete. Closes up letters that were placed one by one: the gaps between them are narrower than those
   * around their words.
   *
   * @param piece its letters and spaces
   */
  end(piece: string[]): void {
    // Korean lines break within words, too: only the space says whether a word ends here.
    if (this.#isBehind && HANGUL.test(piece.at(-1) ?? '')) piece.push(' ');
    const gaps = this.#gaps;
    this.#gaps = [];
    let first = 0;
    for (let next = 1; next <= gaps.length; next += 1) {
      if (gaps[next]?.at === (gaps[next - 1]?.at ?? 0) + 2) continue;
      if (next - first >= MIN_LETTERS - 1) closeUpStretch(piece, gaps, first, next);
      first = next;
    }
  }

  takeSpace({ textLineMatrix }: SpacingState, isAlone: boolean): void {
    this.#isBehind = true;
    this.#spaceX = textLineMatrix[4] ?? 0;
    this.#spaceY = textLineMatrix[5] ?? 0;
    this.#isAlone = isAlone;
  }

  takeGlyph(
    { charSpacing, textHScale, textLineMatrix }: SpacingState,
    character: string,
    setApart: boolean,
  ): void {
    this.#isBehind = false;
    this.#tracking = setApart && character !== '.' ? charSpacing * textHScale : 0;
    this.#glyphX = textLineMatrix[4] ?? 0;
    this.#glyphY = textLineMatrix[5] ?? 0;
  }

  /** Whether there is a space before the next glyph. @param isDue whether one was written, as pdf.js has it */
  isWritten(isDue: boolean, state: SpacingState, item: SpacingItem, advance: number): boolean {
    if (!isDue) return false;
    // By itself, a space may stand between any two letters: it is none where they stand as near to each other as
    // letters do.
    if (this.#isAlone && advance <= item.notASpace) return false;
    if (!hasMovedFrom(state, this.#spaceX, this.#spaceY)) return true;
    return !this.#isAlone && advance > FAR_BACK * item.negativeSpaceMax;
  }

  /** The widest gap that is none between two words. */
  widestGapInWord(state: SpacingState, { trackingSpaceMin, spaceInFlowMax, notASpace }: SpacingItem): number {
    const isOver = this.#tracking > spaceInFlowMax || hasMovedFrom(state, this.#glyphX, this.#glyphY);
    return Math.max(trackingSpaceMin, isOver ? 0 : this.#tracking + notASpace);
  }
}

/**
 * By how much a piece of text grows by a space that takes no room; the sign of its width is the direction of the text.
 */
export function widthOfSpace({ width }: SpacingItem, advance: number): number {
  const direction = Math.sign(width);
  return direction * Math.max(direction * advance, -SPACE_TAKEN_BACK * Math.abs(width));
}

/** Gaps that stand two places apart have one letter between them, or a ligature. */
function closeUpStretch(
  piece: string[],
  gaps: readonly { at: number; width: number }[],
  first: number,
  last: number,
): void {
  let [from, to] = [first, last];
  const isLetter = (at: number): boolean => piece[at] !== undefined && piece[at] !== ' ';
  // The gaps to the words on either side, which have more letters.
  if (isLetter((gaps[from]?.at ?? 0) - 2)) from += 1;
  if (isLetter((gaps[to - 1]?.at ?? 0) + 2)) to -= 1;
  const own = gaps.slice(from, to);
  if (own.length < MIN_LETTERS - 1) return;
  const widths = own.map(({ width }) => Math.abs(width)).toSorted((a, b) => a - b);
  const widest = WORD_GAP * (widths[Math.floor(USUAL * widths.length)] ?? 0);
  const isWide = (gap: { width: number } | undefined): boolean => Math.abs(gap?.width ?? Infinity) > widest;
  const signs = [piece[(own[0]?.at ?? 0) - 1] ?? '', ...own.map(({ at }) => piece[at + 1] ?? '')];
  const letters = signs.filter((sign) => /\p{L}/u.test(sign)).length;
  const areLetters = letters >= MIN_LETTERS && signs.every((sign) => SINGLE.test(sign));
  const isParted = own.some(isWide) || from > first || to < last;
  if (!areLetters || !isParted) return;
  if ((from > first && !isWide(gaps[from - 1])) || (to < last && !isWide(gaps[to]))) return;
  for (const gap of own) if (!isWide(gap)) piece[gap.at] = NO_SPACE;
}

function hasMovedFrom({ textLineMatrix }: SpacingState, x: number, y: number): boolean {
  return textLineMatrix[4] !== x || textLineMatrix[5] !== y;
}
