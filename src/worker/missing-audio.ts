import { readReadyAudio, reopenBook } from '../db/finished-audio.ts';
import type { WorkerContext } from './context.ts';

const PAGE = 200;

/**
 * Finds books that are ready and whose audio is gone from storage, and has them put together again from their speech.
 * One look a book: a store that has lost one object may have lost more.
 */
export async function reopenBooksWithoutAudio({
  pool,
  storage,
  producer,
  log,
}: WorkerContext): Promise<number> {
  let reopened = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const books = await readReadyAudio(pool, after, PAGE);
    for (const { id, mp3Key, attempt } of books) {
      after = id;
      if ((await storage.stat(mp3Key)) !== null || !(await reopenBook(pool, id, mp3Key))) continue;
      log.warn('the audio of a book is gone from storage and will be put together again', { bookId: id });
      await producer.assemble(id, attempt);
      reopened += 1;
    }
    if (books.length < PAGE) return reopened;
  }
}
