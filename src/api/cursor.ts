import type { BookCursor, BookOrder } from '../db/book-list.ts';
import { AppError } from '../errors.ts';
import { isUuid } from './uuid.ts';

/** What PostgreSQL's text form of a timestamp looks like, in any time zone. */
const TIMESTAMP = /^(-infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2})$/;

/** Opaque to the outside, so that it can change. */
export function encodeCursor({ key, id }: BookCursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** @throws {AppError} `invalid-parameter` for anything that encodeCursor() didn't make of a list in this order. */
export function decodeCursor(text: string, order: BookOrder): BookCursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [key, id] = parsed as unknown[];
      if (
        typeof key === 'string' &&
        (order === 'title' ? !key.includes('\0') : TIMESTAMP.test(key)) &&
        typeof id === 'string' &&
        isUuid(id)
      ) {
        return { key, id };
      }
    }
  } catch {
    // Not JSON: not ours either.
  }
  throw new AppError('invalid-parameter', {
    field: 'cursor',
    detail: 'This is not a cursor; use the nextCursor of a former answer as it is.',
  });
}
