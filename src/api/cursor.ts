import type { BookCursor } from '../db/book-view.ts';
import { AppError } from '../errors.ts';
import { isUuid } from './uuid.ts';

/** What PostgreSQL's text form of a timestamp looks like, in any time zone. */
const TIMESTAMP = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/;

/** Opaque to the outside, so that it can change. */
export function encodeCursor({ createdAt, id }: BookCursor): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** @throws {AppError} `invalid-parameter` for anything that encodeCursor() didn't make. */
export function decodeCursor(text: string): BookCursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [createdAt, id] = parsed as unknown[];
      if (
        typeof createdAt === 'string' &&
        TIMESTAMP.test(createdAt) &&
        typeof id === 'string' &&
        isUuid(id)
      ) {
        return { createdAt, id };
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
