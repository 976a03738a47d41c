import { detectLanguage } from '../language.ts';
import type { TextRun } from '../text-runs.ts';
import { firstModel, modelFor, otherModels } from './ocr-languages.ts';
import type { OcrModel } from './ocr-languages.ts';
import { createRecognizer } from './recognizer.ts';
import type { PictureArea, RecognizedText, Recognizer } from './recognizer.ts';
import type { PagePicture } from './render-page.ts';

export interface PictureReader {
  read(picture: Pick<PagePicture, 'png' | 'width' | 'height'>): Promise<RecognizedText>;
}

/** Fewer say too little about their language. */
const MIN_WORDS = 15;

/**
 * Reads pictures of pages with the model of their language. Where that isn't known, the first page with text decides: it is read
 * with one model, which tells the language or at least that it is another one, and then a part of it with those that come into
 * question. The most confident one stays.
 *
 * @param language ISO 639-1, or null where it isn't known
 * @param onStep called between the models: the first page takes several times as long as the others
 */
export function createLanguageAwareReader(language: string | null, onStep: () => void): PictureReader {
  let model = (language === null ? null : modelFor(language)) ?? firstModel();
  let isSure = language !== null;
  let recognizer: Recognizer | null = null;

  const use = async (wanted: OcrModel): Promise<Recognizer> => {
    if (recognizer !== null && model?.code === wanted.code) return recognizer;
    await recognizer?.close();
    model = wanted;
    recognizer = await createRecognizer(wanted);
    return recognizer;
  };

  /** @returns the most confident of the models, which is loaded then. */
  const choose = async (
    models: readonly OcrModel[],
    png: Buffer,
    area: PictureArea,
  ): Promise<OcrModel | null> => {
    let best: { candidate: OcrModel; confidence: number } | null = null;
    for (const candidate of models) {
      onStep();
      const { confidence } = await (await use(candidate)).recognize(png, area);
      if (best === null || confidence > best.confidence) best = { candidate, confidence };
    }
    if (best !== null) await use(best.candidate);
    onStep();
    return best?.candidate ?? null;
  };

  return {
    read: async ({ png, ...size }) => {
      if (model === null) throw new Error('no model for text recognition is installed');
      const tried = model;
      const first = await (await use(tried)).recognize(png);
      if (isSure || first.words.length < MIN_WORDS) return first;
      isSure = true;
      const found = await detectLanguage([first.words.map(({ text }) => text).join(' ')], null);
      const fitting = modelFor(found);
      if (fitting?.code === tried.code) return first;
      const candidates = [tried, ...(fitting === null ? otherModels(tried) : [fitting])];
      const chosen = await choose(candidates, png, beginningOf(first.words, size));
      return chosen === null || chosen.code === tried.code ? first : (await use(chosen)).recognize(png);
    },
  };
}

/** Where the first words are, up to a third of the page: enough to compare models by, at a third of the cost. */
function beginningOf(
  words: readonly TextRun[],
  { width, height }: { width: number; height: number },
): PictureArea {
  const top = Math.max(0, Math.floor(Math.min(...words.map(({ y, size }) => y - 2 * size))));
  const bottom = Math.max(...words.map(({ y, size }) => y + size));
  const reach = Math.min(bottom - top, height / 3, height - top);
  return { left: 0, top, width, height: Math.floor(reach) };
}
