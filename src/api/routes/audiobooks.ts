import type { Request, RequestHandler } from 'express';
import { listBooks } from '../../db/book-list.ts';
import { viewBook } from '../../db/book-view.ts';
import type { BookView } from '../../db/book-view.ts';
import { deleteBook } from '../../db/books.ts';
import { AppError } from '../../errors.ts';
import { bookToJson } from '../book-json.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { AppDeps } from '../deps.ts';
import { hasQuery, loadReaders } from '../readers.ts';
import { isUuid } from '../uuid.ts';

const DEFAULT_LIMIT = 20;

/** `GET /v1/audiobooks?limit&cursor&q&status&sort`: newest first unless asked otherwise. */
export function listAudiobooks({ pool, owner, access }: AppDeps): RequestHandler {
  return async (req, res) => {
    const {
      limit = DEFAULT_LIMIT,
      cursor,
      q,
      status,
      sort: order = 'newest',
    } = hasQuery(req) ? (await loadReaders()).readListQuery(req.query) : {};
    const { books, next } = await listBooks(pool, owner(req), {
      limit,
      after: cursor === undefined ? null : decodeCursor(cursor, order),
      order,
      search: q,
      status,
    });
    const now = new Date();
    res.json({
      audiobooks: books.map((book) => bookToJson(book, access.link, now)),
      nextCursor: next === null ? null : encodeCursor(next),
    });
  };
}

/** `GET /v1/audiobooks/:id` */
export function getAudiobook({ pool, owner, access }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    res.json(bookToJson(book, access.link));
  };
}

/**
 * `DELETE /v1/audiobooks/:id`: the row first, which stops all work and all spending on it; its files follow at once.
 */
export function deleteAudiobook({ pool, storage, owner, log }: AppDeps): RequestHandler {
  return async (req, res) => {
    const id = bookIdOf(req);
    const keys = await deleteBook(pool, owner(req), id);
    if (keys === null) throw new AppError('book-not-found');
    try {
      await storage.delete(keys);
    } catch (error) {
      log.warn('files of a deleted book are left; the clean-up will remove them', { bookId: id, error });
    }
    res.status(204).end();
  };
}

/** The book in the path, of whoever asks. @throws {AppError} `book-not-found` */
export async function bookOf(
  { pool, owner }: Pick<AppDeps, 'pool' | 'owner'>,
  req: Request,
): Promise<BookView> {
  const book = await viewBook(pool, owner(req), bookIdOf(req));
  if (book === null) throw new AppError('book-not-found');
  return book;
}

/** As `bookOf`, where its audio is finished and its text that of the audio. @throws {AppError} `audio-not-ready` */
export async function readyBookOf(deps: AppDeps, req: Request): Promise<BookView> {
  const book = await bookOf(deps, req);
  // While a changed book is narrated anew, its text is no longer that of the audio.
  if (book.status !== 'ready') {
    throw new AppError('audio-not-ready', { detail: `Its status is "${book.status}".` });
  }
  return book;
}

/** The id in the path. @throws {AppError} `book-not-found` for what can't be one. */
export function bookIdOf(req: Request): string {
  const { id } = req.params;
  if (typeof id !== 'string' || !isUuid(id)) throw new AppError('book-not-found');
  return id.toLowerCase();
}
