import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { readParagraphs } from '../../../src/db/paragraphs.ts';
import { createPasswordSeal } from '../../../src/service/password-seal.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';
import { createEspeakEngine } from '../../../src/tts/espeak/engine.ts';
import type { SpeechEngine } from '../../../src/tts/engine.ts';
import type { WorkerContext } from '../../../src/worker/context.ts';
import { processPdf } from '../../../src/worker/process-pdf.ts';
import { recordingLog } from '../../../tools/kit/log.ts';
import { LOCKED, lockedPdf, PASSWORD, TRACES } from '../../helpers/locked-pdfs.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

const { log, lines } = recordingLog();
const { signal } = new AbortController();
const RUN = { signal, cut: signal };

let engine: SpeechEngine;
let world: TestWorld;
let context: WorkerContext;
let close: () => Promise<void>;
beforeAll(async () => {
  engine = createEspeakEngine({ log });
  world = await createTestWorld({ queue: 'postgres', engine, log });
  ({ context, close } = await world.newContext());
});
afterAll(async () => {
  await close();
  await world.close();
  await engine.close();
  for (const trace of TRACES)
    expect(lines.map((line) => JSON.stringify(line)).join('\n')).not.toContain(trace);
});

/** A book as the API leaves it, with a password that it took for right or couldn't look at. */
async function addLocked(name: Parameters<typeof lockedPdf>[0], password: string | null): Promise<string> {
  const { id } = await world.addBook(await lockedPdf(name));
  const sealed = password === null ? null : await context.passwords.seal(id, password);
  await world.database.pool.query('UPDATE books SET sealed_password = $2 WHERE id = $1', [id, sealed]);
  return id;
}

async function rowOf(id: string): Promise<{ sealed: string | null; locked: boolean; status: string }> {
  const { rows } = await world.database.pool.query<{
    sealed: string | null;
    locked: boolean;
    status: string;
  }>('SELECT sealed_password AS sealed, locked, status FROM books WHERE id = $1', [id]);
  return rows[0] as { sealed: string | null; locked: boolean; status: string };
}

async function textOf(id: string): Promise<string> {
  const paragraphs = await readParagraphs(world.database.pool, id, 0, { limit: 100 });
  return paragraphs.flatMap(({ sentences }) => sentences).join(' ');
}

describe.each(LOCKED)('a PDF that is locked with %s', (name) => {
  test('is read with its password, which is gone then', async () => {
    const id = await addLocked(name, PASSWORD);
    await processPdf(context, id, RUN);
    expect(await rowOf(id)).toEqual({ sealed: null, locked: true, status: 'narrating' });
    expect(await textOf(id)).toContain(name === 'scan' ? 'nobody had seen the keeper' : 'Chapter 1');
  });
});

test.each([
  ['another password', 'wrong', 'password-wrong'],
  ['none', null, 'pdf-encrypted'],
])('a locked PDF with %s fails for that reason, and the password is gone', async (_what, password, code) => {
  const id = await addLocked('aes-256', password);
  await processPdf(context, id, RUN);
  expect(await rowOf(id)).toEqual({ sealed: null, locked: true, status: 'failed' });
  expect((await getBook(world.database.pool, id))?.error?.code).toBe(code);
});

test('an open PDF is read with a password that it has no use for', async () => {
  const id = await addLocked('owner-only', 'any');
  await processPdf(context, id, RUN);
  expect(await rowOf(id)).toEqual({ sealed: null, locked: false, status: 'narrating' });
});

test('a reading that is killed in the middle is done again with the same password', async () => {
  const id = await addLocked('aes-256', PASSWORD);
  const killing = vi.waitUntil(
    () => {
      const child = measureTree(process.pid).find(({ name }) => name === 'tandem extract');
      return child !== undefined && process.kill(child.pid, 'SIGKILL');
    },
    { timeout: 60_000, interval: 1 },
  );
  const reading = expect(processPdf(context, id, RUN)).rejects.toThrow(
    'the process that read the PDF was killed',
  );
  await Promise.all([reading, killing]);
  expect((await rowOf(id)).sealed).not.toBeNull();
  await processPdf(context, id, RUN);
  expect(await rowOf(id)).toEqual({ sealed: null, locked: true, status: 'narrating' });
});

test('a book whose key is another one now says that its password has to be given again', async () => {
  const id = await addLocked('aes-256', PASSWORD);
  const passwords = createPasswordSeal(() => Promise.resolve('another key, of 32 letters or so.'));
  await processPdf({ ...context, passwords }, id, RUN);
  expect(await rowOf(id)).toEqual({ sealed: null, locked: true, status: 'failed' });
  const error = (await getBook(world.database.pool, id))?.error;
  expect(error?.code).toBe('password-lost');
  expect(error?.hint).toContain('Give it again');
});
