import type { RequestHandler } from 'express';
import type { AppDeps } from '../deps.ts';
import { estimate } from '../estimate.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { bookOf } from './audiobooks.ts';

/**
 * `POST /v1/audiobooks/:id/estimate`: what a change would buy, before it is made: takes what `PATCH` takes and, as
 * `rules`, the pronunciations of the book. Changes and buys nothing.
 */
export function estimateChange(deps: AppDeps): RequestHandler {
  const { pool, turns, owner, voices, speaker, defaultVoice } = deps;
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const { readEstimateRequest } = await loadReaders();
    const all = await voices();
    const { change, rules } = readEstimateRequest(await readJsonObject(req, turns), book, all);
    const asked = { choices: change.choices ?? {}, rules };
    const engine = { voices: all, speaker: await speaker(), fallback: defaultVoice };
    res.json(await estimate({ pool, turns }, book, asked, engine));
  };
}
