import { loadavg } from 'node:os';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { printRows, startBenchServices, untilReady, uploadBook } from './services.ts';
import type { BenchBook } from './services.ts';

const LATENCY_MS = 1_000;
const IN_FLIGHT = 4;
const WORKERS = [1, 2, 4];
/** A short book, a long one that is spoken while it is read, and what many accounts bring in a day. */
const SHELVES = [
  { books: 1, chapters: 4, pagesPerChapter: 5 },
  { books: 1, chapters: 20, pagesPerChapter: 15 },
  { books: 50, chapters: 2, pagesPerChapter: 1 },
];
type Shelf = (typeof SHELVES)[number];

/**
 * What more worker services bring, beside one API service, to one book, a long one and fifty: `npm run bench -- workers
 * [redis-url]`. A call for speech takes a second, so that waiting dominates, as it does with the real service.
 */
export async function run([redisUrl = '']: string[]): Promise<void> {
  for (const shelf of SHELVES) {
    let alone: number | null = null;
    for (const workers of WORKERS) {
      const { books, ms } = await narrateAll(shelf, workers, redisUrl);
      const segments = books.reduce((sum, { progress }) => sum + progress.segmentsTotal, 0);
      const rate = (segments * 1000) / ms;
      alone ??= rate;
      printRows([
        [
          `${shelf.books} × ${shelf.chapters * shelf.pagesPerChapter} pages, ${workers} × ${IN_FLIGHT} calls in flight`,
          `${segments} segments in ${(ms / 1000).toFixed(1)} s: ${rate.toFixed(1)} segments/s, ` +
            `${(rate / alone).toFixed(2)} × one worker (load ${loadavg()[0]?.toFixed(0) ?? '?'})`,
        ],
      ]);
    }
  }
}

async function narrateAll(
  { books: count, ...length }: Shelf,
  workers: number,
  redisUrl: string,
): Promise<{ books: BenchBook[]; ms: number }> {
  const services = await startBenchServices({ latencyMs: LATENCY_MS });
  try {
    const env = { NARRATION_CONCURRENCY: String(IN_FLIGHT), REDIS_URL: redisUrl };
    for (let worker = 0; worker < workers; worker += 1) await services.start('worker', env);
    const { url } = await services.start('api', env);
    const pdfs = Array.from({ length: count }, (_, book) =>
      makeBookPdf({
        title: `Book ${book + 1}`,
        ...length,
        firstEntry: 10_000 * (book + 1),
      }),
    );
    const startedAt = performance.now();
    const ids = await Promise.all(pdfs.map((pdf) => uploadBook(url, pdf)));
    const books = await Promise.all(ids.map((id) => untilReady(url, id)));
    return { books, ms: performance.now() - startedAt };
  } finally {
    await services.stop();
  }
}
