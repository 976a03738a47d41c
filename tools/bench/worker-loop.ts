import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { callerDirectory } from '../../src/settings/caller.ts';
import { quantile } from './quantile.ts';
import type { BenchBook, BenchService } from './services.ts';
import { printRows, startBenchServices, uploadBook } from './services.ts';

/** So slow that hardly anything is narrated while a book is read. */
const LATENCY_MS = 10_000;
const WATCH = pathToFileURL(join(import.meta.dirname, 'loop-watch.mjs')).href;
/** What the longest may be at most, in milliseconds. */
const AIM = 50;

/**
 * How long the worker's event loop stands still while it takes in what the extraction child says: a real service with
 * its database, watched from inside. Other programs on the machine make the gaps longer: the load is printed beside
 * them, and the processor time that the worker itself took in them, helping threads and all.
 *
 * @param args PDFs
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length === 0) throw new Error('Name one PDF or more.');
  const services = await startBenchServices({ latencyMs: LATENCY_MS });
  try {
    const gapsFile = join(services.dir, 'gaps');
    const service = await services.start('all', {
      NODE_OPTIONS: `--import ${WATCH}`,
      LOOP_GAPS_FILE: gapsFile,
      MAX_PAGES: '100000',
    });
    for (const name of args) {
      const file = resolve(callerDirectory(), name);
      const id = await uploadBook(service.url, await readFile(file));
      const { from, to } = await whenRead(service, id);
      const gaps = (await readFile(gapsFile, 'utf8').catch(() => ''))
        .split('\n')
        .map((line) => line.split(' ').map(Number))
        .filter(([endedAt = 0]) => endedAt > from && endedAt <= to);
      const longest = (column: 1 | 2): string =>
        `${Math.max(0, ...gaps.map((gap) => gap[column] ?? 0)).toFixed(0)} ms`;
      printRows([
        [`${basename(file)}: read within`, `${((to - from) / 1000).toFixed(1)} s`],
        [`  longest gap (aim: at most ${AIM} ms)`, longest(1)],
        ['  most processor time in a gap', longest(2)],
        [
          '  longest gap but for 1 %',
          `${quantile(
            gaps.map((gap) => gap[1] ?? 0),
            0.99,
          ).toFixed(0)} ms`,
        ],
        ['  load of the last minute', (loadavg()[0] ?? 0).toFixed(1)],
      ]);
      await fetch(`${service.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
    }
  } finally {
    await services.stop();
  }
}

/** When the book's PDF began to be read and was read, by the worker's log. */
async function whenRead(service: BenchService, id: string): Promise<{ from: number; to: number }> {
  for (;;) {
    const at = (message: string): number | undefined =>
      service
        .entries()
        .filter((entry) => entry['bookId'] === id && entry.message === message)
        .map((entry) => Date.parse(String(entry['time'])))[0];
    const from = at('reading the PDF');
    const to = at('the PDF is read');
    if (from !== undefined && to !== undefined) return { from, to };
    const book = (await (await fetch(`${service.url}/v1/audiobooks/${id}`)).json()) as BenchBook;
    if (book.status === 'failed') throw new Error(book.error?.detail ?? book.error?.title);
    await delay(100);
  }
}
