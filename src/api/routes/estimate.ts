import type { RequestHandler } from 'express';
import { TextReplaced } from '../../db/text-pages.ts';
import type { AppDeps } from '../deps.ts';
import { estimate } from '../estimate.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { bookOf } from './audiobooks.ts';

/** Whoever asks for a price often makes the change while the price is still reckoned. */
const MAX_TRIES = 3;

/**
 * `POST /v1/audiobooks/:id/estimate`: what a change would buy, before it is made: takes what `PATCH` takes and, as
 * `rules`, the pronunciations of the book. Changes and buys nothing.
 */
export function estimateChange(deps: AppDeps): RequestHandler {
  const { pool, turns, owner, voices, speaker, defaultVoice } = deps;
  return async (req, res) => {
    let book = await bookOf({ pool, owner }, req);
    const { readEstimateRequest } = await loadReaders();
    const all = await voices();
    const body = await readJsonObject(req, turns);
    const engine = { voices: all, speaker: await speaker(), fallback: defaultVoice };
    for (let tries = 1; ; tries += 1) {
      const { change, rules } = readEstimateRequest(body, book, all);
      try {
        const asked = { choices: change.choices ?? {}, rules };
        res.json(await estimate({ pool, turns }, book, asked, engine));
        return;
      } catch (error) {
        if (!(error instanceof TextReplaced) || tries === MAX_TRIES) throw error;
        book = await bookOf({ pool, owner }, req);
      }
    }
  };
}
