import type { RequestHandler } from 'express';
import { BOOK_STATUSES } from '../../db/books.ts';
import type { AppDeps } from '../deps.ts';

/** Scrapers come every few seconds, and there may be several. */
const CACHED_MS = 5_000;

/** `GET /metrics`: Prometheus text format 0.0.4. Counts are the whole service's, memory is this process's. */
export function metrics({ pool, health, watcher }: AppDeps): RequestHandler {
  let cached: { at: number; books: Promise<Map<string, number>> } | undefined;

  const countBooks = async (): Promise<Map<string, number>> => {
    const { rows } = await pool.query<{ status: string; count: number }>(
      'SELECT status, count(*) FROM books GROUP BY status',
    );
    return new Map(rows.map(({ status, count }) => [status, count]));
  };

  return async (_req, res) => {
    const now = performance.now();
    if (cached === undefined || now - cached.at > CACHED_MS) {
      const fresh = { at: now, books: countBooks() };
      fresh.books.catch(() => {
        if (cached === fresh) cached = undefined;
      });
      cached = fresh;
    }
    const [books, report] = await Promise.all([cached.books, health.report()]);
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
        Object.entries(report.queue ?? {}).map(([state, count]) => [`{state="${state}"}`, Number(count)]),
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
