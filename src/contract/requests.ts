import * as z from 'zod';
import type { BookChange } from '../db/renarration.ts';
import type { Choices } from '../narration/choices.ts';
import type { PronunciationRule } from '../narration/spoken/pronunciation-rule.ts';
import type { Voice } from '../tts/engine.ts';
import { changedChoices, choices, choicesAtUpload, editionChoices, newChoices } from './choices.ts';
import { password } from './password.ts';
import { pronunciations, readPronunciations } from './pronunciations.ts';
import { read } from './refusal.ts';
import { oneLine } from './text.ts';

export { MAX_FEEDS, readNewFeed } from './feeds.ts';
export { MAX_BOOKMARKS, readNewBookmark, readNewPosition } from './listening.ts';
export {
  MAX_SAMPLE_CHARACTERS,
  readListQuery,
  readLiveQuery,
  readManifestQuery,
  readSampleQuery,
  readTextQuery,
} from './queries.ts';
export { MAX_WEBHOOKS, readNewWebhook } from './webhooks.ts';
export { readPronunciations };

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'It must have 1 to 255 printable ASCII characters without spaces.');

/** What can be chosen with an upload, beside the file. */
const uploadFields = choicesAtUpload.safeExtend({
  title: oneLine.optional().describe('Of the book; its own otherwise.'),
  editionOf: z
    .uuid('It must be the id of an audiobook.')
    .optional()
    .describe(
      'The id of an audiobook that this PDF is a new edition of: it gets what was chosen for that one, its pronunciations and its listener’s place.',
    ),
  password,
});
export const upload = z
  .strictObject({ file: z.file().describe('The PDF.'), ...uploadFields.shape })
  .meta({ id: 'Upload' });

/** What of a book is to become different: what isn't named stays, `null` leaves it to the program again. */
const change = choices.safeExtend({
  title: oneLine.optional().describe('Of the book.'),
  author: oneLine.optional().describe('Of the book.'),
});

/** The PDF is read again for it. */
export const bookChange = change.safeExtend({ password }).meta({ id: 'BookChange' });
export type BookChangeJson = z.output<typeof bookChange>;

export const narrateRequest = z.strictObject({ password }).meta({ id: 'NarrateRequest' });

export const confirmRequest = z
  .strictObject({
    revision: z
      .int()
      .nonnegative()
      .describe('`confirmation.revision` of the book, as it was when you saw what it costs.'),
  })
  .meta({ id: 'ConfirmRequest' });

/** A change that is only asked about, together with the rules for pronouncing that the book would have. */
export const estimateRequest = change
  .safeExtend({ rules: pronunciations.shape.rules.optional() })
  .meta({ id: 'EstimateRequest' });
export type EstimateRequestJson = z.output<typeof estimateRequest>;

/** What can be sent with an upload beside the file, the password among it, and what each is. */
export const UPLOAD_FIELDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(uploadFields.shape).map(([name, field]) => [
    name,
    field.description ?? (field.unwrap() as z.ZodType).description ?? '',
  ]),
);

/**
 * The fields of a form.
 *
 * @param former of which it is a new edition: what isn't chosen is as it was for that one
 * @throws {AppError}
 */
export function readUpload(
  fields: ReadonlyMap<string, string>,
  voices: readonly Voice[],
  former: Pick<ChangeableBook, 'title' | 'choices'> | null = null,
): { title: string | null; choices: Choices; password: string | null } {
  const asked = read(uploadFields, Object.fromEntries(fields));
  const { title = former?.title ?? null, password = null, ...given } = asked;
  const choices = former === null ? newChoices(given, voices) : editionChoices(given, former.choices, voices);
  return { title, choices, password };
}

/** Of which audiobook a form says that it is a new edition. @throws {AppError} */
export function readEditionOf(fields: ReadonlyMap<string, string>): string | null {
  return read(uploadFields, Object.fromEntries(fields)).editionOf ?? null;
}

/** What is chosen where a text is only read, and not spoken. @throws {AppError} */
export function readTextChoices(fields: Readonly<Record<string, string | undefined>>): Choices {
  return newChoices(
    read(choicesAtUpload.pick({ language: true, include: true, chapters: true }), fields),
    null,
  );
}

interface ChangeableBook {
  title: string | null;
  author: string | null;
  choices: Choices;
}

/** @throws {AppError} */
export function readBookChange(
  body: unknown,
  book: ChangeableBook,
  voices: readonly Voice[],
): { change: BookChange; password: string | null } {
  const { password = null, ...given } = read(bookChange, body);
  return { change: changeOf(given, book, voices), password };
}

/** @throws {AppError} */
export function readNarrateRequest(body: unknown): { password: string | null } {
  const { password = null } = read(narrateRequest, body);
  return { password };
}

/** @throws {AppError} */
export function readConfirmRequest(body: unknown): { revision: number } {
  return read(confirmRequest, body);
}

/** @returns `rules` is null where none were sent. @throws {AppError} */
export function readEstimateRequest(
  body: Readonly<Record<string, unknown>>,
  book: ChangeableBook,
  voices: readonly Voice[],
): { change: BookChange; rules: PronunciationRule[] | null } {
  const { rules, ...asked } = body;
  return {
    change: changeOf(read(change, asked), book, voices),
    rules: rules === undefined ? null : readPronunciations({ rules }),
  };
}

function changeOf(
  { title, author, ...given }: z.output<typeof change>,
  book: ChangeableBook,
  voices: readonly Voice[],
): BookChange {
  const changed = changedChoices(given, book.choices, voices);
  return {
    ...(title !== undefined && title !== book.title && { title }),
    ...(author !== undefined && author !== book.author && { author }),
    ...(Object.keys(changed).length > 0 && { choices: changed }),
  };
}

/** @param header of the request, if it has one. @throws {AppError} */
export function readIdempotencyKey(header: string | undefined): string | null {
  return header === undefined ? null : read(idempotencyKey, header, 'Idempotency-Key');
}
