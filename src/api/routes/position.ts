import type { RequestHandler } from 'express';
import type { PositionJson } from '../../contract/listening.ts';
import { goOnForListeners } from '../../db/listener-pace.ts';
import type { Position } from '../../db/positions.ts';
import { keepPosition, readLength, readPosition } from '../../db/positions.ts';
import { AppError } from '../../errors.ts';
import { positionJson } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { wakeWorkers } from '../wake-workers.ts';
import { bookIdOf, bookOf } from './audiobooks.ts';

/**
 * `GET` and `PUT /v1/audiobooks/:id/position`: where its listener is. Of several devices the one that was listened to
 * last has the say. A book that waited for its listener goes on.
 */
export function bookPosition(deps: AppDeps): { get: RequestHandler; put: RequestHandler } {
  const { pool, owner } = deps;
  return {
    get: async (req, res) => {
      res.setHeader('Cache-Control', 'no-store');
      res.json(answer(await readPosition(pool, owner(req), bookIdOf(req))));
    },
    put: async (req, res) => {
      const [account, id] = [owner(req), bookIdOf(req)];
      const book = await readLength(pool, account, id);
      if (book === null) throw new AppError('book-not-found');
      const { readNewPosition } = await loadReaders();
      const given = readNewPosition(await readJsonObject(req, deps.turns), book, new Date());
      await keepPosition(pool, account, id, given);
      if ((await goOnForListeners(pool, id)).length > 0) await wakeWorkers(deps, await bookOf(deps, req));
      res.json(answer(await readPosition(pool, account, id)));
    },
  };
}

function answer(position: Position | null | 'no-book'): { position: PositionJson | null } {
  if (position === 'no-book') throw new AppError('book-not-found');
  return { position: positionJson(position) };
}
