import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { PASSWORD, TRACES } from '../helpers/locked-pdfs.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { startService, untilReady } from './service.ts';
import type { ServedBook } from './service.ts';

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
  const dir = await mkdtemp(join(tmpdir(), 'tandem-locked-'));
  const checkpoints = join(dir, 'checkpoints');
  await mkdir(checkpoints);
  const database = await createTestDatabase();
  const service = await startService({
    dataDir: join(dir, 'data'),
    env: { DATABASE_URL: database.url, CHECKPOINT_DIR: checkpoints },
  });
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
    await service.stop();
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  }
});
