import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { BookView } from '../../../src/db/book-view.ts';
import { viewBook } from '../../../src/db/book-view.ts';
import type { Pool } from '../../../src/db/pool.ts';
import { claimPush, requestPush } from '../../../src/db/pushes.ts';
import { storeCover } from '../../../src/service/store-cover.ts';
import type { AudiobookshelfSettings } from '../../../src/settings/audiobookshelf.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { pushNext, startPushing } from '../../../src/worker/push-books.ts';
import type { FakeAudiobookshelf } from '../../helpers/audiobookshelf.ts';
import { startFakeAudiobookshelf } from '../../helpers/audiobookshelf.ts';
import { insertBook } from '../../helpers/books.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const { signal } = new AbortController();
const TOKEN = 'key-of-an-uploader';

let fake: FakeAudiobookshelf;
let server: AudiobookshelfSettings;
let world: TestWorld;
let pool: Pool;
let context: WorkerContext;
let leave: () => Promise<void>;
beforeAll(async () => {
  fake = await startFakeAudiobookshelf(TOKEN);
  const env = { AUDIOBOOKSHELF_URL: `${fake.url}/`, AUDIOBOOKSHELF_TOKEN: TOKEN, AUDIOBOOKSHELF_FILE: 'mp3' };
  world = await createTestWorld({ queue: 'postgres', engine: await createEvenVoice(), env });
  server = world.config.audiobookshelf as AudiobookshelfSettings;
  ({ pool } = world.database);
  ({ context, close: leave } = await world.newContext());
});
afterAll(async () => {
  fake.close();
  await leave();
  await world.close();
});
afterEach(async () => {
  fake.files.clear();
  Object.assign(fake, { troubles: [], uploads: 0 });
  await pool.query('DELETE FROM books');
});

const SOUND = Buffer.alloc(300_000, 'sound');
const COVER = Buffer.from('a picture');

/** A ready book that is to be sent. */
async function wanted(title = 'A Tale: of <Two> Cities', sound = SOUND): Promise<string> {
  const { id } = await insertBook(pool);
  await makeReady(id, title, sound);
  await requestPush(pool, id);
  return id;
}

async function makeReady(id: string, title: string, sound: Buffer): Promise<void> {
  const key = `books/${id}/${randomUUID()}.mp3`;
  const body = Readable.from([sound]);
  const { bytes, sha256 } = await context.storage.put(key, body, { contentType: 'audio/mpeg' });
  await pool.query(
    `UPDATE books SET status = 'ready', title = $2, author = 'Charles Dickens', mp3_key = $3, mp3_bytes = $4,
            mp3_sha256 = $5, duration_seconds = 1 WHERE id = $1`,
    [id, title, key, bytes, sha256],
  );
  const files = { large: COVER, square: COVER, small: COVER };
  await storeCover(context, id, { origin: 'drawn', width: 1, height: 1, files });
}

async function pushOf(id: string): Promise<BookView['push']> {
  return (await viewBook(pool, '', id))?.push ?? null;
}

const audioThere = (): [string, string][] => [...fake.files].filter(([path]) => !path.endsWith('cover.jpg'));

test('a book is sent with its cover under names that the server leaves as they are, and not a second time', async () => {
  const id = await wanted();
  expect(await pushNext(context, server, signal)).toBe(true);
  const place = 'Charles Dickens/A Tale - of Two Cities';
  expect([...fake.files]).toEqual([
    [`${place}/A Tale - of Two Cities.mp3`, sha256Of(SOUND)],
    [`${place}/cover.jpg`, sha256Of(COVER)],
  ]);
  expect(fake.fields).toEqual({
    title: 'A Tale - of Two Cities',
    author: 'Charles Dickens',
    library: 'books',
    folder: 'folder',
  });
  expect(await pushOf(id)).toMatchObject({ state: 'sent', fraction: 1, error: null, nextTryAt: null });
  expect(await pushNext(context, server, signal)).toBe(false);

  await requestPush(pool, id);
  await pushNext(context, server, signal);
  expect([(await pushOf(id))?.state, fake.uploads]).toEqual(['sent', 1]);

  // It was deleted there.
  fake.files.clear();
  await requestPush(pool, id);
  await pushNext(context, server, signal);
  expect([(await pushOf(id))?.state, fake.uploads]).toEqual(['sent', 2]);
});

