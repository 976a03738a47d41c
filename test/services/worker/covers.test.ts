import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverKeys, findCover } from '../../../src/db/covers.ts';
import type { StoredCover } from '../../../src/db/covers.ts';
import { joinAgain } from '../../../src/db/finished-audio.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { storeCover } from '../../../src/service/store-cover.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { makeLateCovers } from '../../../src/worker/covers.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
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

  const book = await narrateAgain(context.pool, '', id, { title: 'The River' });
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
