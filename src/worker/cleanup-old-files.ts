import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { forgetOldDeaths } from '../db/deaths.ts';
import { forgetStaleM4bs } from '../db/m4b.ts';
import type { Pool } from '../db/pool.ts';
import { deleteExpiredBooks, deleteUnusedSpeech, findUnusedKeys, KINDS_OF_KEYS } from '../db/retention.ts';
import type { KindOfKeys } from '../db/retention.ts';
import { forgetWebhookCalls } from '../db/webhook-calls.ts';
import { findDeadWorkers } from '../db/workers.ts';
import type { WorkerContext } from './context.ts';
import { reopenBooksWithoutAudio } from './missing-audio.ts';
import { workDir } from './work-dir.ts';

/**
 * Nothing younger is ever taken for garbage: an upload that is still running, or speech that was stored a moment before
 * its receipt, belongs to somebody, maybe to another instance. A day is far longer than either can take.
 */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;

/**
 * Deletes what is past its retention, and what no row points at; looks also the other way round, for rows whose object
 * is gone. Safe beside any number of other clean-ups.
 */
export async function cleanupOldFiles(context: WorkerContext): Promise<void> {
  const { pool, storage, config, log } = context;
  const counts = {
    books: await deleteExpired(context, config.retentionDays),
    m4b: await deleteStaleM4bs(context),
    speech: await deleteUnused(context),
    objects: await deleteAllOrphans(context),
    partials: await storage.sweepPartials(ORPHAN_AGE_MS),
    workDirs: await deleteDeadWorkDirs(pool, config.dataDir),
  };
  await forgetOldDeaths(pool);
  await forgetWebhookCalls(pool);
  await reopenBooksWithoutAudio(context);
  if (Object.values(counts).some((count) => count > 0)) log.info('cleaned up', counts);
}

async function deleteExpired({ pool, storage }: WorkerContext, retentionDays: number): Promise<number> {
  const books = await deleteExpiredBooks(pool, retentionDays);
  await storage.delete(books.flat());
  return books.length;
}

async function deleteStaleM4bs({ pool, storage }: WorkerContext): Promise<number> {
  const keys = await forgetStaleM4bs(pool);
  await storage.delete(keys);
  return keys.length;
}

/** The row goes first: an object without a row harms nobody. */
async function deleteUnused({ pool, storage }: WorkerContext): Promise<number> {
  let total = 0;
  for (;;) {
    const keys = await deleteUnusedSpeech(pool, { olderThanMs: ORPHAN_AGE_MS, limit: BATCH });
    if (keys.length === 0) return total;
    await storage.delete(keys);
    total += keys.length;
  }
}

async function deleteAllOrphans(context: WorkerContext): Promise<number> {
  let total = 0;
  for (const kind of KINDS_OF_KEYS) total += await deleteOrphans(context, kind);
  return total;
}

async function deleteOrphans({ pool, storage }: WorkerContext, kind: KindOfKeys): Promise<number> {
  let total = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const unused = await findUnusedKeys(pool, kind, batch);
    await storage.delete(unused);
    total += unused.length;
    batch = [];
  };
  const newest = Date.now() - ORPHAN_AGE_MS;
  for await (const object of storage.list(`${kind}/`)) {
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
  const dead = await findDeadWorkers(pool, keys);
  for (const key of dead) await rm(workDir(dataDir, key), { recursive: true, force: true });
  return dead.length;
}