test('another narration takes the place of the one before, and nothing that is not from here', async () => {
  const id = await wanted('Emma');
  await pushNext(context, server, signal);
  await makeReady(id, 'Emma', Buffer.from('another sound'));
  expect((await pushOf(id))?.state).toBe('outdated');
  await requestPush(pool, id);
  await pushNext(context, server, signal);
  expect(fake.files.get('Charles Dickens/Emma/Emma.mp3')).toBe(sha256Of(Buffer.from('another sound')));

  const other = await wanted('Emma');
  await pushNext(context, server, signal);
  expect(await pushOf(other)).toMatchObject({ state: 'failed', error: { code: 'audiobookshelf-taken' } });
  expect(fake.uploads).toBe(2);
});

test('a line that is cut leaves nothing there, and the book is sent whole when its time has come', async () => {
  fake.troubles.push('cut', 503);
  const id = await wanted();
  for (const detail of [/^No connection \(\w+\)\.$/, /^It answered 503\.$/]) {
    await pushNext(context, server, signal);
    expect(await pushOf(id)).toMatchObject({
      state: 'queued',
      error: { code: 'audiobookshelf-away', detail: expect.stringMatching(detail) as string },
      nextTryAt: expect.any(String) as string,
    });
    expect(fake.files.size).toBe(0);
    expect(await pushNext(context, server, signal)).toBe(false);
    await pool.query('UPDATE pushes SET not_before = now()');
  }
  await pushNext(context, server, signal);
  expect((await pushOf(id))?.state).toBe('sent');
  expect(audioThere()).toHaveLength(1);
});

test('a wrong key, a library that is not there and what is no such server are said at once', async () => {
  const wrong: [Partial<AudiobookshelfSettings>, string][] = [
    [{ token: 'another-key' }, 'It answered 401.'],
    [{ library: 'podcasts' }, 'It has no library for books of the name that AUDIOBOOKSHELF_LIBRARY has.'],
    [{ url: `${server.url}/elsewhere` }, 'It answered 404.'],
  ];
  for (const [settings, detail] of wrong) {
    const id = await wanted();
    await pushNext(context, { ...server, ...settings }, signal);
    expect(await pushOf(id)).toMatchObject({
      state: 'failed',
      error: { code: 'audiobookshelf-refused', detail },
    });
  }
  expect(fake.uploads).toBe(0);
});

test('a server that is not there is tried again for a day, and then given up', async () => {
  const id = await wanted();
  const gone = { ...server, url: 'http://127.0.0.1:1' };
  await pushNext(context, gone, signal);
  expect(await pushOf(id)).toMatchObject({
    state: 'queued',
    error: { detail: 'No connection (ECONNREFUSED).' },
  });
  await pool.query('UPDATE pushes SET not_before = now(), tries = 7');
  await pushNext(context, gone, signal);
  expect(await pushOf(id)).toMatchObject({ state: 'failed', error: { code: 'audiobookshelf-away' } });
});

test('what a worker that died had in hand is sent by the next one', async () => {
  const id = await wanted();
  const dying = await world.newContext();
  expect((await claimPush(pool, dying.context.presence.key()))?.bookId).toBe(id);
  expect(await pushNext(context, server, signal)).toBe(false);
  await dying.close();
  const pushing = startPushing(context);
  await vi.waitUntil(async () => {
    pushing.wake();
    return (await pushOf(id))?.state === 'sent';
  });
  await pushing.stop();
  expect(fake.uploads).toBe(1);
});

test('an M4B is made for it first', async () => {
  const id = await wanted();
  await pushNext(context, { ...server, file: 'm4b' }, signal);
  const view = await viewBook(pool, '', id);
  expect(view?.m4b?.state).toBe('queued');
  expect(view?.push).toMatchObject({ state: 'queued', error: null, nextTryAt: null });
});

function sha256Of(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
