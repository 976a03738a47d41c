import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Pool, Queryable } from '../../src/db/pool.ts';
import { createPool } from '../../src/db/pool.ts';
import { findEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createS3Storage } from '../../src/storage/s3/storage.ts';
import { quietLog } from '../../tools/kit/log.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import type { S3Server } from '../../tools/kit/s3-server.ts';
import { putObjects } from '../../tools/snapshot/bucket.ts';
import { unpackFolder } from '../../tools/snapshot/folder-archive.ts';
import { startReleasedApps } from '../../tools/snapshot/released-apps.ts';
import type { Home } from '../../tools/snapshot/released-apps.ts';
import { unpackProgram } from '../../tools/snapshot/released-program.ts';
import { restoreRows } from '../../tools/snapshot/rows.ts';
import type { ShelfBook } from '../../tools/snapshot/shelf.ts';

/** A release, and what it had written when it was killed in the middle of its work; made by tools/snapshot/make.ts. */
const RELEASE = join(PROJECT_ROOT, 'test', 'fixtures', 'release-0.1.0');

export type Kind = 'laptop' | 'server';

/** The release's books, by the names under which tools/snapshot/story.ts tells of them. */
export function releasedBooks(kind: Kind): Record<string, ShelfBook> {
  return JSON.parse(readFileSync(join(RELEASE, kind, 'books.json'), 'utf8')) as Record<string, ShelfBook>;
}

export function unpackRelease(dir: string): void {
  unpackProgram(join(RELEASE, 'program.tar.br'), dir);
}

/** Speech that is paid for, and where it is. */
export interface ReleasedReceipt {
  contentKey: string;
  objectKey: string;
  attempt: number;
  storedAt: Date;
}

export async function readReceipts(db: Queryable): Promise<ReleasedReceipt[]> {
  const { rows } = await db.query<ReleasedReceipt>(
    `SELECT content_key AS "contentKey", object_key AS "objectKey", attempt, stored_at AS "storedAt"
     FROM tandem.speech WHERE state = 'stored' ORDER BY 1`,
  );
  return rows;
}

/** A data folder with the database that the release made in it, and with its rows. */
export async function restoreDataFolder(programDir: string, dataDir: string): Promise<ReleasedReceipt[]> {
  unpackFolder(join(RELEASE, 'laptop', 'data.tar.br'), dataDir);
  const env = { DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' };
  return withReleasedTables({ programDir, env }, () =>
    withEmbeddedDatabase(dataDir, (pool) => restore(pool, 'laptop')),
  );
}

/** The release's tables in an empty database, and its rows; its objects in an empty bucket. */
export async function restoreServer(
  home: Home,
  { pool, store, dir }: { pool: Pool; store: S3Server; dir: string },
): Promise<ReleasedReceipt[]> {
  unpackFolder(join(RELEASE, 'server', 'bucket.tar.br'), dir);
  const storage = createS3Storage({ settings: store.settings, log: quietLog });
  await putObjects(storage, dir);
  await storage.close();
  return withReleasedTables(home, () => restore(pool, 'server'));
}

/** On the PostgreSQL that a running service keeps in its data folder. */
export async function withEmbeddedDatabase<T>(dataDir: string, use: (pool: Pool) => Promise<T>): Promise<T> {
  const databaseUrl = await findEmbeddedPostgres(dataDir);
  if (databaseUrl === null) throw new Error(`no PostgreSQL runs in ${dataDir}`);
  const pool = createPool({ databaseUrl, applicationName: 'test', maxConnections: 1, log: quietLog });
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

/** The release makes its tables at its start, as it did for a user, and is stopped in order. */
async function withReleasedTables<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const release = await startReleasedApps(home, 'api');
  try {
    return await work();
  } finally {
    await release.stop();
  }
}

async function restore(pool: Pool, kind: Kind): Promise<ReleasedReceipt[]> {
  const packed = readFileSync(join(RELEASE, kind, 'rows.jsonl.br'));
  await restoreRows(pool, brotliDecompressSync(packed).toString('utf8'));
  return readReceipts(pool);
}
