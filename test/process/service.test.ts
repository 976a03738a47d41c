import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeSeconds, probeAudio } from '../helpers/ffprobe.ts';
import { makeBookPdf } from '../helpers/pdf-book.ts';
import { runProgram, untilGone } from './program.ts';
import type { Program } from './program.ts';

/** The whole service with nothing configured, as on a laptop: its own database, files in a folder, the offline voice. */
const ROOT = join(import.meta.dirname, '..', '..');
const START = join(ROOT, 'render-start-with-worker.sh');

interface BookJson {
  id: string;
  status: string;
  progress: { segmentsDone: number; segmentsTotal: number };
  chapters: { title: string; durationSeconds: number }[];
  durationSeconds: number;
}

let dataDir: string;
let port: number;
let url: string;
const programs: Program[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem service-'));
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
});

afterEach(async () => {
  for (const program of programs.splice(0)) {
    if (program.child.exitCode === null) program.child.kill('SIGTERM');
    await program.exit;
  }
  await rm(dataDir, { recursive: true, force: true });
});

describe('the whole service', { timeout: 120_000 }, () => {
  it('narrates a PDF for the command line, once for the same file, and says what is wrong with another', async () => {
    await start();
    const pdf = join(dataDir, 'my book.pdf');
    await writeFile(pdf, makeBookPdf({ title: 'From a terminal', chapters: 2, pagesPerChapter: 1 }));
    const first = narrate(pdf, '-o', join(dataDir, 'out.mp3'), '--speed', '1.5', '--url', url);
    expect(await first.exit).toEqual({ code: 0, signal: null });
    expect(first.lines.at(-1)).toMatch(/out\.mp3: “From a terminal”, .* 2 chapters, [\d.]+ MB$/);
    expect((await probeAudio(join(dataDir, 'out.mp3'))).chapters).toHaveLength(2);

    const again = narrate(pdf, '-o', join(dataDir, 'again.mp3'), '--speed', '1.5', '--url', url);
    expect(await again.exit).toEqual({ code: 0, signal: null });
    const list = (await (await fetch(`${url}/v1/audiobooks`)).json()) as { audiobooks: unknown[] };
    expect(list.audiobooks).toHaveLength(1);

    const refused = narrate(pdf, '--speed', '9', '--url', url);
    expect(await refused.exit).toEqual({ code: 65, signal: null });
    expect(refused.lines.join('\n')).toMatch(/Allowed: a number from 0\.25 to 2/);
    const missing = narrate(join(dataDir, 'none.pdf'), '--url', url);
    expect(await missing.exit).toEqual({ code: 66, signal: null });
    const away = narrate(pdf, '--url', 'http://127.0.0.1:1');
    expect(await away.exit).toEqual({ code: 69, signal: null });
    expect(away.lines.join('\n')).toContain('npm start');
  });

  it('finishes a book though API and worker are killed in the middle of it', async () => {
    const service = await start();
    const { id } = await upload(makeBookPdf({ title: 'Killed', chapters: 3, pagesPerChapter: 2 }));
    await until(id, ({ progress }) => progress.segmentsDone >= 2);

    for (const name of ['worker', 'api'] as const) {
      const seen = service.lines.length;
      process.kill(pidOf(service, name), 'SIGKILL');
      await service.line(new RegExp(`"${name} ended: killed by SIGKILL`), { after: seen });
      await service.line(new RegExp(`"${name} is back"`), { after: seen });
    }
    const book = await until(id, ({ status }) => status === 'ready' || status === 'failed');
    expect(book.status).toBe('ready');
    await expectWholeAudio(book);
  });

  it('stops in the middle of a book with 0 and without a trace, and the next start finishes it', async () => {
    const first = await start();
    const pids = (['api', 'worker'] as const).map((name) => pidOf(first, name));
    const { id } = await upload(makeBookPdf({ title: 'Stopped', chapters: 3, pagesPerChapter: 2 }));
    await until(id, ({ progress }) => progress.segmentsDone >= 1);
    first.child.kill('SIGTERM');
    expect(await first.exit).toEqual({ code: 0, signal: null });
    for (const pid of pids) await untilGone(pid);

    await start();
    const book = await until(id, ({ status }) => status === 'ready' || status === 'failed');
    expect(book.status).toBe('ready');
    await expectWholeAudio(book);
  });
});

function narrate(...args: string[]): Program {
  return runProgram(process.execPath, [join(ROOT, 'dist', 'src', 'cli', 'narrate.js'), ...args]);
}

async function start(): Promise<Program> {
  const program = runProgram(START, [], {
    env: { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', LOG_LEVEL: 'debug' },
  });
  programs.push(program);
  await program.line(/"Everything is up"/);
  // The first report may be from before the worker was there.
  await vi.waitUntil(async () => {
    const health = (await (await fetch(`${url}/health`)).json()) as { status: string };
    return health.status === 'healthy';
  });
  return program;
}

/** The last one that was started. */
function pidOf(service: Program, name: string): number {
  const started = service.entries().filter(({ message }) => message === `${name} started`);
  return Number(started.at(-1)?.['pid']);
}

async function upload(pdf: Buffer): Promise<BookJson> {
  const form = new FormData();
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), 'book.pdf');
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  expect(answer.status).toBe(202);
  return (await answer.json()) as BookJson;
}

/** Asks again and again, also while the API is down. */
function until(id: string, reached: (book: BookJson) => boolean): Promise<BookJson> {
  return vi.waitUntil(
    async () => {
      const answer = await fetch(`${url}/v1/audiobooks/${id}`).catch(() => null);
      if (answer?.status !== 200) return false;
      const book = (await answer.json()) as BookJson;
      return reached(book) ? book : false;
    },
    { timeout: 90_000, interval: 50 },
  );
}

async function expectWholeAudio(book: BookJson): Promise<void> {
  const file = join(dataDir, 'book.mp3');
  const answer = await fetch(`${url}/v1/audiobooks/${book.id}/audio.mp3`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const probe = await probeAudio(file);
  expect(probe.chapters.map(({ title }) => title)).toEqual(book.chapters.map(({ title }) => title));
  const decoded = await decodeSeconds(file);
  expect(decoded.errors).toEqual([]);
  expect(decoded.seconds).toBeCloseTo(book.durationSeconds, 1);
  expect(book.chapters.reduce((sum, chapter) => sum + chapter.durationSeconds, 0)).toBeCloseTo(
    decoded.seconds,
    1,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}
