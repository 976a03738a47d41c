import type { Request } from 'express';
import type { BookView } from '../db/book-view.ts';
import { AppError } from '../errors.ts';

/**
 * The chapter that `?chapter=` asks for, counted from 1 as in a choice of chapters.
 *
 * @returns its index, or undefined for the whole book.
 * @throws {AppError} `invalid-parameter`
 */
export function chapterOf(req: Request, { chapters }: Pick<BookView, 'chapters'>): number | undefined {
  const { chapter } = req.query;
  if (chapter === undefined) return undefined;
  const number = typeof chapter === 'string' && /^\d{1,6}$/.test(chapter) ? Number(chapter) : 0;
  if (number >= 1 && number <= chapters.length) return number - 1;
  throw new AppError('invalid-parameter', {
    field: 'chapter',
    detail: `Chapters are counted from 1, and the book has ${chapters.length} as yet.`,
  });
}
