import { toPgm } from './grey-picture.ts';
import type { GreyPicture } from './grey-picture.ts';
import type { OcrModel } from './ocr-languages.ts';

/** Pixels, after the picture was turned upright. */
export interface RecognizedWord {
  text: string;
  /** 0 to 100. */
  confidence: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface RecognizedLine {
  /** From left to right; at least one. */
  words: readonly RecognizedWord[];
  /** Of the baseline, in pixels from the top. */
  y: number;
  /** Of the font, as far as the height of the row tells. Pixels. */
  size: number;
}

export type RecognizedParagraph = readonly RecognizedLine[];

/** A part of the page that is one column wide. */
export interface RecognizedBlock {
  paragraphs: readonly RecognizedParagraph[];
}

export interface Recognizer {
  /**
   * Blocks are in reading order. A picture that is a little crooked is turned first.
   *
   * @param picture one page; Tesseract wants about 300 dots per inch.
   */
  recognize(picture: GreyPicture): Promise<readonly RecognizedBlock[]>;
  close(): Promise<void>;
}

/**
 * Tesseract's row is as high as its ascenders and descenders; a font's size is a little more (measured on Times and
 * Helvetica).
 */
const SIZE_OF_ROW = 1.1;
/** Tesseract's engine mode that needs the neural model only. */
const LSTM_ONLY = 1;

/**
 * Tesseract as WebAssembly in a thread of this process: about 200 MB, and seconds a page. Offline: the model is a file.
 */
export async function createRecognizer({ code, dir }: OcrModel): Promise<Recognizer> {
  const { createWorker, PSM } = await import('tesseract.js');
  const worker = await createWorker(code, LSTM_ONLY, { langPath: dir, cacheMethod: 'none', gzip: true });
  // Unless it is asked for its layout, a page is one block of lines that go across all columns.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return {
    recognize: async (picture) => {
      const { data } = await worker.recognize(
        toPgm(picture),
        { rotateAuto: true },
        { blocks: true, text: false },
      );
      return (data.blocks ?? []).map(({ paragraphs }) => ({
        paragraphs: paragraphs.map(({ lines }) => lines.flatMap(toLine)),
      }));
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

export function wordsOf(blocks: readonly RecognizedBlock[]): RecognizedWord[] {
  return blocks.flatMap(({ paragraphs }) => paragraphs.flat().flatMap(({ words }) => words));
}

/** As far as it is used here. */
interface TesseractLine {
  words: readonly { text: string; confidence: number; bbox: Box }[];
  baseline: Box;
  rowAttributes: { rowHeight: number };
}

interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

function toLine({ words, baseline, rowAttributes }: TesseractLine): RecognizedLine[] {
  if (words.length === 0) return [];
  return [
    {
      words: words.map(({ text, confidence, bbox }) => ({
        ...{ text: text.trim(), confidence },
        ...{ left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 },
      })),
      y: (baseline.y0 + baseline.y1) / 2,
      size: rowAttributes.rowHeight * SIZE_OF_ROW,
    },
  ];
}
