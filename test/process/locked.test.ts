import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { PASSWORD, TRACES } from '../helpers/locked-pdfs.ts';
import { createTestDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startService, untilReady } from './service.ts';
import type { ServedBook, Service } from './service.ts';

let dir: string;
let checkpoints: string;
let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-killed-'));
  checkpoints = join(dir, 'checkpoints');
  await mkdir(checkpoints);
  database = await createTestDatabase();
  service = await startService({
    dataDir: join(dir, 'data'),
    env: { DATABASE_URL: database.url, CHECKPOINT_DIR: checkpoints },
  });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

/** Arguments and environment of every process that there is just now, and that may be looked at. */
async function processes(): Promise<{ pid: string; text: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const parts = ['cmdline', 'environ'].map((file) =>
        readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => ''),
      );
      return { pid, text: (await Promise.all(parts)).join('\n') };
    }),
  );
}

test('a worker that is killed while it reads a locked PDF leaves it readable, and the password is nowhere', async () => {
  const seen = new Set<string>();
  const found: string[] = [];
  const done = new AbortController();
  const watching = (async (): Promise<void> => {
    while (!done.signal.aborted) {
      for (const { pid, text } of await processes()) {
        if (/extract-main/.test(text)) seen.add(pid);
        if (TRACES.some((trace) => text.includes(trace))) found.push(text.slice(0, 200));
      }
      await sleep(20);
    }
  })();
  try {
    await writeFile(join(checkpoints, 'segments-written'), 'SIGKILL');
    const form = new FormData();
    form.set('password', PASSWORD);
    const pdf = makeBookPdf({ chapters: 3, pagesPerChapter: 2, encrypt: { userPassword: PASSWORD } });
    form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
    const answer = await fetch(`${service.url}/v1/audiobooks`, { method: 'POST', body: form });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as ServedBook;
    const book = await untilReady(service.url, id);
    // The order was taken: somebody died in the middle of the reading.
    expect(await readdir(checkpoints)).toEqual([expect.stringMatching(/^segments-written\.\d+$/)]);
    const { rows } = await database.pool.query<{ sealed: string | null; attempt: number }>(
      'SELECT sealed_password AS sealed, attempt FROM books',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed).toBeNull();
    expect(rows[0]?.attempt).toBeGreaterThan(1);
    // At upload, in the worker that died, and in the one after it.
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect(found).toEqual([]);

    const said = [
      JSON.stringify(book),
      service.lines.join('\n'),
      await (await fetch(`${service.url}/v1/audiobooks/${id}/events`)).text(),
    ].join('\n');
    for (const trace of TRACES) expect(said).not.toContain(trace);
  } finally {
    done.abort();
    await watching;
  }
});

test('a book at which the worker crashes twice is set aside, and the other one gets ready', async () => {
  const upload = async (title: string): Promise<string> => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(makeBookPdf({ title, chapters: 1 }))]), 'book.pdf');
    const answer = await fetch(`${service.url}/v1/audiobooks`, { method: 'POST', body: form });
    expect(answer.status).toBe(202);
    return ((await answer.json()) as ServedBook).id;
  };
  const order = join(checkpoints, 'book-claimed');
  const taken = async (times: number): Promise<void> => {
    await vi.waitUntil(
      async () =>
        (await readdir(checkpoints)).filter((name) => name.startsWith('book-claimed.')).length === times,
      { timeout: 60_000, interval: 20 },
    );
  };
  // Whoever reads first meets the first order, and alone the second one.
  await writeFile(order, 'SIGSEGV');
  const ids = [await upload('One'), await upload('Two')];
  await taken(1);
  await writeFile(order, 'SIGSEGV');
  await taken(2);
  const ended = async (): Promise<ServedBook[] | false> => {
    const books = await Promise.all(
      ids.map(async (id) => (await (await fetch(`${service.url}/v1/audiobooks/${id}`)).json()) as ServedBook),
    );
    return books.every(({ status }) => status === 'ready' || status === 'failed') && books;
  };
  const books = await vi.waitUntil(ended, { timeout: 120_000, interval: 200 });
  expect(books.map(({ status, error }) => [status, error?.code]).sort()).toEqual([
    ['failed', 'crashed-the-worker'],
    ['ready', undefined],
  ]);
  const { rows } = await database.pool.query('SELECT * FROM deaths WHERE by_itself');
  expect(rows).toEqual([]);
});
