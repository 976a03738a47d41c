import type { SourceFont, SourceText } from './page-source.ts';

/** A letter takes half of its font's size along the line, as a mean of many. */
const LETTER_WIDTH = 0.5;
/** A size of so many times what the widths tell is none. Narrow letters, and bars, are a third as wide as others. */
const MAX_TIMES = 5;
const MIN_LETTERS = 4;

/**
 * The sizes of fonts whose letters are drawings (Type 3), in user space, where the file names a box for them that has
 * nothing to do with their size: lines far from each other would be one. They are told by how wide the letters are.
 */
export function drawnSizes(
  texts: readonly SourceText[],
  fonts: Readonly<Record<string, SourceFont>>,
): ReadonlyMap<string, number> {
  const drawn = new Map<string, { width: number; letters: number; size: number }>();
  for (const { text, width, height, font } of texts) {
    const known = fonts[font];
    if (known?.drawn !== true || known.vertical) continue;
    const letters = text.replace(/\s+/g, '').length;
    if (letters === 0) continue;
    const sum = drawn.get(font) ?? { width: 0, letters: 0, size: Infinity };
    drawn.set(font, {
      width: sum.width + width,
      letters: sum.letters + letters,
      size: Math.min(sum.size, height),
    });
  }
  const sizes = new Map<string, number>();
  for (const [font, { width, letters, size }] of drawn) {
    const told = width / letters / LETTER_WIDTH;
    if (letters >= MIN_LETTERS && told > 0 && size > MAX_TIMES * told) sizes.set(font, told);
  }
  return sizes;
}
