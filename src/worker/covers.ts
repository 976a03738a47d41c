import { randomUUID } from 'node:crypto';
import { booksWithoutCover, coverKey, findCover, hasOwnCover } from '../db/covers.ts';
import type { Book } from '../db/books.ts';
import { getBook, titleOf } from '../db/books.ts';
import { firstPageCharacters } from '../db/paragraphs.ts';
import { makeCover } from '../pdf/cover/make-cover.ts';
import type { Cover } from '../pdf/cover/cover-files.ts';
import { AppError } from '../errors.ts';
import { storeCover } from '../service/store-cover.ts';
import { withLocalCopy } from '../storage/local-copy.ts';
import { ObjectMissing } from '../storage/storage.ts';
import type { TaskRun, WorkerContext } from './context.ts';
import { workDir } from './work-dir.ts';

/** A first page takes a second, and on half a processor that is busy ten. */
const TIMEOUT_MS = 60_000;
/** For a drawn one, with the library that draws. */
const DRAWING = { heapMb: 64, memoryMb: 160 };
/** Characters. A first page with more of them is read, whatever pictures it has: that is known without drawing it. */
const MOST_OF_A_COVER = 1_500;
/** Of books from before there were covers, at a time. */
const MOST_LATE = 20;

/** The cover of a book that is being narrated, so that its listener sees it. Otherwise it is made with the audio. */
export async function makeEarlyCover(context: WorkerContext, bookId: string, run: TaskRun): Promise<void> {
  if (run.signal.aborted) return;
  const book = await getBook(context.pool, bookId);
  if (book?.status === 'narrating') await makeBookCover(context, book, run);
}

/** Another one came in its place while it was read. */
const TRIES = 3;

/** The large cover of a book, which is made now if it has none yet. @returns null where that doesn't work. */
export async function coverForAudio(
  context: WorkerContext,
  book: Book,
  run: TaskRun,
): Promise<Buffer | null> {
  const { pool, storage, log } = context;
  if (!(await hasOwnCover(pool, book.id))) await makeBookCover(context, book, run);
  for (let tries = 1; ; tries += 1) {
    const cover = await findCover(pool, book.id);
    if (cover === null) return null;
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of await storage.get(coverKey(cover.key, 'large'))) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } catch (error) {
      if (error instanceof ObjectMissing && tries < TRIES) continue;
      log.warn('the cover of a book can not be read, and its audio goes without', { bookId: book.id, error });
      return null;
    }
  }
}

/** For books that were finished before there were covers. Their audio stays as it is. */
export async function makeLateCovers(context: WorkerContext, run: TaskRun): Promise<void> {
  for (const id of await booksWithoutCover(context.pool, MOST_LATE)) {
    if (run.signal.aborted) return;
    const book = await getBook(context.pool, id);
    if (book !== null) await makeBookCover(context, book, run);
  }
}

/**
 * Makes the cover of a book, of its first page or else by hand, and stores it. A book does without one before it fails
 * for it.
 */
async function makeBookCover(context: WorkerContext, book: Book, { signal }: TaskRun): Promise<void> {
  const { pool, storage, config, presence, log } = context;
  const { id, sourceKey } = book;
  const make = async (file: string | null): Promise<void> => {
    const cover = await coverOf(context, book, file, signal);
    const now = await getBook(pool, id);
    // What is written on it is that of before; whoever makes the book anew makes the cover, too.
    if (now?.title !== book.title || now.author !== book.author) return;
    await storeCover(context, id, cover);
  };
  const dir = workDir(config.dataDir, presence.key());
  // A name of its own: the book may be read again meanwhile, or put together.
  const source = { storage, key: sourceKey, dir, name: `${randomUUID()}.pdf`, signal };
  try {
    const isRead = (await firstPageCharacters(pool, id)) > MOST_OF_A_COVER;
    const made = isRead ? make(null) : withLocalCopy(source, make);
    await made.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'source-missing') return make(null);
      throw error;
    });
  } catch (error) {
    if (!signal.aborted) log.warn('a book gets no cover for now', { bookId: id, error });
  }
}

async function coverOf(
  { config, log }: WorkerContext,
  book: Book,
  pdf: string | null,
  signal: AbortSignal,
): Promise<Cover> {
  const { id, author, language } = book;
  const text = { title: titleOf(book), author, language };
  const order = { from: 'book', text } as const;
  const drawing = { ...DRAWING, timeoutMs: TIMEOUT_MS, signal };
  if (pdf === null) return makeCover({ ...order, pdf }, drawing);
  const { extractionHeapMb: heapMb, extractionMemoryMb: memoryMb } = config;
  return makeCover({ ...order, pdf }, { heapMb, memoryMb, timeoutMs: TIMEOUT_MS, signal }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      log.info('the first page of a book can not be drawn', { bookId: id, error });
      return makeCover({ ...order, pdf: null }, drawing);
    },
  );
}
