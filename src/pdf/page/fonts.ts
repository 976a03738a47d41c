import { median } from '../median.ts';
import type { SourceFont, SourceText } from './page-source.ts';

/** What is known of the font of some text. */
export interface Font {
  /** Numbers the fonts of a book as far as they can be told apart. */
  style: number;
  /** Whether all its characters are equally wide. */
  mono: boolean;
  /** Whether its name says that it is. */
  bold: boolean;
}

export interface Fonts {
  /** The fonts of one page by the names that its text gives them. */
  ofPage(texts: readonly SourceText[], fonts: Readonly<Record<string, SourceFont>>): (font: string) => Font;
}

/** Fewer pieces of text may be equally wide by chance. */
const MIN_PIECES = 4;
const MIN_PIECE_CHARACTERS = 4;
/**
 * Widths per character, in font sizes, that differ by less are the same. Now and then a space is wider than a letter.
 */
const SAME_WIDTH = 0.002;
/** What a typewriter's letters measure; on an average, those of other fonts are narrower. */
const LEAST_WIDTH = 0.48;
const MONO_SHARE = 0.75;
const PROPORTIONAL_SHARE = 0.5;
const MAX_PIECES = 100;
/**
 * How far the average widths of two samples of one font may be apart, as a share, with many characters and with few.
 */
const MANY_APART = 0.02;
const FEW_APART = 0.8;
const MAX_APART = 0.15;
/** "LMMonoLt10", "DejaVuSansMono", "CMTT10": where every word is placed on its own, the widths don't tell. */
const TYPEWRITER = /mono(?!type)|courier|typewriter|consol(?:as|a\b)|menlo|(?:cm|lm|sf|ec)tt|txtt/i;
/** "Times-Bold", "NimbusRomNo9L-Medi", TeX's "CMBX12" and "SFBX1200", Libertine's "LinLibertineTB". */
const BOLD =
  /bold|black|heavy|demi|-medi(?!um)|^(?:[A-Z]{6}\+)?(?:cmc?|sf|ec|la)(?:ss)?b(?:x|\d)|[a-z][TO]B$/i;

interface Style {
  number: number;
  /** Family and metrics. */
  key: string;
  characters: number;
  width: number;
}

/**
 * Tells fonts apart across a book. A reader may name a font anew on the next page (pdf.js does whenever it cleans up),
 * and many a program embeds it anew on every page; family and metrics stay the same, but bold letters often share them
 * with those of the text. So a name that is met for the first time is taken for the known font with the same metrics
 * that is as wide on an average, unless that one is on the page under another name.
 *
 * What a font's flags say is often wrong: whether it is a typewriter's is told by its name, or judged by the widths of
 * what is written in it.
 */
export function createFonts(): Fonts {
  const styles: Style[] = [];
  const fonts = new Map<string, { font: Font; style: Style }>();
  const proportional = new Set<string>();

  const isMono = (found: SourceFont | undefined, key: string, sample: Sample): boolean => {
    if (sample.each.length > 1 && shareOfUsual(sample) <= PROPORTIONAL_SHARE) proportional.add(key);
    const declared = found?.family === 'monospace' && !proportional.has(key);
    return declared || areEquallyWide(sample);
  };

  return {
    ofPage: (texts, found) => {
      const samples = [...measure(texts)].toSorted(([, a], [, b]) => b.characters - a.characters);
      const taken = new Set(samples.map(([name]) => fonts.get(name)?.style));
      for (const [name, sample] of samples) {
        if (fonts.has(name)) continue;
        const metrics = found[name];
        const family = metrics === undefined ? '' : `${metrics.family} ${metrics.ascent} ${metrics.descent}`;
        const mono = TYPEWRITER.test(metrics?.name ?? '') || isMono(metrics, family, sample);
        const bold = BOLD.test(metrics?.name ?? '');
        const key = `${family}${mono ? ' mono' : ''}${bold ? ' bold' : ''}`;
        const alike = styles.filter((style) => style.key === key && !taken.has(style));
        const known = nearest(alike, sample);
        const style = known ?? { number: styles.length, key, characters: 0, width: 0 };
        if (known === undefined) styles.push(style);
        style.characters += sample.characters;
        style.width += sample.width;
        taken.add(style);
        fonts.set(name, { font: { style: style.number, mono, bold }, style });
      }
      return (name) => fonts.get(name)?.font ?? { style: -1, mono: false, bold: false };
    },
  };
}

function nearest(styles: readonly Style[], sample: Sample): Style | undefined {
  const own = sample.width / Math.max(1, sample.characters);
  const apart = (style: Style): number => Math.abs(style.width / style.characters / own - 1);
  const closest = styles.toSorted((a, b) => apart(a) - apart(b))[0];
  if (closest === undefined) return undefined;
  const fewer = Math.min(closest.characters, sample.characters);
  return apart(closest) <= Math.min(MAX_APART, MANY_APART + FEW_APART / Math.sqrt(fewer))
    ? closest
    : undefined;
}

/** What a page has in one font. Widths are in font sizes. */
interface Sample {
  characters: number;
  width: number;
  /** Per character, one for each piece of text. */
  each: number[];
  /** Different pieces with small letters: digits are equally wide in most fonts, capitals nearly so in some. */
  pieces: Set<string>;
}

function measure(texts: readonly SourceText[]): Map<string, Sample> {
  const fonts = new Map<string, Sample>();
  for (const { text, width, font, transform } of texts) {
    const size = Math.hypot(transform[0], transform[1]);
    const sample = fonts.get(font) ?? { characters: 0, width: 0, each: [], pieces: new Set() };
    fonts.set(font, sample);
    if (size === 0 || text.trim() === '') continue;
    sample.characters += text.length;
    sample.width += width / size;
    if (text.length < MIN_PIECE_CHARACTERS || !/\p{L}/u.test(text) || sample.each.length >= MAX_PIECES)
      continue;
    sample.each.push(width / text.length / size);
    if (/\p{Ll}/u.test(text)) sample.pieces.add(text);
  }
  return fonts;
}

function areEquallyWide(sample: Sample): boolean {
  if (sample.pieces.size < MIN_PIECES || usualWidth(sample) < LEAST_WIDTH) return false;
  return shareOfUsual(sample) >= MONO_SHARE;
}

function usualWidth({ each }: Sample): number {
  return median(each);
}

function shareOfUsual(sample: Sample): number {
  const { each } = sample;
  const usual = usualWidth(sample);
  return each.filter((width) => Math.abs(width - usual) < SAME_WIDTH).length / each.length;
}
