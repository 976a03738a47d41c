import { AppError } from '../errors.ts';
import type { ChapterChoice } from './chapter-choice.ts';
import { parseChapterChoice } from './chapter-choice.ts';
import { INCLUDE_KINDS } from '../pdf/include.ts';
import type { IncludeKind } from '../pdf/include.ts';

/**
 * The parts of a book that are to be read although they are left out by default, from a list with commas; in the order of `INCLUDE_KINDS`.
 *
 * @throws {AppError} `invalid-parameter`
 */
export function readInclude(text: string): IncludeKind[] {
  const wanted = text.split(',').map((word) => word.trim().toLowerCase());
  const unknown = wanted.find((word) => word !== '' && !INCLUDE_KINDS.some((kind) => kind === word));
  if (unknown !== undefined) {
    throw new AppError('invalid-parameter', {
      field: 'include',
      detail: `There is no "${unknown.slice(0, 40)}" to include.`,
      allowed: INCLUDE_KINDS,
    });
  }
  return INCLUDE_KINDS.filter((kind) => wanted.includes(kind));
}

/** The chapters to read. @throws {AppError} `invalid-parameter` */
export function readChapterChoice(text: string): ChapterChoice {
  const choice = parseChapterChoice(text);
  if (choice !== null) return choice;
  throw new AppError('invalid-parameter', {
    field: 'chapters',
    detail: `"${text.slice(0, 40)}" is not a choice of chapters, which are counted from 1.`,
    allowed: ['2-9', '1,3,5-7', '4-'],
  });
}
