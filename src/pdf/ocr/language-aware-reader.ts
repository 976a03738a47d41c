import { detectLanguage } from '../language.ts';
import { crop } from './grey-picture.ts';
import type { GreyPicture } from './grey-picture.ts';
import { confidenceOf } from './noise.ts';
import { firstModel, modelFor, otherModels } from './ocr-languages.ts';
import type { OcrModel } from './ocr-languages.ts';
import { createRecognizer, wordsOf } from './recognizer.ts';
import type { RecognizedBlock, RecognizedWord, Recognizer } from './recognizer.ts';

export interface PictureReader {
  /** @param isUpright whether the picture is known to be; otherwise poor text may say nothing about its language */
  read(picture: GreyPicture, isUpright: boolean): Promise<readonly RecognizedBlock[]>;
  /** Reads a part of a page, from which nothing is to follow. */
  look(picture: GreyPicture): Promise<readonly RecognizedBlock[]>;
}

/** What is read with this confidence lies the right way up: what lies on its head has half of it (measured). */
export const SURE = 75;
/** Fewer say too little about their language. */
const MIN_WORDS = 15;

/**
 * Reads pictures of pages with the model of their language. Where that isn't known, the first page with text decides:
 * it is read with one model, which tells the language or at least that it is another one, and then a part of it with
 * those that come into question. The most confident one stays.
 *
 * @param language ISO 639-1, or null where it isn't known
 */
export function createLanguageAwareReader(language: string | null): PictureReader {
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
  const choose = async (models: readonly OcrModel[], picture: GreyPicture): Promise<OcrModel | null> => {
    let best: { candidate: OcrModel; confidence: number } | null = null;
    for (const candidate of models) {
      const confidence = confidenceOf(wordsOf(await (await use(candidate)).recognize(picture)));
      if (best === null || confidence > best.confidence) best = { candidate, confidence };
    }
    if (best !== null) await use(best.candidate);
    return best?.candidate ?? null;
  };

  const known = (): OcrModel => {
    if (model === null) throw new Error('no model for text recognition is installed');
    return model;
  };

  return {
    look: async (picture) => (await use(known())).recognize(picture),
    read: async (picture, isUpright) => {
      const tried = known();
      const first = await (await use(tried)).recognize(picture);
      const words = wordsOf(first);
      if (isSure || words.length < MIN_WORDS) return first;
      if (!isUpright && confidenceOf(words) < SURE) return first;
      isSure = true;
      const found = await detectLanguage([words.map(({ text }) => text).join(' ')], null);
      const fitting = modelFor(found);
      if (fitting?.code === tried.code) return first;
      const candidates = [tried, ...(fitting === null ? otherModels(tried) : [fitting])];
      const chosen = await choose(candidates, beginningOf(words, picture));
      return chosen === null || chosen.code === tried.code ? first : (await use(chosen)).recognize(picture);
    },
  };
}

/** Where the first words are, up to a third of the page: enough to compare models by, at a third of the cost. */
function beginningOf(words: readonly RecognizedWord[], picture: GreyPicture): GreyPicture {
  const { width, height } = picture;
  const margin = height / 50;
  const top = Math.max(0, Math.floor(Math.min(...words.map((word) => word.top)) - margin));
  const bottom = Math.min(height, Math.max(...words.map((word) => word.bottom)) + margin);
  return crop(picture, { left: 0, top, width, height: Math.floor(Math.min(bottom - top, height / 3)) });
}
