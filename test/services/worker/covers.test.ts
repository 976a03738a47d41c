import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { errorHandler } from '../../../src/api/error-handler.ts';
import { m4bFile } from '../../../src/api/routes/m4b-file.ts';
import { deleteBook } from '../../../src/db/books.ts';
import { coverKeys, findCover } from '../../../src/db/covers.ts';
import type { StoredCover } from '../../../src/db/covers.ts';
import { joinAgain } from '../../../src/db/finished-audio.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { storeCover } from '../../../src/service/store-cover.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { makeLateCovers } from '../../../src/worker/covers.ts';
import { decodeSeconds, probeAudio } from '../../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { AS_EVER } from '../../helpers/books.ts';
import { createEvenVoice } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld, saveStream } from '../../helpers/worker.ts';

let world: TestWorld;
let context: WorkerContext;
let stop: () => Promise<unknown>;
beforeAll(async () => {
  world = await createTestWorld({ queue: 'postgres', engine: await createEvenVoice() });
  ({ context, stop } = await world.startWorker());
});
afterAll(async () => {
  await stop();
  await world.close();
});

async function readyBook(title: string): Promise<string> {
  const { id } = await world.addBook(makeBookPdf({ title, chapters: ['One'], pagesPerChapter: 1 }));
  await context.producer.processPdf(id);
  await world.until(id, 'ready');
  return id;
}

async function coverOf(id: string): Promise<StoredCover> {
  const cover = await findCover(context.pool, id);
  if (cover === null) throw new Error('the book has no cover');
  return cover;
}

async function objectsOf(id: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of context.storage.list(`covers/${id}/`)) keys.push(key);
  return keys.toSorted();
}

test('a book whose title changes has another one drawn, and one that is sent is in its audio', async () => {
  const id = await readyBook('The Harbour');
  const first = await coverOf(id);
  expect(first.origin).toBe('drawn');
  expect(await objectsOf(id)).toEqual(coverKeys(first.key).toSorted());

  const book = await narrateAgain(context.pool, '', id, { title: 'The River' }, AS_EVER);
  await context.producer.processPdf(id, book?.attempt);
  await world.until(id, 'ready');
  const second = await coverOf(id);
  expect(second.origin).toBe('drawn');
  expect(second.sha256).not.toBe(first.sha256);

  const files = { large: Buffer.from('large'), square: Buffer.from('square'), small: Buffer.from('small') };
  await storeCover(context, id, { origin: 'uploaded', width: 3, height: 4, files });
  await context.producer.assemble(id, (await joinAgain(context.pool, id)) ?? 0);
  const { mp3Key } = await world.until(id, 'ready');
  const audio = await context.storage.get(mp3Key ?? '');
  const head = Buffer.concat(await audio.toArray());
  expect(head.indexOf('image/jpeg\0\u0003\0large', 0, 'latin1')).toBeGreaterThan(0);
});

test('a book from before there were covers gets one, also where its PDF is gone, and keeps its audio', async () => {
  const id = await readyBook('The Lighthouse');
  const { sourceKey, mp3Key } = await world.until(id, 'ready');
  const { key } = await coverOf(id);
  await context.pool.query('DELETE FROM covers WHERE book_id = $1', [id]);
  await context.storage.delete([sourceKey, ...coverKeys(key)]);
  const run = { signal: new AbortController().signal, cut: new AbortController().signal };
  await makeLateCovers(context, run);
  expect((await coverOf(id)).origin).toBe('drawn');
  expect(await world.until(id, 'ready')).toMatchObject({ mp3Key });
});

test('a cover whose files are gone keeps no book from being put together', async () => {
  const id = await readyBook('The Cliff');
  const files = { large: Buffer.from('large'), square: Buffer.from('square'), small: Buffer.from('small') };
  // One that was sent: the program's own may be made anew at any moment.
  await storeCover(context, id, { origin: 'uploaded', width: 3, height: 4, files });
  await context.storage.delete(coverKeys((await coverOf(id)).key));
  await context.producer.assemble(id, (await joinAgain(context.pool, id)) ?? 0);
  const { mp3Key } = await world.until(id, 'ready');
  const file = await saveStream(await context.storage.get(mp3Key ?? ''), join(world.dir, 'bare.mp3'));
  expect(await probeAudio(file)).toMatchObject({ hasCover: false, codec: 'mp3' });
});

/** The route of the API beside the worker of this test. */
async function serveM4bs(): Promise<{ urlOf: (id: string) => string; close: () => void }> {
  const app = express();
  const deps = { ...context, owner: () => '', budget: { maxBooksWaiting: 5 } };
  app.get('/:id', m4bFile(deps as unknown as Parameters<typeof m4bFile>[0]));
  app.use(errorHandler(context.log));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { urlOf: (id) => `http://127.0.0.1:${port}/${id}`, close: () => server.close() };
}

test('an M4B is made for the asking, once, and anew when the cover changes', async () => {
  const { id } = await world.addBook(
    makeBookPdf({ title: 'Größe', chapters: ['Die Brücke', 'Der Fluss'], pagesPerChapter: 1 }),
  );
  await context.producer.processPdf(id);
  const book = await world.until(id, 'ready');
  const api = await serveM4bs();
  const url = api.urlOf(id);
  const made = async (): Promise<Response> =>
    vi.waitUntil(
      async () => {
        const answer = await fetch(url);
        if (answer.status !== 202) return answer;
        expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(await answer.json()).toMatchObject({ error: null });
        return false;
      },
      { timeout: 60_000, interval: 100 },
    );

  const first = await made();
  expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'audio/mp4']);
  const bytes = Buffer.from(await first.arrayBuffer());
  expect(first.headers.get('Content-Length')).toBe(String(bytes.length));
  const file = join(world.dir, 'book.m4b');
  await writeFile(file, bytes);
  const probed = await probeAudio(file);
  expect(probed).toMatchObject({
    codec: 'aac',
    hasCover: true,
    tags: { title: 'Größe', genre: 'Audiobook' },
  });
  const { rows: chapters } = await context.pool.query<{ title: string; start: number }>(
    'SELECT title, start_seconds AS start FROM chapters WHERE book_id = $1 ORDER BY index',
    [id],
  );
  expect(probed.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
  for (const [index, { startSeconds }] of probed.chapters.entries()) {
    expect(startSeconds).toBeCloseTo(chapters[index]?.start ?? NaN, 2);
  }
  const { seconds } = await decodeSeconds(file);
  expect(seconds).toBeCloseTo(book.durationSeconds ?? NaN, 1);

  const again = await fetch(url, { headers: { 'If-None-Match': first.headers.get('ETag') ?? '' } });
  expect(again.status).toBe(304);
  const part = await fetch(url, { headers: { Range: 'bytes=4-7' } });
  expect([part.status, await part.text()]).toEqual([206, 'ftyp']);

  const files = { large: Buffer.from('other'), square: Buffer.from('square'), small: Buffer.from('small') };
  await storeCover(context, id, { origin: 'uploaded', width: 3, height: 4, files });
  await context.producer.assemble(id, (await joinAgain(context.pool, id)) ?? 0);
  await world.until(id, 'ready');
  const second = Buffer.from(await (await made()).arrayBuffer());
  expect(second.includes('other')).toBe(true);
  const keys = context.storage.list(`m4b/${id}/`);
  const left: string[] = [];
  for await (const { key } of keys) left.push(key);
  expect(left).toHaveLength(1);
  expect(await deleteBook(context.pool, '', id)).toEqual(expect.arrayContaining(left));
  api.close();
});
