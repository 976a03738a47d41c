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

/**
 * Whether the letters of these strings are set apart: only where spaces are written, since other programs set the gap
 * between two words so.
 */
export function isSetApart(
  { charSpacing, fontSize, font }: SpacingState,
  elements: readonly Element[],
): boolean {
  if (charSpacing <= 0) return false;
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
  /** Where the line of the last space began, and whether it was a string of its own. */
  #spaceX = 0;
  #spaceY = 0;
  #isAlone = false;

  takeSpace({ textLineMatrix }: SpacingState, isAlone: boolean): void {
    this.#spaceX = textLineMatrix[4] ?? 0;
    this.#spaceY = textLineMatrix[5] ?? 0;
    this.#isAlone = isAlone;
  }

  takeGlyph(
    { charSpacing, textHScale, textLineMatrix }: SpacingState,
    character: string,
    setApart: boolean,
  ): void {
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

function hasMovedFrom({ textLineMatrix }: SpacingState, x: number, y: number): boolean {
  return textLineMatrix[4] !== x || textLineMatrix[5] !== y;
}
