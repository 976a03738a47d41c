import type { Book } from '../db/books.ts';
import type { BookChange } from '../db/renarration.ts';
import { AppError } from '../errors.ts';
import { needsPassword } from './book-json.ts';
import type { AppDeps } from './deps.ts';

type Row = Pick<Book, 'locked'> & { sealedPassword: string | null };

/**
 * What the row of a new book is to hold of the password of its PDF.
 *
 * @param source.mayBeLocked false: it needn't be looked at.
 * @throws {AppError} as `PdfLock.check`
 */
export async function passwordOfNew(
  { lock, passwords }: AppDeps,
  source: { id: string; key: string; bytes: number; mayBeLocked: boolean },
  password: string | null,
): Promise<Row> {
  const isLocked = source.mayBeLocked ? await lock.check(source, password) : null;
  // One that opens without has no use for it.
  const isUseful = password !== null && isLocked !== false;
  return {
    locked: isLocked === true,
    sealedPassword: isUseful ? await passwords.seal(source.id, password) : null,
  };
}

/**
 * The same for a book that is to be read again.
 *
 * @throws {AppError} `pdf-encrypted` where it needs one and there is none; and as `PdfLock.check`
 */
export async function passwordOfRead(
  deps: AppDeps,
  book: Book,
  password: string | null,
): Promise<Pick<BookChange, 'locked' | 'sealedPassword'>> {
  if (password === null) {
    if (needsPassword(book)) throw new AppError('pdf-encrypted', { field: 'password' });
    return {};
  }
  const source = { id: book.id, key: book.sourceKey, bytes: book.sourceBytes, mayBeLocked: true };
  const { locked, sealedPassword } = await passwordOfNew(deps, source, password);
  return sealedPassword === null ? {} : { sealedPassword, ...(locked && { locked }) };
}
