import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { decodeSeconds, probeAudio } from '../../tools/kit/ffprobe.ts';
import { runProgram } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { freePort } from '../../src/process/free-port.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';

export interface Service extends Program {
  url: string;
  /** The process of an app that was started last. */
  pidOf(app: string): number;
  /** Asks the service to stop, and waits until it has. */
  stop: () => Program['exit'];
}

/** What the tests read of a book's JSON. */
export interface ServedBook {
  id: string;
  status: string;
  voice: string;
  characters: number;
  progress: { segmentsDone: number; segmentsTotal: number };
  chapters: { title: string; durationSeconds: number }[];
  durationSeconds: number;
  cost: { estimatedUsd: number; spentUsd: number };
  error: { code: string; detail?: string } | null;
}

/**
 * Starts a whole service by its start script, with nothing configured but what `env` says, and waits until it is
 * healthy.
 *
 * @param options.port a free one where none is given
 */
export async function startService(options: {
  dataDir: string;
  port?: number;
  script?: string;
  env?: Record<string, string>;
}): Promise<Service> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const program = runProgram(join(PROJECT_ROOT, options.script ?? 'render-start-with-worker.sh'), [], {
    env: {
      PORT: String(port),
      DATA_DIR: options.dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      LOG_LEVEL: 'debug',
      ...options.env,
    },
  });
  await program.line(/"Everything is up"/);
  // The first report may be from before the worker was there.
  await vi.waitUntil(
    async () => {
      const health = (await (await fetch(`${url}/health`)).json()) as { status: string };
      return health.status === 'healthy';
    },
    { timeout: 60_000 },
  );
  return {
    ...program,
    url,
    pidOf: (app) => {
      const started = program.entries().filter(({ message }) => message === `${app} started`);
      return Number(started.at(-1)?.['pid']);
    },
    stop: () => {
      if (program.child.exitCode === null) program.child.kill('SIGTERM');
      return program.exit;
    },
  };
}

/** Uploads a PDF that must be accepted. */
export async function upload(url: string, pdf: Buffer): Promise<ServedBook> {
  const form = new FormData();
  form.set('file', new Blob([pdf], { type: 'application/pdf' }), 'book.pdf');
  const answer = await fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
  expect(answer.status).toBe(202);
  return (await answer.json()) as ServedBook;
}

/** Asks for a book until it is as wished, also while the API is down. */
export function untilBook(
  url: string,
  id: string,
  reached: (book: ServedBook) => boolean,
): Promise<ServedBook> {
  return vi.waitUntil(
    async () => {
      const answer = await fetch(`${url}/v1/audiobooks/${id}`).catch(() => null);
      if (answer?.status !== 200) return false;
      const book = (await answer.json()) as ServedBook;
      return reached(book) ? book : false;
    },
    { timeout: 90_000, interval: 50 },
  );
}

/** Waits until a book is ready; fails with the book's own reason. */
export async function untilReady(url: string, id: string): Promise<ServedBook> {
  const book = await untilBook(url, id, ({ status }) => status === 'ready' || status === 'failed');
  expect(book).toMatchObject({ status: 'ready', error: null });
  return book;
}

/**
 * Saves a finished book's audio to `file` and checks that it is whole: chapters, length, nothing that can't be decoded.
 */
export async function expectWholeAudio(
  url: string,
  book: Pick<ServedBook, 'id' | 'chapters' | 'durationSeconds'>,
  file: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const answer = await fetch(`${url}/v1/audiobooks/${book.id}/audio.mp3`, { headers });
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const probe = await probeAudio(file);
  expect(probe.chapters.map(({ title }) => title)).toEqual(book.chapters.map(({ title }) => title));
  const decoded = await decodeSeconds(file);
  expect(decoded.errors).toEqual([]);
  expect(decoded.seconds).toBeCloseTo(book.durationSeconds, 1);
  const sum = book.chapters.reduce((total, chapter) => total + chapter.durationSeconds, 0);
  expect(sum).toBeCloseTo(decoded.seconds, 1);
}
