import { once } from 'node:events';
import type { RequestHandler } from 'express';
import { viewBook } from '../../db/book-view.ts';
import { AppError } from '../../errors.ts';
import { bookToJson, bookVersion, isFinal } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { endOfInterest } from '../request-context.ts';
import { bookIdOf } from './audiobooks.ts';

const RECONNECT_MS = 2_000;
/** Proxies cut what is silent for a minute or so. */
const HEARTBEAT_MS = 15_000;

/**
 * `GET /v1/audiobooks/:id/events`: the book as server-sent events, at once and after each change: `book` with the same
 * JSON as the book itself, `deleted` when it is gone. Ends at a final state. The event id stands for what was seen, so
 * that a client that comes back with it hears only what is new, and one that has seen the end is told not to come again
 * (204).
 */
export function bookEvents({ pool, owner, access, watcher, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const id = bookIdOf(req);
    const account = owner(req);
    const first = await viewBook(pool, account, id);
    if (first === null) throw new AppError('book-not-found');
    let seen = req.get('Last-Event-ID') ?? null;
    if (isFinal(first.status) && seen === bookVersion(first)) {
      res.status(204).end();
      return;
    }

    res.status(200);
    res.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store');
    // Asks nginx and its like not to hold the events back.
    res.setHeader('X-Accel-Buffering', 'no');
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    res.write(`retry: ${RECONNECT_MS}\n\n`);
    const heartbeat = setInterval(() => {
      if (!res.writableNeedDrain) res.write(': still here\n\n');
    }, HEARTBEAT_MS);
    const signal = endOfInterest(res, stopping);
    try {
      for await (const book of watcher.follow(account, id, signal)) {
        if (book === null) {
          res.write(`event: deleted\ndata: ${JSON.stringify({ id })}\n\n`);
          break;
        }
        const version = bookVersion(book);
        if (version !== seen) {
          seen = version;
          const flowing = res.write(
            `id: ${version}\nevent: book\ndata: ${JSON.stringify(bookToJson(book, access.link))}\n\n`,
          );
          if (!flowing) await once(res, 'drain', { signal }).catch(() => undefined);
        }
        if (isFinal(book.status)) break;
      }
    } finally {
      clearInterval(heartbeat);
      res.end();
    }
  };
}
