import { makeBookPdf } from '../kit/pdf-book.ts';
import { printRows, startBenchServices, untilReady, uploadBook } from './services.ts';
import type { BenchBook } from './services.ts';

const LATENCY_MS = 1_000;
const IN_FLIGHT = 4;
const MOST_WORKERS = 3;
const BOOKS = 6;

/**
 * What more worker services bring, beside one API service: `npm run bench -- workers [redis-url]`. A call for speech
 * takes a second, so that waiting dominates, as it does with the real service.
 */
export async function run([redisUrl = '']: string[]): Promise<void> {
  const rates: number[] = [];
  for (let workers = 1; workers <= MOST_WORKERS; workers += 1) {
    const { books, ms } = await narrateAll(workers, redisUrl);
    const segments = books.reduce((sum, { progress }) => sum + progress.segmentsTotal, 0);
    const characters = books.reduce((sum, book) => sum + book.characters, 0);
    const rate = (segments * 1000) / ms;
    rates.push(rate);
    printRows([
      [
        `${workers} worker ${workers === 1 ? 'service' : 'services'}, ${workers * IN_FLIGHT} calls in flight`,
        `${segments} segments, ${characters} characters in ${(ms / 1000).toFixed(1)} s: ${rate.toFixed(1)} segments/s, ` +
          `${(rate / (rates[0] ?? rate)).toFixed(2)} × one worker`,
      ],
    ]);
  }
}

async function narrateAll(workers: number, redisUrl: string): Promise<{ books: BenchBook[]; ms: number }> {
  const services = await startBenchServices({ latencyMs: LATENCY_MS });
  try {
    const env = { NARRATION_CONCURRENCY: String(IN_FLIGHT), REDIS_URL: redisUrl };
    for (let count = 0; count < workers; count += 1) await services.start('worker', env);
    const { url } = await services.start('api', env);
    const pdfs = Array.from({ length: BOOKS }, (_, book) =>
      makeBookPdf({
        title: `Book ${book + 1}`,
        chapters: 4,
        pagesPerChapter: 5,
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
