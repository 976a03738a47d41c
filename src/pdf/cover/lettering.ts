import type { SKRSContext2D } from '@napi-rs/canvas';
import { standardFont } from '../pdfjs/resources.ts';

/** Sets text on a canvas in whatever script it is written, or not at all. */
export interface Lettering {
  /**
   * The text without the signs that have no shape on this machine; `null` where a letter has none: a server may have no
   * fonts but ours.
   */
  settable(text: string): string | null;
  /** Breaks a text into lines, as large as they fit. */
  fit(text: string, box: TextBox): FittedText;
  /** @param y of the first line's base. @param box its sides; text from right to left begins at the right one. */
  draw(lines: FittedText, at: { left: number; right: number; y: number }): void;
}

interface TextBox {
  width: number;
  mostLines: number;
  /** In pixels, from the size that is tried first down to the last. */
  sizes: readonly number[];
  weight: 'normal' | 'bold';
}

export interface FittedText {
  lines: readonly string[];
  size: number;
  font: string;
  lineHeight: number;
}

/** Liberation Sans has Latin, Greek and Cyrillic, and comes with pdf.js; for other scripts the system is asked. */
const FAMILY = 'Tandem Cover';
const FILES = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf'];
/** No font has a shape for the last code point: what it looks like is what a missing letter looks like. */
const NOBODYS = '\u{10FFFD}';
const PROBE = { width: 48, height: 48, size: 32 };
/** A machine with more has one for every script among the first. */
const MOST_FAMILIES = 100;
/** Control characters and the like, except those that join letters. */
const UNSEEN = /[^\P{C}\u200c\u200d]/gu;
const LINE_HEIGHT = 1.16;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

export async function createLettering(context: SKRSContext2D, language: string | null): Promise<Lettering> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const file of FILES) GlobalFonts.registerFromPath(standardFont(file), FAMILY);
  let families = `"${FAMILY}"`;
  const probe = createCanvas(PROBE.width, PROBE.height).getContext('2d');
  const shapeOf = (letter: string): string => {
    probe.clearRect(0, 0, PROBE.width, PROBE.height);
    probe.font = `${PROBE.size}px ${families}`;
    probe.fillText(letter, 4, 36);
    return Buffer.from(probe.getImageData(0, 0, PROBE.width, PROBE.height).data).toString('latin1');
  };
  let missing = new Set([shapeOf(' '), shapeOf(NOBODYS)]);
  let hasSystemFonts = false;
  /** They are many, and of no use for most titles. */
  const addSystemFonts = (): void => {
    hasSystemFonts = true;
    // The library calls it as it is loaded, unless told not to; its types leave it out.
    (GlobalFonts as typeof GlobalFonts & { loadSystemFonts(): number }).loadSystemFonts();
    families = [FAMILY, ...systemFamilies(GlobalFonts.families)].map((name) => `"${name}"`).join(', ');
    missing = new Set([shapeOf(' '), shapeOf(NOBODYS)]);
  };
  const widthOf = (text: string, font: string): number => {
    context.font = font;
    return context.measureText(text).width;
  };
  const words = new Intl.Segmenter(language ?? undefined, { granularity: 'word' });

  return {
    settable: (written) => {
      const text = written.replace(UNSEEN, ' ');
      const signs = Array.from(new Set(text.replace(/\s/g, '')));
      const withoutShape = (): string[] => signs.filter((sign) => missing.has(shapeOf(sign)));
      if (!hasSystemFonts && withoutShape().length > 0) addSystemFonts();
      const lost = new Set(withoutShape());
      if ([...lost].some((sign) => /[\p{L}\p{N}]/u.test(sign))) return null;
      const kept = Array.from(text).filter((sign) => !lost.has(sign));
      return kept.join('').trim() === '' ? null : kept.join('');
    },
    fit: (text, { width, mostLines, sizes, weight }) => {
      const parts = Array.from(words.segment(text.trim().replace(/\s+/g, ' ')), ({ segment }) => segment);
      for (const [index, size] of sizes.entries()) {
        const font = `${weight} ${size}px ${families}`;
        const lines = breakLines(parts, (line) => widthOf(line, font) <= width);
        const fits = lines.length <= mostLines && lines.every((line) => widthOf(line, font) <= width);
        if (!fits && index < sizes.length - 1) continue;
        return { lines: shortened(lines, mostLines), size, font, lineHeight: size * LINE_HEIGHT };
      }
      throw new RangeError('a text needs a size');
    },
    draw: ({ lines, font, lineHeight }, { left, right, y }) => {
      context.font = font;
      for (const [index, line] of lines.entries()) {
        const isRightToLeft = RIGHT_TO_LEFT.test(line);
        context.direction = isRightToLeft ? 'rtl' : 'ltr';
        context.textAlign = isRightToLeft ? 'right' : 'left';
        context.fillText(line, isRightToLeft ? right : left, y + index * lineHeight, right - left);
      }
    },
  };
}

/** Those that look like ours first. */
function systemFamilies(all: readonly { family: string }[]): string[] {
  const names = all.map(({ family }) => family).filter((name) => name !== FAMILY && !name.includes('"'));
  const isSans = (name: string): boolean => /sans/i.test(name);
  return [...names.filter(isSans), ...names.filter((name) => !isSans(name))].slice(0, MOST_FAMILIES);
}

/** Marks stay with the word before them. */
function breakLines(parts: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const isWord = /[\p{L}\p{N}]/u.test(part);
    if (isWord && line.trim() !== '' && !fits((line + part).trim())) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`];
}
