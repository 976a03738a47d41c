import * as z from 'zod';
import { BOOK_ORDERS } from '../db/book-list.ts';
import { AppError } from '../errors.ts';
import { COVER_SIZES } from '../pdf/cover/cover-files.ts';
import { languageField, speedField } from './choices.ts';
import { read } from './refusal.ts';
import { trimmed, wholeNumber } from './text.ts';

const chapterField = wholeNumber({ min: 1, max: 999_999 })
  .optional()
  .describe('One chapter only, counted from 1.');

export const listQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 100 }).optional().describe('How many at most; 20 unless given.'),
  q: z
    .string()
    .max(200)
    .overwrite((text) => text.replaceAll('\0', ''))
    .optional()
    .describe('Only those with this in their title, author or file name.'),
  status: z
    .enum(['making', 'ready', 'failed'])
    .optional()
    .describe('Only those that are being made or wait to be, are ready, or failed or were cancelled.'),
  sort: z
    .enum(BOOK_ORDERS)
    .optional()
    .describe('`newest` first unless given; `listened`: what was listened to last; by `title`.'),
  cursor: z.string().optional().describe('`nextCursor` of the page before.'),
});
export const textQuery = z.object({
  format: z.enum(['json', 'text']).optional().describe('`text` gives plain text.'),
  chapter: chapterField,
});
export const manifestQuery = z.object({
  chapter: chapterField,
  words: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: with when each word is heard, which makes the answer three times as long.'),
});
export const liveQuery = z.object({
  from: z
    .preprocess(
      (value) => (typeof value === 'string' && /^\d{1,8}(\.\d{1,20})?$/.test(value) ? Number(value) : value),
      z.number({ error: 'It must be a number of seconds.' }).nonnegative(),
    )
    .optional()
    .describe('Where to begin, in seconds; within what is spoken by now.'),
});
export const coverQuery = z.object({
  size: z
    .enum(COVER_SIZES)
    .optional()
    .describe(
      '`large` unless given, at most 1200 × 1600 pixels; `square`, 1400 × 1400; `small`, at most 240 × 320.',
    ),
});
export const audioQuery = z.object({
  download: z.string().optional().describe('Asks for a file to save instead of one to play.'),
});

/** Of the text of a sample: some twenty seconds of sound. */
export const MAX_SAMPLE_CHARACTERS = 300;
export const sampleQuery = z.object({
  text: z
    .preprocess(trimmed, z.string().max(MAX_SAMPLE_CHARACTERS).nullable())
    .optional()
    .describe(
      `What is said, at most ${MAX_SAMPLE_CHARACTERS} characters; a sentence in the language unless given.`,
    ),
  book: z.uuid().optional().describe('Says the beginning of this book instead.'),
  speed: speedField.optional(),
  language: languageField.optional().describe('Of the text, for a voice that reads several.'),
});

/** @throws {AppError} as for all of these. */
export function readListQuery(query: unknown): z.output<typeof listQuery> {
  return read(listQuery, query);
}

/** @throws {AppError} */
export function readLiveQuery(query: unknown): z.output<typeof liveQuery> {
  return read(liveQuery, query);
}

/** @throws {AppError} */
export function readSampleQuery(query: unknown): z.output<typeof sampleQuery> {
  return read(sampleQuery, query);
}

/** @throws {AppError} */
export function readManifestQuery(query: unknown): { words: boolean } {
  return { words: read(manifestQuery, query).words === 'true' };
}

/** @param chapters how many the book has. @returns `chapter` as an index; undefined for all. */
export function readTextQuery(
  query: unknown,
  chapters: number,
): { format: 'json' | 'text'; chapter: number | undefined } {
  const { format = 'json', chapter } = read(textQuery, query);
  if (chapter !== undefined && chapter > chapters) {
    throw new AppError('invalid-parameter', {
      field: 'chapter',
      detail: `Chapters are counted from 1, and the book has ${chapters} as yet.`,
    });
  }
  return { format, chapter: chapter === undefined ? undefined : chapter - 1 };
}
