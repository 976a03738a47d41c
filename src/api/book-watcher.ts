import { EventEmitter, once } from 'node:events';
import type { BookView } from '../db/book-view.ts';
import { viewBook } from '../db/book-view.ts';
import type { Pool } from '../db/pool.ts';
import type { Log } from '../process/log.ts';
import { bookVersion } from './book-json.ts';

/**
 * Follows books for many listeners at the price of one query a second and book, and four for the moments before its
 * first words. Nothing is asked while nobody listens.
 */
export interface BookWatcher {
  /**
   * The book as it is now, then again after each change; a listener that is slow misses steps, never the last one.
   * `null` when the book is gone, and then ends. Ends without an error when `signal` aborts.
   */
  follow(owner: string, id: string, signal: AbortSignal): AsyncGenerator<BookView | null, void>;
  /** How many books are being asked for. */
  readonly watched: number;
}

interface Topic {
  listeners: number;
  latest: BookView | null;
  /** Counts changes; 0 before the first look. */
  version: number;
  fingerprint: string;
  changes: EventEmitter;
  timer: NodeJS.Timeout | undefined;
}

export function createBookWatcher(options: { pool: Pool; log: Log; intervalMs?: number }): BookWatcher {
  const { pool, log, intervalMs = 1_000 } = options;
  const topics = new Map<string, Topic>();

  const look = async (key: string, topic: Topic, owner: string, id: string): Promise<void> => {
    try {
      const book = await viewBook(pool, owner, id);
      const fingerprint = book === null ? 'gone' : bookVersion(book);
      if (fingerprint !== topic.fingerprint) {
        topic.latest = book;
        topic.fingerprint = fingerprint;
        topic.version += 1;
        topic.changes.emit('change');
      }
    } catch (error) {
      log.debug('a book could not be looked at; trying again', { bookId: id, error });
    }
    if (topics.get(key) === topic) {
      const soon = isAboutToBeHeard(topic.latest) ? Math.min(intervalMs, ABOUT_TO_BE_HEARD_MS) : intervalMs;
      topic.timer = setTimeout(() => void look(key, topic, owner, id), soon);
    }
  };

  const join = (key: string, owner: string, id: string): Topic => {
    const existing = topics.get(key);
    if (existing !== undefined) {
      existing.listeners += 1;
      return existing;
    }
    const changes = new EventEmitter().setMaxListeners(0);
    const topic: Topic = {
      listeners: 1,
      latest: null,
      version: 0,
      fingerprint: '',
      changes,
      timer: undefined,
    };
    topics.set(key, topic);
    void look(key, topic, owner, id);
    return topic;
  };

  const leave = (key: string, topic: Topic): void => {
    topic.listeners -= 1;
    if (topic.listeners > 0) return;
    topics.delete(key);
    clearTimeout(topic.timer);
  };

  return {
    get watched() {
      return topics.size;
    },
    follow: async function* (owner, id, signal) {
      const key = `${owner}/${id}`;
      const topic = join(key, owner, id);
      try {
        let seen = 0;
        while (!signal.aborted) {
          if (topic.version === seen) {
            await once(topic.changes, 'change', { signal }).catch(() => undefined);
            continue;
          }
          seen = topic.version;
          yield topic.latest;
          if (topic.latest === null) return;
        }
      } finally {
        leave(key, topic);
      }
    },
  };
}

/** A second is a long time for whoever waits for the first sound. */
const ABOUT_TO_BE_HEARD_MS = 250;
/** Until so many pages are read, a book's beginning may come; a scan is read for an hour. */
const FIRST_PAGES = 64;

function isAboutToBeHeard(book: BookView | null): boolean {
  if (book === null || book.hold !== null || book.segmentsDone > 0) return false;
  return book.status === 'narrating' || (book.status === 'extracting' && book.pagesRead <= FIRST_PAGES);
}
