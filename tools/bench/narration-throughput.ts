import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runExtraction } from '../../src/pdf/child/extraction.ts';
import { makeBook } from '../kit/pdf-book.ts';
import { printRows, startBenchServices, untilReady, uploadBook } from './services.ts';
import type { BenchService } from './services.ts';

const LATENCY_MS = 1_000;
const IN_FLIGHT = 8;
const CHAPTERS = 30;
const PAGES_PER_CHAPTER = 10;
/** What the time may be at most, of the ideal one. */
const AIM = 1.15;

/**
 * How close a book of 300 pages comes to the ideal, with 8 calls of a second each in flight: `npm run bench --
 * narration-throughput [redis-url]`. Ideal is what cannot be had for less: the calls, one after another in every place,
 * and the extraction and the assembly, each measured alone.
 */
export async function run([redisUrl = '']: string[]): Promise<void> {
  const { pdf, pages } = makeBook({ chapters: CHAPTERS, pagesPerChapter: PAGES_PER_CHAPTER });
  const services = await startBenchServices({ latencyMs: LATENCY_MS });
  try {
    const file = join(services.dir, 'book.pdf');
    await writeFile(file, pdf);
    const extractionMs = await time(() => extractAlone(file));
    const service = await services.start('all', {
      NARRATION_CONCURRENCY: String(IN_FLIGHT),
      REDIS_URL: redisUrl,
    });
    const startedAt = performance.now();
    const id = await uploadBook(service.url, pdf);
    const book = await untilReady(service.url, id);
    const wallMs = performance.now() - startedAt;

    const assemblyMs = between(service, 'putting the audio together', 'the audiobook is ready');
    const calls = book.progress.segmentsTotal;
    const callsMs = (calls * LATENCY_MS) / IN_FLIGHT;
    const idealMs = callsMs + extractionMs + assemblyMs;
    printRows([
      ['queue', redisUrl === '' ? 'PostgreSQL' : 'Redis'],
      ['pages, characters', `${pages}, ${book.characters}`],
      [`calls of ${LATENCY_MS} ms, ${IN_FLIGHT} in flight`, `${calls}: ${seconds(callsMs)}`],
      ['extraction alone', seconds(extractionMs)],
      ['assembly alone', seconds(assemblyMs)],
      ['ideal', seconds(idealMs)],
      ['from the upload to the finished audio', seconds(wallMs)],
      [
        'of which until the whole PDF was read',
        seconds(between(service, 'reading the PDF', 'the PDF is read')),
      ],
      [
        'of which with all of it spoken',
        seconds(wallMs - between(service, 'reading the PDF', 'putting the audio together')),
      ],
      [`wall / ideal (aim: at most ${AIM})`, (wallMs / idealMs).toFixed(3)],
      ['wall / calls alone', (wallMs / callsMs).toFixed(3)],
    ]);
    if (wallMs > AIM * idealMs) process.exitCode = 1;
  } finally {
    await services.stop();
  }
}

/** In a child process, as the worker does it, with nobody who writes what it finds. */
async function extractAlone(file: string): Promise<void> {
  const events = runExtraction({
    file,
    heapMb: 256,
    memoryMb: 1_024,
    timeoutMs: 600_000,
    maxPages: 5_000,
    include: [],
    signal: new AbortController().signal,
  });
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- They are only to be taken.
  for await (const _event of events);
}

/** Milliseconds between two lines of a service's log. */
function between(service: BenchService, first: string, last: string): number {
  const at = (message: string): number => {
    const entry = service.entries().find((one) => one.message === message);
    return entry === undefined ? Number.NaN : Date.parse(String(entry['time']));
  };
  return at(last) - at(first);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
