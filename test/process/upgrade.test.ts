import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pool } from '../../src/db/pool.ts';
import type { LedgerEntry } from '../../tools/fake-google/ledger.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { startS3Server } from '../../tools/kit/s3-server.ts';
import type { S3Server } from '../../tools/kit/s3-server.ts';
import { startReleasedApps } from '../../tools/snapshot/released-apps.ts';
import { SERVER_ACCOUNT, SERVER_SPEECH } from '../../tools/snapshot/server-settings.ts';
import { openShelf } from '../../tools/snapshot/shelf.ts';
import type { Shelf, ShelfBook } from '../../tools/snapshot/shelf.ts';
import { createTestDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { createTestRedis } from '../helpers/redis.ts';
import { startFakeGoogleProgram } from './fake-google.ts';
import type { FakeGoogleProgram } from './fake-google.ts';
import {
  readReceipts,
  releasedBooks,
  restoreDataFolder,
  restoreServer,
  unpackRelease,
  withEmbeddedDatabase,
} from './released.ts';
import type { Kind, ReleasedReceipt } from './released.ts';
import { expectWholeAudio, startService } from './service.ts';

/** The program of today on what version 0.1.0 left, and beside it. */
const FINAL = ['ready', 'failed', 'cancelled'];
const AUTHORIZATION = { Authorization: `Bearer ${SERVER_ACCOUNT.token}` };
/** The books of the snapshot grow old. */
const KEEP_ALL = { RETENTION_DAYS: '36500' };

let dir: string;
let programDir: string;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-upgrade-'));
  // Root's PostgreSQL is somebody else, who must be able to pass.
  await chmod(dir, 0o711);
  programDir = join(dir, 'released');
  unpackRelease(programDir);
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rm(dir, { recursive: true, force: true });
});

describe('what version 0.1.0 left', { timeout: 400_000 }, () => {
  it('on a laptop goes on: every book is there, plays or is finished, and nothing is spoken again', async () => {
    const dataDir = join(dir, 'data');
    const receipts = await restoreDataFolder(programDir, dataDir);
    const service = await startService({ dataDir, env: KEEP_ALL });
    stops.push(service.stop);
    const shelf = openShelf(service.url, null);

    await expectAllThere('laptop', service.url, {});
    await expectAllFinished('laptop', shelf, service.url, {});
    const now = await withEmbeddedDatabase(dataDir, readReceipts);
    expect(now).toEqual(expect.arrayContaining(receipts));
  });

  it('on a server goes on: nothing that has a receipt is bought again, and no page of a scan is recognised again', async () => {
    const { env, database, google, store } = await openServer();
    const receipts = await restoreServer(
      { programDir, env },
      { pool: database.pool, store, dir: join(dir, 'bucket') },
    );
    store.gate.seen.splice(0);
    // The queue is somewhere else now, and empty.
    const service = await startService({
      dataDir: join(dir, 'data'),
      env: { ...env, REDIS_URL: await createTestRedis() },
    });
    stops.push(service.stop);
    const shelf = openShelf(service.url, SERVER_ACCOUNT.token);

    await expectAllThere('server', service.url, AUTHORIZATION);
    await expectAllFinished('server', shelf, service.url, AUTHORIZATION);
    expect(await readReceipts(database.pool)).toEqual(expect.arrayContaining(receipts));
    const { narrating, scan, chosen } = releasedBooks('server');
    // Its worker was killed while it waited for an answer.
    expect((await shelf.book(narrating?.id ?? '')).cost.uncertainCalls).toBe(1);
    const recognized = store.gate.seen.filter((request) =>
      request.includes(`books/${scan?.id ?? ''}/recognized/`),
    );
    expect(
      recognized
        .filter((request) => request.startsWith('PUT'))
        .map((request) => request.match(/(\d+)\.json/)?.[1]),
    ).toEqual(['000002']);

    const bought = await callsOf(google);
    expect(charactersOf(bought)).toBe(await newCharacters(database.pool, receipts));

    // With the choices and rules of then, which name the words that were spoken then.
    await shelf.narrate(chosen?.id ?? '');
    const again = await shelf.untilBook(chosen?.id ?? '', ({ status }) => FINAL.includes(status));
    expect(again).toMatchObject({ status: 'ready', chapters: chosen?.chapters, cost: chosen?.cost });
    expect(await callsOf(google)).toEqual(bought);
  });
});

