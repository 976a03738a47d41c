import { DOMParser } from '@xmldom/xmldom';
import type { Document } from '@xmldom/xmldom';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertBook } from '../../helpers/books.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';
import { programPath } from '../../../tools/programs/programs.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const run = promisify(execFile);
const TITLES = ['<b>Über</b> & "Ω"', 'A bell \u0007 rings', '第一章'];

let dir: string;
let api: TestApi;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-epub-'));
  api = await startApi();
});
afterAll(async () => {
  await api.close();
  await rm(dir, { recursive: true });
});

async function finished(language: string): Promise<string> {
  const { id } = await insertBook(api.pool);
  const narrator = narrate(api, id);
  await narrator.begin(TITLES, 'Tom & <Jerry>');
  for (let spoken = 0; spoken < TITLES.length; spoken += 1) await narrator.speak(1 + spoken);
  await narrator.finish();
  await api.pool.query('UPDATE books SET author = $2, language = $3 WHERE id = $1', [
    id,
    'A. & B.',
    language,
  ]);
  return id;
}

/** Of the first chapter: "Some", and after it the rest of its only sentence. */
async function giveWordTimes(id: string): Promise<void> {
  await api.pool.query(`UPDATE speech SET word_times = '{0,50,5,400}' WHERE content_key = $1`, [`${id}-0`]);
}

async function save(id: string): Promise<string> {
  const answer = await fetch(`${api.url}/v1/audiobooks/${id}/book.epub`);
  expect(answer.headers.get('Content-Type')).toBe('application/epub+zip');
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="Tom & Jerry.epub"');
  const file = join(dir, `${id}.epub`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

async function parsed(file: string): Promise<Document> {
  const parser = new DOMParser({ onError: (_level, message) => expect.fail(message) });
  return parser.parseFromString(await readFile(file, 'utf8'), 'text/xml');
}

it.each(['en', 'he', 'und'])('is an EPUB to epubcheck, in the language %s', async (language) => {
  const id = await finished(language);
  await giveWordTimes(id);
  const file = await save(id);
  // Debian's program is a jar, which only a kernel that knows of jars starts by itself.
  const { stdout, stderr } = await run('java', ['-jar', programPath('epubcheck'), '--failonwarnings', file]);
  expect(`${stdout}${stderr}`).toMatch(/No errors or warnings detected/);
});

it('has every sentence in its text once, and where it is heard in the chapter’s own audio', async () => {
  const file = await save(await finished('en'));
  const unpacked = join(dir, 'unpacked');
  await run(programPath('unzip'), ['-q', file, '-d', unpacked]);
  const names = await readdir(join(unpacked, 'EPUB'));
  for (const [index] of TITLES.entries()) {
    const name = `chapter-${index + 1}`;
    expect(names).toEqual(expect.arrayContaining([`${name}.xhtml`, `${name}.smil`, `${name}.mp3`]));
    const text = await parsed(join(unpacked, 'EPUB', `${name}.xhtml`));
    const spans = [...text.getElementsByTagName('span')];
    expect(spans.map((span) => [span.getAttribute('id'), span.textContent?.slice(0, 11)])).toEqual([
      [`s${index}`, 'Some words.'],
    ]);
    const overlay = await parsed(join(unpacked, 'EPUB', `${name}.smil`));
    const [spoken] = [...overlay.getElementsByTagName('text')];
    expect(spoken?.getAttribute('src')).toBe(`${name}.xhtml#s${index}`);
    const [clip] = [...overlay.getElementsByTagName('audio')];
    expect([clip?.getAttribute('clipBegin'), clip?.getAttribute('clipEnd')]).toEqual([
      '0.000s',
      `${(1 + index).toFixed(3)}s`,
    ]);
    const audio = await probeAudio(join(unpacked, 'EPUB', `${name}.mp3`));
    expect(audio.durationSeconds).toBeGreaterThanOrEqual(1 + index);
  }
});

it('goes by word where it is known when each is heard', async () => {
  const id = await finished('en');
  await giveWordTimes(id);
  const unpacked = join(dir, 'words');
  await run(programPath('unzip'), ['-q', await save(id), '-d', unpacked]);
  const overlay = await parsed(join(unpacked, 'EPUB', 'chapter-1.smil'));
  const text = await parsed(join(unpacked, 'EPUB', 'chapter-1.xhtml'));
  const clips = [...overlay.getElementsByTagName('par')].map((par) => {
    const [src = ''] = [...par.getElementsByTagName('text')].map(
      (spoken) => spoken.getAttribute('src') ?? '',
    );
    const [audio] = [...par.getElementsByTagName('audio')];
    const word = text.getElementById(src.split('#')[1] ?? '')?.textContent?.slice(0, 6);
    return [word, audio?.getAttribute('clipBegin'), audio?.getAttribute('clipEnd')];
  });
  expect(clips).toEqual([
    ['Some', '0.000s', '0.400s'],
    ['words.', '0.400s', '1.000s'],
  ]);
});

it('is refused while the book is made', async () => {
  const { id } = await insertBook(api.pool);
  const answer = await fetch(`${api.url}/v1/audiobooks/${id}/book.epub`);
  expect(answer.status).toBe(409);
});
