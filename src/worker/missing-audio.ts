import { reopenBook } from '../db/stages.ts';
import type { WorkerContext } from './context.ts';

const PAGE = 200;

/**
 * Finds books that are ready and whose audio is gone from storage, and has them put together again from their speech. One look a book:
 * a store that has lost one object may have lost more.
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
    const { rows } = await pool.query<{ id: string; mp3Key: string; attempt: number }>(
      `SELECT id, mp3_key AS "mp3Key", attempt FROM books WHERE status = 'ready' AND id > $1 ORDER BY id LIMIT $2`,
      [after, PAGE],
    );
    for (const { id, mp3Key, attempt } of rows) {
      after = id;
      if ((await storage.stat(mp3Key)) !== null || !(await reopenBook(pool, id, mp3Key))) continue;
      log.warn('the audio of a book is gone from storage and will be put together again', { bookId: id });
      await producer.assemble(id, attempt);
      reopened += 1;
    }
    if (rows.length < PAGE) return reopened;
  }
}