describe('version 0.1.0 beside this one', { timeout: 400_000 }, () => {
  it('works on the same books during a deploy, and starts again after it', async () => {
    const { env, database, google, store } = await openServer();
    const receipts = await restoreServer(
      { programDir, env },
      { pool: database.pool, store, dir: join(dir, 'bucket') },
    );
    const former = await startReleasedApps(
      { programDir, env: { ...env, DATA_DIR: join(dir, 'former') } },
      'all',
    );
    stops.push(former.stop);
    const before = openShelf(former.url, SERVER_ACCOUNT.token);
    const first = await before.upload(bookNumber(1));
    await before.untilBook(first, ({ progress }) => progress.segmentsDone > 0);

    const service = await startService({ dataDir: join(dir, 'data'), env });
    stops.push(service.stop);
    const after = openShelf(service.url, SERVER_ACCOUNT.token);
    const second = await before.upload(bookNumber(2));
    const third = await after.upload(bookNumber(3));
    const { chosen, extracting, narrating, queued } = releasedBooks('server');
    await before.narrate(chosen?.id ?? '');
    const ids = [
      first,
      second,
      third,
      ...[chosen, extracting, narrating, queued].map((book) => book?.id ?? ''),
    ];
    for (const id of ids) {
      // The one as the other sees it.
      await before.untilBook(id, ({ status }) => FINAL.includes(status));
      const book = await after.book(id);
      expect(book).toMatchObject({ status: 'ready', error: null });
      await expectPlays(former.url, book, AUTHORIZATION);
    }
    expect((await former.stop()).code).toBe(0);

    const rolledBack = await startReleasedApps(
      { programDir, env: { ...env, DATA_DIR: join(dir, 'former') } },
      'all',
    );
    stops.push(rolledBack.stop);
    const fourth = await openShelf(rolledBack.url, SERVER_ACCOUNT.token).upload(bookNumber(4));
    expect(await after.untilBook(fourth, ({ status }) => FINAL.includes(status))).toMatchObject({
      status: 'ready',
    });

    for (const program of [former, service, rolledBack]) {
      expect(program.entries().filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
    }
    expect(charactersOf(await callsOf(google))).toBe(await newCharacters(database.pool, receipts));
  });
});

async function openServer(): Promise<{
  env: Record<string, string>;
  database: TestDatabase;
  google: FakeGoogleProgram;
  store: S3Server;
}> {
  const database = await createTestDatabase({ migrated: false, maxConnections: 2 });
  stops.push(() => database.drop());
  const store = await startS3Server();
  stops.push(() => store.close());
  const google = await startFakeGoogleProgram(
    join(dir, 'ledger.jsonl'),
    ...['--latency-ms', String(SERVER_SPEECH.latencyMs)],
    ...['--ms-per-character', String(SERVER_SPEECH.msPerCharacter)],
    ...['--max-sentence', String(SERVER_SPEECH.maxSentenceCharacters)],
    ...['--requests-per-minute', String(SERVER_SPEECH.requestsPerMinute)],
  );
  stops.push(google.stop);
  const { bucket, endpoint, region, credentials } = store.settings;
  const env = {
    ...KEEP_ALL,
    DATABASE_URL: database.url,
    REDIS_URL: '',
    GOOGLE_TTS_ENDPOINT: google.endpoint,
    S3_BUCKET_NAME: bucket,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint ?? '',
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
    API_TOKENS: `${SERVER_ACCOUNT.name}:${SERVER_ACCOUNT.token}`,
    SECRET_KEY: 'x'.repeat(32),
  };
  return { env, database, google, store };
}

/**
 * As the release answered for each of them, with the links of now: what it had finished is as it was, and what it had
 * not is not lost.
 */
async function expectAllThere(kind: Kind, url: string, headers: Record<string, string>): Promise<void> {
  const kept = releasedBooks(kind);
  const list = (await (await fetch(`${url}/v1/audiobooks?limit=100`, { headers })).json()) as {
    audiobooks: { id: string }[];
  };
  expect(list.audiobooks.map(({ id }) => id).sort()).toEqual(
    Object.values(kept)
      .map(({ id }) => id)
      .sort(),
  );
  for (const book of Object.values(kept)) {
    const answer = (await (await fetch(`${url}/v1/audiobooks/${book.id}`, { headers })).json()) as object;
    if (FINAL.includes(book.status))
      expect(answer).toMatchObject({ ...book, audio: expect.anything() as unknown });
    else expect(answer).toMatchObject({ id: book.id, error: null });
  }
}

async function expectAllFinished(
  kind: Kind,
  shelf: Shelf,
  url: string,
  headers: Record<string, string>,
): Promise<void> {
  for (const kept of Object.values(releasedBooks(kind))) {
    const book = await shelf.untilBook(kept.id, ({ status }) => FINAL.includes(status));
    expect(book.status).toBe(FINAL.includes(kept.status) ? kept.status : 'ready');
    if (book.status !== 'ready') continue;
    await expectPlays(url, book, headers);
  }
}

async function expectPlays(url: string, book: ShelfBook, headers: Record<string, string>): Promise<void> {
  const chapters = book.chapters.filter(({ included }) => included);
  await expectWholeAudio(url, { ...book, chapters }, join(dir, 'book.mp3'), headers);
  const part = await fetch(`${url}/v1/audiobooks/${book.id}/audio.mp3`, {
    headers: { ...headers, Range: 'bytes=1000-1999' },
  });
  expect(part.status).toBe(206);
  expect((await part.arrayBuffer()).byteLength).toBe(1000);
}

/** What cost money since the snapshot. */
async function callsOf(google: FakeGoogleProgram): Promise<LedgerEntry[]> {
  return (await google.ledger()).filter(({ outcome }) => outcome === 'ok');
}

function charactersOf(calls: readonly LedgerEntry[]): number {
  return calls.reduce((sum, { characters }) => sum + characters, 0);
}

/** What had to be bought since then: a text, voice and speed once. */
async function newCharacters(pool: Pool, receipts: readonly ReleasedReceipt[]): Promise<number | undefined> {
  const { rows } = await pool.query<{ characters: number }>(
    'SELECT sum(characters) AS characters FROM speech WHERE content_key <> ALL ($1)',
    [receipts.map(({ contentKey }) => contentKey)],
  );
  return rows[0]?.characters;
}

/** Ten to twenty segments whose words no other book has. */
function bookNumber(number: number): Buffer {
  return makeBookPdf({
    title: `Book ${number}`,
    chapters: 4,
    pagesPerChapter: 1,
    firstEntry: 100_000 * number,
  });
}
