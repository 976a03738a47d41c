import * as z from 'zod';
import { AppError } from '../errors.ts';
import { read } from './refusal.ts';

/** Longer than any book: the end of one that isn't made yet is known to nobody. */
const MAX_SECONDS = 10_000_000;
const MAX_NOTE_CHARACTERS = 1_000;
/** What a player shows as the end and what was measured differ by less. */
const END_TOLERANCE_SECONDS = 1;

export const MAX_BOOKMARKS = 1_000;

const seconds = z.number().min(0).max(MAX_SECONDS);

export const position = z
  .object({
    seconds: z.number().nonnegative(),
    updatedAt: z.iso.datetime().describe('When that was heard.'),
  })
  .meta({ id: 'Position' });
export type PositionJson = z.output<typeof position>;

export const keptPosition = z
  .object({ position: position.nullable().describe('`null` where nobody has listened yet.') })
  .meta({ id: 'KeptPosition' });

export const newPosition = z
  .strictObject({
    seconds: seconds.describe('From the beginning of the audio.'),
    updatedAt: z.iso
      .datetime({ offset: true, error: notATime })
      .optional()
      .describe('When that was heard; now unless given.'),
  })
  .meta({ id: 'NewPosition' });

export const bookmark = z
  .object({
    id: z.uuid(),
    seconds: z.number().nonnegative(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Bookmark' });
export type BookmarkJson = z.output<typeof bookmark>;

export const bookmarkList = z.object({ bookmarks: z.array(bookmark) }).meta({ id: 'BookmarkList' });
export type BookmarkListJson = z.output<typeof bookmarkList>;

export const newBookmark = z
  .strictObject({
    seconds: seconds.describe('From the beginning of the audio.'),
    note: z
      .string()
      .overwrite((text) => text.replaceAll('\0', '').trim())
      .max(MAX_NOTE_CHARACTERS)
      .optional()
      .describe('In your own words.'),
  })
  .meta({ id: 'NewBookmark' });

/** A book as far as its length goes; `null` while that isn't known. */
interface Length {
  durationSeconds: number | null;
}

/** @throws {AppError} for what is no position, or one beyond the end. */
export function readNewPosition(
  body: unknown,
  book: Length,
  now: Date,
): { seconds: number; listenedAt: Date } {
  const { seconds: asked, updatedAt } = read(newPosition, body);
  return {
    seconds: withinBook(asked, book),
    listenedAt: updatedAt === undefined ? now : new Date(updatedAt),
  };
}

/** @throws {AppError} likewise. */
export function readNewBookmark(body: unknown, book: Length): { seconds: number; note: string } {
  const { seconds: asked, note = '' } = read(newBookmark, body);
  return { seconds: withinBook(asked, book), note };
}

function withinBook(asked: number, { durationSeconds: end }: Length): number {
  if (end === null) return asked;
  if (asked <= end + END_TOLERANCE_SECONDS) return Math.min(asked, end);
  throw new AppError('invalid-parameter', {
    field: 'seconds',
    detail: `The audiobook ends at ${Math.round(end * 1000) / 1000} seconds.`,
  });
}

function notATime(): string {
  return 'It must be a time such as "2026-01-31T12:00:00Z".';
}
