import { z } from 'zod';
import type { BookChange } from '../db/renarration.ts';
import type { Choices } from '../narration/choices.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import type { Voice } from '../tts/engine.ts';
import { changedChoices, choices, choicesAtUpload, newChoices } from './choices.ts';
import { pronunciations, readPronunciations } from './pronunciations.ts';
import { read } from './refusal.ts';
import { oneLine } from './text.ts';

export { MAX_FEEDS, readNewFeed } from './feeds.ts';
export { MAX_BOOKMARKS, readNewBookmark, readNewPosition } from './listening.ts';
export { readListQuery, readLiveQuery, readTextQuery } from './queries.ts';
export { readPronunciations };

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'It must have 1 to 255 printable ASCII characters without spaces.');

/** What can be chosen with an upload, beside the file. */
const uploadFields = choicesAtUpload.safeExtend({
  title: oneLine.optional().describe('Of the book; its own otherwise.'),
});
export const upload = z
  .strictObject({ file: z.file().describe('The PDF.'), ...uploadFields.shape })
  .meta({ id: 'Upload' });

/** What of a book is to become different: what isn't named stays, `null` leaves it to the program again. */
export const bookChange = choices
  .safeExtend({
    title: oneLine.optional().describe('Of the book.'),
    author: oneLine.optional().describe('Of the book.'),
  })
  .meta({ id: 'BookChange' });
export type BookChangeJson = z.output<typeof bookChange>;

/** A change that is only asked about, together with the rules for pronouncing that the book would have. */
export const estimateRequest = bookChange
  .safeExtend({ rules: pronunciations.shape.rules.optional() })
  .meta({ id: 'EstimateRequest' });
export type EstimateRequestJson = z.output<typeof estimateRequest>;

/** What can be sent with an upload beside the file, and what each is. */
export const UPLOAD_FIELDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(uploadFields.shape).map(([name, field]) => [
    name,
    field.description ?? (field.unwrap() as z.ZodType).description ?? '',
  ]),
);

/** The fields of a form. @throws {AppError} */
export function readUpload(
  fields: ReadonlyMap<string, string>,
  voices: readonly Voice[],
): { title: string | null; choices: Choices } {
  const { title = null, ...given } = read(uploadFields, Object.fromEntries(fields));
  return { title, choices: newChoices(given, voices) };
}

/** What is chosen where a text is only read, and not spoken. @throws {AppError} */
export function readTextChoices(fields: Readonly<Record<string, string | undefined>>): Choices {
  return newChoices(
    read(choicesAtUpload.pick({ language: true, include: true, chapters: true }), fields),
    null,
  );
}

/** @throws {AppError} */
export function readBookChange(
  body: unknown,
  book: { title: string | null; author: string | null; choices: Choices },
  voices: readonly Voice[],
): BookChange {
  const { title, author, ...given } = read(bookChange, body);
  const changed = changedChoices(given, book.choices, voices);
  return {
    ...(title !== undefined && title !== book.title && { title }),
    ...(author !== undefined && author !== book.author && { author }),
    ...(Object.keys(changed).length > 0 && { choices: changed }),
  };
}

/** @returns `rules` is null where none were sent. @throws {AppError} */
export function readEstimateRequest(
  body: Readonly<Record<string, unknown>>,
  ...context: [book: Parameters<typeof readBookChange>[1], voices: readonly Voice[]]
): { change: BookChange; rules: PronunciationRule[] | null } {
  const { rules, ...change } = body;
  return {
    change: readBookChange(change, ...context),
    rules: rules === undefined ? null : readPronunciations({ rules }),
  };
}

/** @param header of the request, if it has one. @throws {AppError} */
export function readIdempotencyKey(header: string | undefined): string | null {
  return header === undefined ? null : read(idempotencyKey, header, 'Idempotency-Key');
}
