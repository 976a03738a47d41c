import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from '../db/pool.ts';
import type { WorkerContext } from './context.ts';
import { reopenBooksWithoutAudio } from './missing-audio.ts';
import { workDir } from './source-file.ts';

/**
 * Nothing younger is ever taken for garbage: an upload that is still running, or speech that was stored a moment before its
 * receipt, belongs to somebody, maybe to another instance. A day is far longer than either can take.
 */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;

/**
 * Deletes what is past its retention, and what no row points at; looks also the other way round, for rows whose object is gone. Safe beside any
 * number of other clean-ups.
 */
export async function cleanupOldFiles(context: WorkerContext): Promise<void> {
  const { pool, storage, config, log } = context;
  const counts = {
    books: await deleteExpiredBooks(context, config.retentionDays),
    speech: await deleteUnusedSpeech(context),
    objects:
      (await deleteOrphans(context, 'books/', BOOK_KEYS)) +
      (await deleteOrphans(context, 'speech/', SPEECH_KEYS)),
    partials: await storage.sweepPartials(ORPHAN_AGE_MS),
    workDirs: await deleteDeadWorkDirs(pool, config.dataDir),
  };
  await reopenBooksWithoutAudio(context);
  if (Object.values(counts).some((count) => count > 0)) log.info('cleaned up', counts);
}

async function deleteExpiredBooks({ pool, storage }: WorkerContext, retentionDays: number): Promise<number> {
  const { rows } = await pool.query<{ keys: string[] }>(
    `DELETE FROM books WHERE created_at < now() - make_interval(days => $1)
     RETURNING array_remove(ARRAY[source_key, mp3_key], NULL) AS keys`,
    [retentionDays],
  );
  await pool.query(
    'DELETE FROM uncertain_calls u WHERE NOT EXISTS (SELECT FROM books b WHERE b.id = u.book_id)',
  );
  await storage.delete(rows.flatMap(({ keys }) => keys));
  return rows.length;
}

/**
 * Receipts that no segment of any book uses any more, nor a longer text that is spoken in pieces, once the book that paid for
 * them is gone: until then they say what it cost. The row goes first: an object without a row harms nobody. */
async function deleteUnusedSpeech({ pool, storage }: WorkerContext): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await pool.query<{ key: string }>(
      `DELETE FROM speech WHERE content_key IN (
         SELECT content_key FROM speech p
         WHERE state = 'stored' AND stored_at < now() - make_interval(secs => $1)
           AND NOT EXISTS (SELECT FROM segments s WHERE s.content_key = p.content_key)
           AND NOT EXISTS (SELECT FROM speech_pieces w WHERE w.piece_key = p.content_key)
           AND NOT EXISTS (SELECT FROM books b WHERE b.id = p.book_id)
         LIMIT $2)
       RETURNING object_key AS key`,
      [ORPHAN_AGE_MS / 1000, BATCH],
    );
    if (rows.length === 0) return total;
    await storage.delete(rows.map(({ key }) => key));
    total += rows.length;
  }
}

const BOOK_KEYS = 'SELECT source_key FROM books UNION ALL SELECT mp3_key FROM books';
const SPEECH_KEYS = 'SELECT object_key FROM speech';

async function deleteOrphans(
  { pool, storage }: WorkerContext,
  prefix: string,
  known: string,
): Promise<number> {
  let total = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const { rows } = await pool.query<{ key: string }>(
      `SELECT key FROM unnest($1::text[]) AS t (key) WHERE key NOT IN (
         SELECT k FROM (${known}) AS used (k) WHERE k = ANY ($1))`,
      [batch],
    );
    await storage.delete(rows.map(({ key }) => key));
    total += rows.length;
    batch = [];
  };
  const newest = Date.now() - ORPHAN_AGE_MS;
  for await (const object of storage.list(prefix)) {
    if (object.modifiedAt.getTime() > newest) continue;
    batch.push(object.key);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return total;
}

async function deleteDeadWorkDirs(pool: Pool, dataDir: string): Promise<number> {
  const parent = join(dataDir, 'work');
  const names = await readdir(parent).catch(() => []);
  const keys = names.map(Number).filter((key) => Number.isInteger(key) && key > 0 && key < 2 ** 31);
  const { rows } = await pool.query<{ key: number }>(
    'SELECT key FROM unnest($1::int[]) AS t (key) WHERE NOT worker_is_alive(key)',
    [keys],
  );
  for (const { key } of rows) await rm(workDir(dataDir, key), { recursive: true, force: true });
  return rows.length;
}
