import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { languageOf, LANGUAGES } from '../../languages/languages.ts';

/** Latin letters are read well enough by it to tell the language from the result. */
const FIRST_TRY = 'en';

export interface OcrModel {
  /** Tesseract's name of the language. */
  code: string;
  /** Holds `<code>.traineddata.gz`: the quantised LSTM model, a quarter of the full one's size. */
  dir: string;
}

/** @returns the model for a language (ISO 639-1), or null when there is none here. */
export function modelFor(language: string): OcrModel | null {
  const code = languageOf(language)?.recognition ?? null;
  if (code === null) return null;
  try {
    const require = createRequire(import.meta.url);
    const dir = join(dirname(require.resolve(`@tesseract.js-data/${code}`)), '4.0.0_best_int');
    return existsSync(join(dir, `${code}.traineddata.gz`)) ? { code, dir } : null;
  } catch {
    return null;
  }
}

/** The model to begin with, where nothing is known of a document's language yet. */
export function firstModel(): OcrModel | null {
  return modelFor(FIRST_TRY);
}

/** All other models that are here. */
export function otherModels(than: OcrModel): OcrModel[] {
  return LANGUAGES.map((language) => modelFor(language.code))
    .filter((model) => model !== null)
    .filter(({ code }) => code !== than.code);
}
