import { createHash, randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { checkpoint } from '../../process/checkpoints.ts';
import { viewBook } from '../../db/book-view.ts';
import type { Book, NewBook } from '../../db/books.ts';
import { createBookWithin, getBook, TooManyBooks } from '../../db/books.ts';
import { readBookRules } from '../../db/pronunciations.ts';
import { AppError } from '../../errors.ts';
import type { Choices } from '../../narration/choices.ts';
import { DEFAULT_CHOICES } from '../../narration/choices.ts';
import type { PronunciationRule } from '../../narration/spoken/pronunciation-rule.ts';
import { messageOf } from '../../process/thrown.ts';
import { refuseDearVoices } from '../affordable-voices.ts';
import { bookPath, bookToJson } from '../book-json.ts';
import { confirmRule } from '../confirm-rule.ts';
import type { AppDeps } from '../deps.ts';
import { loadReaders } from '../readers.ts';
import { watchForLock } from '../pdf-lock.ts';
import { passwordOfNew } from '../sealed-password.ts';
import { receiveUpload } from '../upload.ts';

/**
 * `POST /v1/audiobooks`: the file goes to storage while it comes in, then the row is written, then the queue is woken.
 * Whatever fails before the row leaves nothing; once the row is there, the book is made whatever dies.
 */
export function createAudiobook(deps: AppDeps): RequestHandler {
  const { pool, storage, producer, voices, owner, access, uploadMaxBytes } = deps;
  return async (req, res) => {
    const id = randomUUID();
    const sourceKey = `books/${id}/source.pdf`;
    const account = owner(req);
    const { readEditionOf, readIdempotencyKey, readUpload, UPLOAD_FIELDS } = await loadReaders();
    const idempotencyKey = readIdempotencyKey(req.get('Idempotency-Key'));
    const available = await voices();
    const encryption = watchForLock();

    let result: { book: Book; created: boolean };
    try {
      const { file, fields } = await receiveUpload(req, res, {
        maxBytes: uploadMaxBytes,
        fields: Object.keys(UPLOAD_FIELDS),
        checkFields: (fields) => void readUpload(fields, available),
        store: (body, signal) =>
          storage.put(sourceKey, encryption.through(body), { contentType: 'application/pdf', signal }),
      });
      checkpoint('upload-stored');
      const former = await formerEdition(deps, account, readEditionOf(fields));
      const { title, choices, password } = readUpload(fields, available, former);
      await refuseDearVoices(deps, req, choices);
      const source = { id, key: sourceKey, bytes: file.bytes, mayBeLocked: encryption.isSeen() };
      const lock = await passwordOfNew(deps, source, password);
      result = await insert(deps, {
        id,
        owner: account,
        title,
        fileName: file.fileName,
        sourceKey,
        sourceBytes: file.bytes,
        sourceSha256: file.sha256,
        choices,
        mustConfirm: confirmRule(deps.budget, choices),
        ...lock,
        idempotencyKey,
        requestSha256: fingerprint(file.sha256, title, choices, former),
        ...(former !== null && { editionOf: former.id, pronunciations: former.rules }),
      });
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) await discard(deps, sourceKey);
      throw error instanceof OutcomeUnknown ? error.cause : error;
    }

    const { book, created } = result;
    checkpoint('row-written');
    if (created) await producer.processPdf(book.id);
    const view = await viewBook(pool, account, book.id);
    if (view === null) throw new AppError('book-not-found');
    if (!created) res.setHeader('Idempotency-Replayed', 'true');
    res.status(202).location(bookPath(book.id)).json(bookToJson(view, access.link));
  };
}

/**
 * The book of which another one comes in a new edition.
 *
 * @throws {AppError} `invalid-parameter`
 */
async function formerEdition(
  { pool }: AppDeps,
  account: string,
  id: string | null,
): Promise<(Book & { rules: PronunciationRule[] }) | null> {
  if (id === null) return null;
  const rules = await readBookRules(pool, account, id);
  const book = rules === null ? null : await getBook(pool, id);
  if (rules === null || book === null) {
    throw new AppError('invalid-parameter', {
      field: 'editionOf',
      detail: 'There is no such audiobook; it may have been deleted.',
    });
  }
  return { ...book, rules };
}

/**
 * Whether the row was written can't be found out just now; an object that turns out to be nobody's is cleaned up later.
 */
class OutcomeUnknown extends Error {}

/** @throws {AppError} `idempotency-conflict` when the key was used for another request. */
async function insert(deps: AppDeps, book: NewBook): Promise<{ book: Book; created: boolean }> {
  let result;
  try {
    result = await createBookWithin(deps.pool, book, deps.budget.maxBooksWaiting);
  } catch (error) {
    if (error instanceof TooManyBooks) throw new AppError('too-many-books', { detail: error.message });
    if (neverAsked(error)) throw error;
    // The connection may have broken after the row was written and before we heard of it.
    const written = await getBook(deps.pool, book.id).catch(() => undefined);
    if (written === undefined) throw new OutcomeUnknown('the insert may have been done', { cause: error });
    if (written === null) throw error;
    result = { book: written, created: true };
  }
  if (result.created) return result;
  if (result.book.requestSha256 !== book.requestSha256) {
    throw new AppError('idempotency-conflict', {
      detail: `It made the audiobook ${result.book.id}, from another file or with other options.`,
    });
  }
  await discard(deps, book.sourceKey);
  return result;
}

/** There was no connection to ask over. */
function neverAsked(error: unknown): boolean {
  const atConnect = error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  return atConnect || messageOf(error).includes('timeout exceeded when trying to connect');
}

/** Best effort: what is left is an object without a row, which the clean-up finds. */
async function discard({ storage, log }: AppDeps, key: string): Promise<void> {
  try {
    await storage.delete([key]);
  } catch (error) {
    log.warn('an upload could not be removed; the clean-up will do it', { key, error });
  }
}

/**
 * Over all that was asked for but the password, which could be guessed from it. 0.1.0 knew five choices and hashed them
 * in this order, so that a request which it had answered is still known as the same; a choice that came later counts
 * where it was made.
 */
function fingerprint(
  fileSha256: string,
  title: string | null,
  choices: Choices,
  former: { id: string } | null,
): string {
  const { voice, language, speed, include, chapters, ...later } = choices;
  const made = Object.entries(later).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULT_CHOICES[name as keyof Choices]),
  );
  const asked = { title, voice, language, speed, include, chapters, ...Object.fromEntries(made) };
  const edition = former === null ? [] : [former.id];
  return createHash('sha256')
    .update(JSON.stringify([fileSha256, asked, ...edition]))
    .digest('hex');
}
