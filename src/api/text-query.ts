import type { Request } from 'express';
import type { BookView } from '../db/book-view.ts';
import { hasQuery, loadReaders } from './readers.ts';

/**
 * Which part of a book's text is asked for, and in which form. `chapter` is an index; undefined for the whole book.
 *
 * @throws {AppError} `invalid-parameter`
 */
export async function textQueryOf(
  req: Request,
  { chapters }: Pick<BookView, 'chapters'>,
): Promise<{ format: 'json' | 'text'; chapter: number | undefined }> {
  if (!hasQuery(req)) return { format: 'json', chapter: undefined };
  return (await loadReaders()).readTextQuery(req.query, chapters.length);
}
