import { once } from 'node:events';
import type { RequestHandler, Response } from 'express';
import { skipFrames } from '../../audio/skip-frames.ts';
import { nearestBitrateKbps, silentMp3 } from '../../audio/silence.ts';
import { viewBook } from '../../db/book-view.ts';
import type { BookView } from '../../db/book-view.ts';
import { findNextPosition, mp3FormatOf, readSpokenSegments } from '../../db/spoken-segments.ts';
import type { SpokenSegment } from '../../db/spoken-segments.ts';
import { findSpokenPlace } from '../../db/spoken-times.ts';
import type { SpokenPlace } from '../../db/spoken-times.ts';
import { AppError } from '../../errors.ts';
import { audioPath } from '../book-json.ts';
import type { AppDeps } from '../deps.ts';
import { hasQuery, loadReaders } from '../readers.ts';
import { endOfInterest } from '../request-context.ts';
import { bookIdOf } from './audiobooks.ts';

/** Segments are read from the database in pages, so that a long book costs no memory. */
const SEGMENTS_PER_PAGE = 64;
/** Where the text changes while it is being read, one of so many that were sent last is still in it. */
const SENT_REMEMBERED = 16;

/**
 * `GET /v1/audiobooks/:id/live.mp3?from`: the narration from its first segment on, or from a moment in it, as it is
 * being made. Whoever listens hears the beginning seconds after the upload; the answer ends with the book. A finished
 * book is served as the file it is.
 */
export function liveAudio({ pool, storage, owner, access, watcher, stopping, log }: AppDeps): RequestHandler {
  return async (req, res) => {
    const id = bookIdOf(req);
    const account = owner(req);
    const first = await viewBook(pool, account, id);
    if (first === null) throw new AppError('book-not-found');
    if (first.mp3Key !== null) {
      res.setHeader('Cache-Control', 'no-store');
      res.redirect(302, access.link(audioPath(id), account));
      return;
    }
    if (first.status === 'failed' || first.status === 'cancelled') {
      throw new AppError('audio-unavailable', {
        detail: first.error?.title ?? `Its status is "${first.status}".`,
      });
    }

    const { from = 0 } = hasQuery(req) ? (await loadReaders()).readLiveQuery(req.query) : {};
    const place = await findSpokenPlace(pool, id, from);
    if (place === null) {
      throw new AppError('range-not-satisfiable', { detail: 'So far is nothing spoken yet.' });
    }

    res.status(200);
    res.setHeader('Content-Type', 'audio/mpeg');
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Accept-Ranges', 'none');
    res.setHeader('X-Accel-Buffering', 'no');
    if (req.method === 'HEAD') {
      res.end();
      return;
    }
    // Players wait for headers, not for the first sentence.
    res.flushHeaders();
    const signal = endOfInterest(res, stopping);
    const listener: Listener = { next: place, sent: [] };
    try {
      let isRead = false;
      for await (const book of watcher.follow(account, id, signal)) {
        if (book === null) break;
        if (!isRead) await findAgain(id, listener);
        isRead = book.status !== 'extracting';
        await sendSpoken(res, id, listener, signal);
        if (hasEnded(book, listener.next.position)) break;
      }
      // When the service stops, the listener must be able to tell that from the end of the book: a cut, no end.
      if (signal.aborted) res.destroy();
      else res.end();
    } catch (error) {
      res.destroy();
      const { position } = listener.next;
      if (!signal.aborted) log.warn('a live narration broke off', { bookId: id, position, error });
    }
  };

  /** What is known of the whole book may move what its first pages were told by. */
  async function findAgain(bookId: string, listener: Listener): Promise<void> {
    const { next, sent } = listener;
    if (sent.length === 0) return;
    const position = await findNextPosition(pool, bookId, sent, next.position);
    if (position !== next.position) listener.next = { position, frames: 0 };
  }

  /** Sends what is spoken from the listener's place on, as fast as they take it. */
  async function sendSpoken(
    res: Response,
    bookId: string,
    listener: Listener,
    signal: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const segments = await readSpokenSegments(pool, bookId, listener.next.position, SEGMENTS_PER_PAGE);
      for (const segment of segments) {
        const body: AsyncIterable<Buffer> = await storage.get(segment.objectKey);
        for await (const chunk of skipFrames(body, listener.next.frames)) {
          signal.throwIfAborted();
          if (!res.write(chunk)) await once(res, 'drain', { signal });
        }
        res.write(silenceAfter(segment));
        listener.next = { position: segment.position + 1, frames: 0 };
        listener.sent = [...listener.sent, segment.contentKey].slice(-SENT_REMEMBERED);
      }
      if (segments.length < SEGMENTS_PER_PAGE) return;
    }
  }
}

interface Listener {
  next: SpokenPlace;
  /** Content keys of the segments that were sent last, in order. */
  sent: readonly string[];
}

/** The pause that the finished audio has there, too. */
function silenceAfter(segment: SpokenSegment): Buffer {
  const { pauseMs, bytes, frames } = segment;
  const format = mp3FormatOf(segment);
  const { sampleRateHz, samplesPerFrame } = format;
  const kbps = nearestBitrateKbps(format, (bytes * 8 * sampleRateHz) / (frames * samplesPerFrame * 1000));
  return silentMp3(format, kbps, pauseMs / 1000).audio;
}

/** The total is final once everything is extracted. */
function hasEnded({ status, segmentsTotal }: BookView, position: number): boolean {
  switch (status) {
    case 'queued':
    case 'extracting':
    case 'awaiting_confirmation':
      return false;
    case 'narrating':
    case 'assembling':
      return position >= segmentsTotal;
    case 'ready':
    case 'failed':
    case 'cancelled':
      return true;
  }
}
