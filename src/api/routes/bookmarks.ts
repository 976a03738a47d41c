import type { Request, RequestHandler } from 'express';
import type { BookmarkJson } from '../../contract/listening.ts';
import { deleteBookmark, readBookmarks, writeBookmark } from '../../db/bookmarks.ts';
import type { Bookmark } from '../../db/bookmarks.ts';
import { readLength } from '../../db/positions.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { isUuid } from '../uuid.ts';
import { bookIdOf } from './audiobooks.ts';

/** `GET /v1/audiobooks/:id/bookmarks`: places in a book, with what its listener noted there. */
export function listBookmarks(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const { id } = await bookOf(deps, req);
    res.json({ bookmarks: (await readBookmarks(deps.pool, id)).map(toJson) });
  };
}

/**
 * `PUT` and `DELETE /v1/audiobooks/:id/bookmarks/:bookmark`; the client makes the id up, so that it can send a bookmark
 * twice.
 */
export function bookmark(deps: AppDeps): { put: RequestHandler; remove: RequestHandler } {
  return {
    put: async (req, res) => {
      const book = await bookOf(deps, req);
      const id = bookmarkIdOf(req);
      const { MAX_BOOKMARKS, readNewBookmark } = await loadReaders();
      const given = readNewBookmark(await readJsonObject(req, deps.turns), book);
      const kept = await writeBookmark(deps.pool, book.id, { id, ...given }, MAX_BOOKMARKS);
      if (kept === null) {
        throw new AppError('invalid-parameter', { detail: `A book may have ${MAX_BOOKMARKS} bookmarks.` });
      }
      res.json(toJson(kept));
    },
    remove: async (req, res) => {
      const book = await bookOf(deps, req);
      await deleteBookmark(deps.pool, book.id, bookmarkIdOf(req));
      res.status(204).end();
    },
  };
}

async function bookOf(
  { pool, owner }: AppDeps,
  req: Request,
): Promise<{ id: string; durationSeconds: number | null }> {
  const id = bookIdOf(req);
  const book = await readLength(pool, owner(req), id);
  if (book === null) throw new AppError('book-not-found');
  return { id, ...book };
}

function bookmarkIdOf(req: Request): string {
  const { bookmark: id } = req.params;
  if (typeof id === 'string' && isUuid(id)) return id.toLowerCase();
  throw new AppError('invalid-parameter', { field: 'bookmark', detail: 'Its id must be a UUID.' });
}

function toJson({ id, seconds, note, createdAt }: Bookmark): BookmarkJson {
  return { id, seconds, note, createdAt: createdAt.toISOString() };
}
