import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDiskStorage } from '../../../src/storage/disk/storage.ts';
import { insertBook } from '../../helpers/books.ts';
import { decodeSeconds, probeAudio } from '../../../tools/kit/ffprobe.ts';
import { recordingLog } from '../../../tools/kit/log.ts';
import { programPath } from '../../../tools/programs/programs.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const run = promisify(execFile);
const TITLES = ['L’été: "Über" 100 %', '第一章/世界', 'The end'];

let dir: string;
let api: TestApi;
/** Whether the store stands still after the first bytes of each object. */
let stalls = false;
/** What the API has opened in it then. */
const opened: Readable[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-chapters-'));
  const storage = createDiskStorage({ dir: join(dir, 'store'), log: recordingLog().log });
  api = await startApi({
    storage: {
      ...storage,
      get: async (...args) => {
        if (!stalls) return storage.get(...args);
        const stream = new Readable({ read: () => undefined });
        stream.push(await firstBytes(await storage.get(...args)));
        opened.push(stream);
        return stream;
      },
    },
  });
});
afterAll(async () => {
  await api.close();
  await rm(dir, { recursive: true });
});

async function firstBytes(stream: Readable): Promise<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer>) return chunk.subarray(0, 100);
  throw new Error('the object is empty');
}

async function finished(titles: readonly string[]): Promise<{ id: string; url: string }> {
  const { id } = await insertBook(api.pool);
  const narrator = narrate(api, id);
  await narrator.begin(titles, 'A book: of three');
  for (let spoken = 0; spoken < titles.length; spoken += 1) await narrator.speak();
  await narrator.finish();
  return { id, url: `${api.url}/v1/audiobooks/${id}/chapters.zip` };
}

it('every chapter comes as an MP3 that names itself, in an archive whose length is known', async () => {
  const { url } = await finished(TITLES);
  const head = await fetch(url, { method: 'HEAD' });
  const answer = await fetch(url);
  const archive = Buffer.from(await answer.arrayBuffer());
  for (const { headers } of [head, answer]) {
    expect(headers.get('Content-Type')).toBe('application/zip');
    expect(headers.get('Content-Length')).toBe(String(archive.length));
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="A book of three.zip"');
  }
  const file = join(dir, 'book.zip');
  const unpacked = join(dir, 'unpacked');
  await writeFile(file, archive);
  await run(programPath('unzip'), ['-q', file, '-d', unpacked]);
  const names = (await readdir(unpacked)).toSorted();
  expect(names).toEqual(['1 L’été Über 100 %.mp3', '2 第一章 世界.mp3', '3 The end.mp3']);
  for (const [index, name] of names.entries()) {
    const { tags, chapters, durationSeconds, codec } = await probeAudio(join(unpacked, name));
    expect(codec).toBe('mp3');
    expect(tags).toMatchObject({
      title: TITLES[index],
      album: 'A book: of three',
      track: `${index + 1}/3`,
      genre: 'Audiobook',
    });
    expect(chapters.map(({ title }) => title)).toEqual([TITLES[index]]);
    const decoded = await decodeSeconds(join(unpacked, name));
    expect(decoded.errors).toEqual([]);
    expect(decoded.seconds).toBeCloseTo(durationSeconds, 1);
  }
});

it('whoever goes away leaves nothing open', async () => {
  const { url } = await finished(['One', 'Two']);
  stalls = true;
  try {
    const gone = new AbortController();
    const answer = await fetch(url, { signal: gone.signal });
    const reader = answer.body?.getReader();
    while (opened.length === 0) await reader?.read();
    gone.abort();
    for (const stream of opened)
      if (!stream.closed) await new Promise((close) => stream.once('close', close));
  } finally {
    stalls = false;
  }
});

it('speech that is gone cuts the archive off, so that nobody takes it for whole', async () => {
  const { id, url } = await finished(['One', 'Two']);
  await api.storage.delete([`speech/${id}-1.mp3`]);
  const answer = await fetch(url);
  await expect(answer.arrayBuffer()).rejects.toThrow();
});
