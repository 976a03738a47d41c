import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zip, zipBytes } from '../../../src/api/files/zip.ts';
import type { ZipEntry } from '../../../src/api/files/zip.ts';
import { programPath } from '../../../tools/programs/programs.ts';

const run = promisify(execFile);
const UNZIP = programPath('unzip');
const AT = new Date('2026-05-05T12:34:56Z');

let dir: string;
let file: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-zip-'));
  file = join(dir, 'test.zip');
});
afterAll(() => rm(dir, { recursive: true }));

async function* chunksOf(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

function streamed(name: string, ...texts: string[]): ZipEntry & { bytes: number } {
  return { name, bytes: Buffer.byteLength(texts.join('')), open: () => chunksOf(...texts) };
}

async function read(entries: ZipEntry[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zip(entries, AT)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('unzip finds every file, whole, and the archive is as long as was said before', async () => {
  const entries = [streamed('01 Über.txt', 'one ', 'two'), streamed('02 empty', ''), streamed('世界', 'x')];
  const archive = await read(entries);
  expect(archive).toHaveLength(zipBytes(entries));
  await writeFile(file, archive);
  expect((await run(UNZIP, ['-t', file])).stdout).toMatch(/No errors detected/);
  expect((await run(UNZIP, ['-p', file, '01*'])).stdout).toBe('one two');
  const { stdout } = await run(UNZIP, ['-Z', '-T', file], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  expect(stdout).toMatch(/stor 20260505\.123456 01 Über\.txt\n/);
  expect(stdout).toContain('世界');
});

test('what is at hand stands with its length in front, as an EPUB asks of its first file', async () => {
  const archive = await read([
    { name: 'mimetype', content: Buffer.from('application/epub+zip') },
    { name: 'later', bytes: null, open: () => chunksOf('of any ', 'length') },
  ]);
  expect(archive.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  await writeFile(file, archive);
  expect((await run(UNZIP, ['-t', file])).stdout).toMatch(/No errors detected/);
  expect((await run(UNZIP, ['-p', file, 'later'])).stdout).toBe('of any length');
});

test('files and archives beyond 4 GB, and more of them than 16 bits count, are read as well', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const times = 65;
  const large: ZipEntry & { bytes: number } = {
    name: 'large',
    bytes: times * zeros.length,
    open: async function* () {
      for (let i = 0; i < times; i += 1) yield await Promise.resolve(zeros);
    },
  };
  const many = Array.from({ length: 65_536 }, (_, index) => streamed(`${index}`, 'x'));
  const entries = [large, ...many, streamed('last', 'behind it all')];
  // The zeros are a hole in the file.
  const handle = await open(file, 'w');
  let position = 0;
  let batch: Buffer[] = [];
  let batchBytes = 0;
  const flush = async (): Promise<void> => {
    await handle.write(Buffer.concat(batch), 0, batchBytes, position - batchBytes);
    [batch, batchBytes] = [[], 0];
  };
  for await (const chunk of zip(entries, AT)) {
    if (chunk === zeros) {
      await flush();
    } else {
      batch.push(chunk);
      batchBytes += chunk.length;
    }
    position += chunk.length;
    if (batchBytes > 1_000_000) await flush();
  }
  await flush();
  await handle.close();
  expect(position).toBe(zipBytes(entries));
  expect((await run(UNZIP, ['-p', file, 'last'])).stdout).toBe('behind it all');
  const { stdout } = await run(UNZIP, ['-Z', '-h', '-t', file]);
  expect(stdout).toMatch(/number of entries: 65538\n65538 files, 4362141709 bytes/);
});

test('who goes away ends what is being read', async () => {
  let ended = false;
  const endless: ZipEntry = {
    name: 'endless',
    bytes: null,
    open: async function* () {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(1000));
      } finally {
        ended = true;
      }
    },
  };
  for await (const chunk of zip([endless], AT)) if (chunk.length === 1000) break;
  expect(ended).toBe(true);
});

test.each([
  ['longer', 2],
  ['shorter', 4],
])('a file that is %s than it said breaks the archive off', async (_name, bytes) => {
  await expect(read([{ name: 'a', bytes, open: () => chunksOf('abc') }])).rejects.toThrow(RangeError);
});
