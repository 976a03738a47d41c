import type { RequestHandler } from 'express';
import { timeSentences } from '../../audio/sentence-times.ts';
import type { BookView } from '../../db/book-view.ts';
import { viewBook } from '../../db/book-view.ts';
import type { Completeness } from '../../db/completeness.ts';
import { checkCompleteness } from '../../db/completeness.ts';
import type { ManifestSegment } from '../../db/manifest.ts';
import type { Pool } from '../../db/pool.ts';
import { allSegments } from '../../db/text-pages.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { jsonLines, sendPieces } from '../long-answer.ts';
import { textQueryOf } from '../text-query.ts';
import { bookIdOf } from './audiobooks.ts';

/**
 * `GET /v1/audiobooks/:id/manifest?chapter`: every sentence that was kept, the segment in which it is spoken, and where
 * that is in the finished audio; and whether each is in exactly one segment, in order, as counted in the database.
 */
export function manifest({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await viewBook(pool, owner(req), bookIdOf(req));
    if (book === null) throw new AppError('book-not-found');
    const { chapter } = await textQueryOf(req, book);
    const pieces = json(pool, book, chapter);
    await sendPieces(req, res, { contentType: 'application/json', pieces, stopping });
  };
}

/** `GET /v1/audiobooks/:id/audio.vtt`: the sentences as subtitles of the finished audio. */
export function subtitles({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await viewBook(pool, owner(req), bookIdOf(req));
    if (book === null) throw new AppError('book-not-found');
    // While a changed book is narrated anew, its text is no longer that of the audio.
    if (book.status !== 'ready') {
      throw new AppError('audio-not-ready', { detail: `Its status is "${book.status}".` });
    }
    await sendPieces(req, res, { contentType: 'text/vtt', pieces: vtt(pool, book), stopping });
  };
}

async function* json(pool: Pool, book: BookView, only: number | undefined): AsyncGenerator<string> {
  const { id, status, durationSeconds } = book;
  const counted = await checkCompleteness(pool, id);
  const head = {
    id,
    status,
    durationSeconds: status === 'ready' ? durationSeconds : null,
    sentences: counted.sentences,
    complete: isComplete(counted) && status !== 'queued' && status !== 'extracting',
    times: 'segments are measured, the sentences in one are estimated by their lengths',
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"segments":[`;
  yield* jsonLines(map(allSegments(pool, book, only), segmentJson));
  yield ']}\n';
}

async function* vtt(pool: Pool, book: BookView): AsyncGenerator<string> {
  yield 'WEBVTT\n';
  for await (const segment of allSegments(pool, book)) {
    for (const { number, text, startSeconds, endSeconds } of timed(segment)) {
      if (startSeconds === null || endSeconds === null) continue;
      yield `\n${number}\n${timestamp(startSeconds)} --> ${timestamp(endSeconds)}\n${escapeCue(text)}\n`;
    }
  }
}

function isComplete({ paragraphGaps, segmentGaps, misplaced, missing, sentences }: Completeness): boolean {
  return sentences > 0 && paragraphGaps + segmentGaps + misplaced + missing === 0;
}

function segmentJson(segment: ManifestSegment): object {
  const { position, chapterIndex, state, startSeconds, durationSeconds, spoken } = segment;
  return {
    position,
    chapter: chapterIndex,
    stored: state === 'stored',
    startSeconds: rounded(startSeconds),
    durationSeconds: rounded(durationSeconds),
    spoken,
    sentences: timed(segment),
  };
}

interface TimedSentence {
  number: number;
  text: string;
  startSeconds: number | null;
  endSeconds: number | null;
}

function timed({
  firstSentence,
  sentences,
  startSeconds,
  durationSeconds,
}: ManifestSegment): TimedSentence[] {
  const spans =
    startSeconds === null || durationSeconds === null
      ? []
      : timeSentences(sentences, { startSeconds, durationSeconds });
  return sentences.map((text, index) => ({
    number: firstSentence + index,
    text,
    startSeconds: rounded(spans[index]?.startSeconds ?? null),
    endSeconds: rounded(spans[index]?.endSeconds ?? null),
  }));
}

function rounded(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}

/** https://www.w3.org/TR/webvtt1/#webvtt-timestamp */
function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
  return `${part(ms / 3_600_000)}:${part((ms / 60_000) % 60)}:${part((ms / 1000) % 60)}.${part(ms % 1000, 3)}`;
}

/** What would be markup, or the end of a cue. */
function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function* map<T, U>(values: AsyncIterable<T>, change: (value: T) => U): AsyncGenerator<U> {
  for await (const value of values) yield change(value);
}
