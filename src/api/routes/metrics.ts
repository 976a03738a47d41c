import type { RequestHandler } from 'express';
import { BOOK_STATUSES } from '../../db/books.ts';
import type { BookStatus } from '../../db/books.ts';
import { countBooks, countSpeech } from '../../db/counts.ts';
import type { SpeechCounts } from '../../db/counts.ts';
import type { AppDeps } from '../deps.ts';

/** Scrapers come every few seconds, and there may be several. */
const CACHED_MS = 5_000;

/** `GET /metrics`: Prometheus text format 0.0.4. Counts are the whole service's, memory is this process's. */
export function metrics({ pool, health, watcher }: AppDeps): RequestHandler {
  let cached:
    { at: number; books: Promise<Map<BookStatus, number>>; speech: Promise<SpeechCounts> } | undefined;

  return async (_req, res) => {
    const now = performance.now();
    if (cached === undefined || now - cached.at > CACHED_MS) {
      const fresh = { at: now, books: countBooks(pool), speech: countSpeech(pool) };
      Promise.all([fresh.books, fresh.speech]).catch(() => {
        if (cached === fresh) cached = undefined;
      });
      cached = fresh;
    }
    const [books, speech, report] = await Promise.all([cached.books, cached.speech, health.report()]);
    const memory = process.memoryUsage();
    const text = [
      family(
        'tandem_books',
        'gauge',
        'Audiobooks by status.',
        BOOK_STATUSES.map((status) => [`{status="${status}"}`, books.get(status) ?? 0]),
      ),
      family(
        'tandem_queue_jobs',
        'gauge',
        'Jobs in the queue by state.',
        Object.entries(report.queue ?? {}).map(([state, count]) => [`{state="${state}"}`, count]),
      ),
      family('tandem_speech_characters', 'gauge', 'Characters of speech that the kept audiobooks paid for.', [
        ['{outcome="stored"}', speech.stored],
        ['{outcome="uncertain"}', speech.uncertain],
      ]),
      family(
        'tandem_speech_uncertain_calls',
        'gauge',
        'Calls for speech that got no answer and may have been charged.',
        [['', speech.uncertainCalls]],
      ),
      family(
        'tandem_books_waiting',
        'gauge',
        'Audiobooks that wait for something outside of this service, by its code.',
        speech.waiting.map(({ code, count }) => [`{code="${code}"}`, count]),
      ),
      family('tandem_healthy', 'gauge', '1 when healthy or degraded, 0 when unhealthy.', [
        ['', report.status === 'unhealthy' ? 0 : 1],
      ]),
      family('tandem_worker_up', 'gauge', '1 when a worker reports.', [
        ['', report.worker.status === 'healthy' ? 1 : 0],
      ]),
      family('tandem_books_followed', 'gauge', 'Books that listeners of this process follow live.', [
        ['', watcher.watched],
      ]),
      family('process_resident_memory_bytes', 'gauge', 'Resident memory of this process.', [
        ['', memory.rss],
      ]),
      family('nodejs_heap_used_bytes', 'gauge', 'Used heap of this process.', [['', memory.heapUsed]]),
      family('process_uptime_seconds', 'gauge', 'Seconds since this process started.', [
        ['', Math.round(process.uptime())],
      ]),
    ].join('');
    res.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store');
    res.send(text);
  };
}

function family(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  samples: [labels: string, value: number][],
): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`).join('');
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines}`;
}
