import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookJson } from '../../../src/contract/book.ts';
import type { CreatedFeedJson } from '../../../src/contract/feeds.ts';
import { findUnusedKeys } from '../../../src/db/retention.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { programPath } from '../../../tools/programs/programs.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const run = promisify(execFile);

let dir: string;
let api: TestApi;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-cover-test-'));
  api = await startApi();
});
afterAll(async () => {
  await api.close();
  await rm(dir, { recursive: true });
});

function picture(colour: string, width = 600, height = 800): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/png');
}

async function newBook(): Promise<string> {
  const { id } = await insertBook(api.pool);
  const narrator = narrate(api, id);
  await narrator.begin(['One', 'Two'], 'Tom & <Jerry>');
  await narrator.speak();
  await narrator.speak();
  await narrator.finish();
  return id;
}

function address(id: string, query = ''): string {
  return `${api.url}/v1/audiobooks/${id}/cover${query}`;
}

async function put(id: string, body: Buffer): Promise<Response> {
  return fetch(address(id), { method: 'PUT', body: new Uint8Array(body) });
}

async function bookJson(id: string): Promise<BookJson> {
  return (await (await fetch(`${api.url}/v1/audiobooks/${id}`)).json()) as BookJson;
}

async function covers(): Promise<string[]> {
  return (await api.files()).filter((file) => file.includes('/covers/'));
}

it('has none until there is one, and then in every size, until it changes', async () => {
  const id = await newBook();
  expect((await bookJson(id)).cover).toBeNull();
  const missing = await fetch(address(id));
  expect([missing.status, ((await missing.json()) as Problem).code]).toEqual([409, 'cover-not-ready']);

  expect((await put(id, picture('#2050c0'))).status).toBe(204);
  const { cover } = await bookJson(id);
  expect(cover?.origin).toBe('uploaded');
  for (const [query, width, height] of [
    ['', 600, 800],
    ['?size=square', 1400, 1400],
    ['?size=small', 240, 320],
  ] as const) {
    const answer = await fetch(address(id, query));
    expect(answer.headers.get('Content-Type')).toBe('image/jpeg');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(await loadImage(bytes)).toMatchObject({ width, height });
    const again = await fetch(address(id, query), {
      headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
  }
  expect((await fetch(address(id, '?size=huge'))).status).toBe(422);

  expect((await put(id, picture('#c02020'))).status).toBe(204);
  expect((await bookJson(id)).cover?.url).not.toBe(cover?.url);
  expect((await covers()).filter((file) => file.includes(id))).toHaveLength(3);
});

it('has finished audio put together anew, which stays until then', async () => {
  const id = await newBook();
  const before = await bookJson(id);
  await put(id, picture('#2050c0'));
  const after = await bookJson(id);
  expect([before.status, after.status]).toEqual(['ready', 'assembling']);
  expect((await fetch(`${api.url}/v1/audiobooks/${id}/audio.mp3`)).status).toBe(200);
});

it('is taken away again, and with its book', async () => {
  const id = await newBook();
  await put(id, picture('#2050c0'));
  const keys = (await covers())
    .filter((file) => file.includes(id))
    .map((file) => file.slice(file.indexOf('covers/')));
  expect(await findUnusedKeys(api.pool, 'covers', [...keys, 'covers/none'])).toEqual(['covers/none']);
  expect((await fetch(address(id), { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(address(id))).status).toBe(409);
  expect((await fetch(address(id), { method: 'DELETE' })).status).toBe(204);

  await put(id, picture('#2050c0'));
  await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
  expect((await covers()).filter((file) => file.includes(id))).toEqual([]);
});

it.each([
  ['no picture', Buffer.from('%PDF-1.7'), 415, 'not-a-picture'],
  ['nothing', Buffer.alloc(0), 415, 'not-a-picture'],
  ['a picture that is cut', picture('#fff').subarray(0, 60), 422, 'picture-broken'],
  ['too many bytes', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'picture-too-large'],
  ['too many pixels', enormous(), 413, 'picture-too-large'],
])('refuses %s, and keeps what there is', async (_name, body, status, code) => {
  const id = await newBook();
  await put(id, picture('#2050c0'));
  const { cover } = await bookJson(id);
  const answer = await put(id, body);
  expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([status, code]);
  expect((await bookJson(id)).cover).toEqual(cover);
});

/** Says of itself that it is. */
function enormous(): Buffer {
  const png = picture('#fff');
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  return png;
}

it('belongs to whoever has the book', async () => {
  const id = await newBook();
  await put(id, picture('#2050c0'));
  const strangers = { headers: { 'Test-Owner': 'ben' } };
  expect((await fetch(address(id), strangers)).status).toBe(404);
  expect((await fetch(address(id), { ...strangers, method: 'DELETE' })).status).toBe(404);
  expect((await fetch(address(id))).status).toBe(200);
});

it('is in the feeds, the archive of chapters and the EPUB', async () => {
  const id = await newBook();
  await put(id, picture('#2050c0'));
  for (const book of [id, null]) {
    const made = await fetch(`${api.url}/v1/feeds`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ book }),
    });
    const { url } = (await made.json()) as CreatedFeedJson;
    const all = [...(await (await fetch(url)).text()).matchAll(/<itunes:image href="([^"]*)"/g)];
    // It is the newest book, whose cover is that of the feed.
    const images = all.map(([, image = '']) => image).filter((image) => image.includes(`/${id}/cover.jpg`));
    expect(images.length).toBe(book === null ? 2 : 1);
    for (const image of images) {
      const square = await loadImage(Buffer.from(await (await fetch(image)).arrayBuffer()));
      expect([square.width, square.height]).toEqual([1400, 1400]);
    }
  }
  // Both are for finished books.
  await api.pool.query(`UPDATE books SET status = 'ready', completed_at = now() WHERE id = $1`, [id]);
  const large = Buffer.from(await (await fetch(address(id))).arrayBuffer());
  for (const [name, inside] of [
    ['chapters.zip', 'cover.jpg'],
    ['book.epub', 'EPUB/cover.jpg'],
  ] as const) {
    const answer = await fetch(`${api.url}/v1/audiobooks/${id}/${name}`);
    const file = join(dir, name);
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const { stdout } = await run(programPath('unzip'), ['-p', file, inside], { encoding: 'buffer' });
    expect(stdout.equals(large)).toBe(true);
  }
  const { stdout } = await run(programPath('unzip'), ['-p', join(dir, 'book.epub'), 'EPUB/package.opf']);
  expect(stdout).toContain('href="cover.jpg" media-type="image/jpeg" properties="cover-image"');
});
