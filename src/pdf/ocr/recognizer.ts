import type { TextRun } from '../text-runs.ts';
import type { OcrModel } from './ocr-languages.ts';

/** What was read in one picture. Coordinates are pixels, `y` down from the top, at the baseline. */
export interface RecognizedText {
  /** 0 to 100, the mean over all words. */
  confidence: number;
  words: TextRun[];
}

/** A part of a picture, in pixels. */
export interface PictureArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Recognizer {
  /**
   * @param png one page; Tesseract wants about 300 dots per inch.
   * @param area the whole picture unless given
   */
  recognize(png: Buffer, area?: PictureArea): Promise<RecognizedText>;
  close(): Promise<void>;
}

/** Tesseract's row is as high as its ascenders and descenders; a font's size is a little more (measured on Times and Helvetica). */
const SIZE_OF_ROW = 1.1;
/** Tesseract's engine mode that needs the neural model only. */
const LSTM_ONLY = 1;

/** Tesseract as WebAssembly in a thread of this process: about 200 MB, and seconds a page. Offline: the model is a file. */
export async function createRecognizer({ code, dir }: OcrModel): Promise<Recognizer> {
  const { createWorker } = await import('tesseract.js');
  const worker = await createWorker(code, LSTM_ONLY, { langPath: dir, cacheMethod: 'none', gzip: true });
  return {
    recognize: async (png, area) => {
      const { data } = await worker.recognize(png, area === undefined ? {} : { rectangle: area }, {
        blocks: true,
        text: false,
      });
      const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((part) => part.lines));
      const words = lines.flatMap((line) => {
        const size = line.rowAttributes.rowHeight * SIZE_OF_ROW;
        return line.words.map(({ text, bbox }): TextRun => ({
          text,
          x: bbox.x0,
          y: baselineAt(line.baseline, bbox.x0),
          width: bbox.x1 - bbox.x0,
          size,
          style: 0,
          mono: false,
          bold: false,
          rightToLeft: false,
        }));
      });
      return { confidence: data.confidence, words };
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** A line of a crooked scan rises or falls. */
function baselineAt(line: { x0: number; y0: number; x1: number; y1: number }, x: number): number {
  return line.x1 === line.x0
    ? line.y0
    : line.y0 + ((line.y1 - line.y0) * (x - line.x0)) / (line.x1 - line.x0);
}
