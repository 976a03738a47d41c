import type { RecognizedBlock, RecognizedLine } from '../../src/pdf/ocr/recognizer.ts';

const SIZE = 40;
const WIDTH_OF_CHARACTER = 16;
const LEADING = 50;

export interface LineLook {
  left?: number;
  size?: number;
  confidence?: number;
  /** Of single words by their index, where they differ. */
  confidences?: Readonly<Record<number, number>>;
}

/** A line as Tesseract gives it, in pixels at 300 dpi: its words one after the other. */
export function recognizedLine(text: string, y: number, look: LineLook = {}): RecognizedLine {
  const { left = 300, size = SIZE, confidence = 95, confidences = {} } = look;
  let at = left;
  const words = text.split(' ').map((word, index) => {
    const start = at;
    at += (word.length + 1) * WIDTH_OF_CHARACTER;
    return {
      ...{ text: word, confidence: confidences[index] ?? confidence },
      ...{ left: start, right: at - WIDTH_OF_CHARACTER, top: y - 0.8 * size, bottom: y + 0.2 * size },
    };
  });
  return { words, y, size };
}

/** A block of one paragraph, its lines below each other. */
export function recognizedBlock(lines: readonly string[], top: number, look: LineLook = {}): RecognizedBlock {
  return { paragraphs: [lines.map((text, index) => recognizedLine(text, top + LEADING * index, look))] };
}
