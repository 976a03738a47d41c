import type { Book } from '../db/books.ts';
import type { BookWishes } from '../db/renarration.ts';
import { AppError } from '../errors.ts';
import type { Voice } from '../tts/tts.ts';
import { readTitle, readUploadOptions } from './upload-options.ts';

const FIELDS = [
  'title',
  'author',
  'voice',
  'language',
  'speed',
  'include',
  'chapters',
  'chapterTitles',
] as const;
const MAX_CHAPTER_TITLES = 1_000;

/**
 * What of a book is to become different, from the JSON of a request: the fields of an upload, of which those that aren't sent stay as they are and `null` leaves
 * the choice to the program again; and `author` and `chapterTitles`.
 *
 * @throws {AppError} as for an upload.
 */
export function readBookChanges(
  body: Readonly<Record<string, unknown>>,
  book: Book,
  voices: readonly Voice[],
): Partial<BookWishes> {
  const unknown = Object.keys(body).find((name) => !FIELDS.some((field) => field === name));
  if (unknown !== undefined) {
    throw new AppError('unknown-field', { field: unknown.slice(0, 100), allowed: FIELDS });
  }
  const fields = new Map<string, string>([
    ['voice', book.requestedVoice ?? ''],
    ['language', book.requestedLanguage ?? ''],
    ['speed', String(book.speed)],
    ['include', book.include.join(',')],
    ['chapters', book.chapterChoice ?? ''],
  ]);
  for (const name of ['title', 'voice', 'language', 'speed', 'include', 'chapters'] as const) {
    if (name in body) fields.set(name, toText(name, body[name]));
  }
  const options = readUploadOptions(fields, voices);
  const wishes: BookWishes = {
    title: 'title' in body ? options.title : book.title,
    author: 'author' in body ? readTitle(toText('author', body['author']), 'author') : book.author,
    requestedVoice: options.voice,
    requestedLanguage: options.language,
    speed: options.speed,
    include: options.include,
    chapterChoice: options.chapters,
    chapterTitles:
      'chapterTitles' in body ? readChapterTitles(body['chapterTitles'], book) : book.chapterTitles,
  };
  const names = Object.keys(wishes) as (keyof BookWishes)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(wishes[name]) !== JSON.stringify(book[name]))
      .map((name) => [name, wishes[name]]),
  );
}

function toText(field: string, value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && field === 'speed') return String(value);
  if (field === 'include' && Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.join(',');
  }
  throw new AppError('invalid-parameter', { field, detail: 'It has the wrong type.' });
}

/** Titles by the number of their chapter, from 1; `null` takes one back. */
function readChapterTitles(value: unknown, { chapterTitles }: Book): Record<string, string> {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new AppError('invalid-parameter', {
      field: 'chapterTitles',
      detail: 'It must be an object like { "1": "Introduction" }, with the numbers of chapters from 1.',
    });
  }
  const titles = new Map(Object.entries(chapterTitles));
  for (const [number, given] of Object.entries(value)) {
    const field = `chapterTitles.${number.slice(0, 20)}`;
    if (!/^[1-9]\d{0,5}$/.test(number)) {
      throw new AppError('invalid-parameter', {
        field,
        detail: 'Chapters are named by their numbers, from 1.',
      });
    }
    const title = readTitle(toText(field, given), field);
    if (title === null) titles.delete(number);
    else titles.set(number, title);
  }
  if (titles.size > MAX_CHAPTER_TITLES) {
    throw new AppError('invalid-parameter', {
      field: 'chapterTitles',
      detail: `There are ${titles.size} titles, more than ${MAX_CHAPTER_TITLES}.`,
    });
  }
  return Object.fromEntries(titles);
}
