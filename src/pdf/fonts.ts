import type { TextItem } from './text-runs.ts';

/** What is known of the font of some text. */
export interface Font {
  /** Numbers the fonts of a book as far as they can be told apart. */
  style: number;
  /** Whether all its characters are equally wide. */
  mono: boolean;
}

/** What pdf.js says about a font together with the text of a page. */
export interface FontStyle {
  fontFamily: string;
  ascent: number;
  descent: number;
}

export interface Fonts {
  /** The fonts of one page by the names that pdf.js gave them for now. */
  ofPage(items: readonly TextItem[], styles: Readonly<Record<string, FontStyle>>): (fontName: string) => Font;
}

/** Fewer pieces of text may be equally wide by chance. */
const MIN_PIECES = 4;
const MIN_PIECE_CHARACTERS = 4;
const SAME_WIDTH = 0.004;

/**
 * Tells fonts apart across a book. The names that pdf.js gives to fonts change whenever it cleans up; family and metrics don't. Many
 * programs don't mark typewriter fonts as such, so the widths of what is written have a say.
 */
export function createFonts(): Fonts {
  const numbers = new Map<string, number>();
  return {
    ofPage: (items, styles) => {
      const equallyWide = findEquallyWide(items);
      const fonts = new Map<string, Font>();
      return (fontName) => {
        const known = fonts.get(fontName);
        if (known !== undefined) return known;
        const found = styles[fontName];
        const mono = found?.fontFamily === 'monospace' || equallyWide.has(fontName);
        const key =
          found === undefined
            ? ''
            : `${found.fontFamily} ${found.ascent} ${found.descent}${mono ? ' m' : ''}`;
        const style = numbers.get(key) ?? numbers.size;
        numbers.set(key, style);
        const font = { style, mono };
        fonts.set(fontName, font);
        return font;
      };
    },
  };
}

/** The fonts in which every piece of text has the same width per character. */
function findEquallyWide(items: readonly TextItem[]): ReadonlySet<string> {
  const widths = new Map<string, { least: number; most: number; texts: Set<string> }>();
  for (const { str, width, fontName, transform } of items) {
    const characters = str.length;
    const size = Math.hypot(transform[0] ?? 0, transform[1] ?? 0);
    // Digits are equally wide in most fonts, capitals nearly so in some.
    if (characters < MIN_PIECE_CHARACTERS || size === 0 || !/\p{Ll}/u.test(str)) continue;
    const each = width / characters / size;
    const known = widths.get(fontName) ?? { least: each, most: each, texts: new Set() };
    known.least = Math.min(known.least, each);
    known.most = Math.max(known.most, each);
    if (known.texts.size < MIN_PIECES) known.texts.add(str);
    widths.set(fontName, known);
  }
  const equal = [...widths].filter(
    ([, { least, most, texts }]) => texts.size >= MIN_PIECES && most - least < SAME_WIDTH,
  );
  return new Set(equal.map(([fontName]) => fontName));
}
