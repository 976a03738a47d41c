import type { RequestHandler } from 'express';
import {
  readAccountRules,
  readBookRules,
  writeAccountRules,
  writeBookRules,
} from '../../db/pronunciations.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { bookIdOf } from './audiobooks.ts';

type Handlers = { get: RequestHandler; put: RequestHandler };

/** `GET` and `PUT /v1/pronunciations`: the rules that hold in all books of the account. */
export function accountPronunciations({ pool, owner, turns }: AppDeps): Handlers {
  return {
    get: async (req, res) => {
      res.json({ rules: await readAccountRules(pool, owner(req)) });
    },
    put: async (req, res) => {
      const { readPronunciations } = await loadReaders();
      const rules = readPronunciations(await readJsonObject(req, turns));
      await writeAccountRules(pool, owner(req), rules);
      res.json({ rules });
    },
  };
}

/** `GET` and `PUT /v1/audiobooks/:id/pronunciations`: the rules of one book, which come before those of the account. */
export function bookPronunciations({ pool, owner, turns }: AppDeps): Handlers {
  return {
    get: async (req, res) => {
      const rules = await readBookRules(pool, owner(req), bookIdOf(req));
      if (rules === null) throw new AppError('book-not-found');
      res.json({ rules });
    },
    put: async (req, res) => {
      const [account, id] = [owner(req), bookIdOf(req)];
      // Before its rules are looked at: somebody else's book looks like none, whatever is sent.
      if ((await readBookRules(pool, account, id)) === null) throw new AppError('book-not-found');
      const { readPronunciations } = await loadReaders();
      const rules = readPronunciations(await readJsonObject(req, turns));
      if (!(await writeBookRules(pool, account, id, rules))) throw new AppError('book-not-found');
      res.json({ rules });
    },
  };
}
