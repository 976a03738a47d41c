import type { RequestHandler } from 'express';
import type { BookView } from '../../db/book-view.ts';
import type { Completeness } from '../../db/completeness.ts';
import { checkCompleteness } from '../../db/completeness.ts';
import type { ManifestSegment } from '../../db/manifest.ts';
import type { Pool } from '../../db/pool.ts';
import { allSegments } from '../../db/text-pages.ts';
import type { AppDeps } from '../deps.ts';
import { timedSentences, toMilliseconds } from '../files/timed-sentences.ts';
import { jsonLines, sendPieces } from '../long-answer.ts';
import { textQueryOf } from '../text-query.ts';
import { bookOf } from './audiobooks.ts';

/**
 * `GET /v1/audiobooks/:id/manifest?chapter`: every sentence that was kept, the segment in which it is spoken, and where
 * that is in the finished audio; and whether each is in exactly one segment, in order, as counted in the database.
 */
export function manifest({ pool, owner, stopping }: AppDeps): RequestHandler {
  return async (req, res) => {
    const book = await bookOf({ pool, owner }, req);
    const { chapter } = await textQueryOf(req, book);
    const pieces = json(pool, book, chapter);
    await sendPieces(req, res, { contentType: 'application/json; charset=utf-8', pieces, stopping });
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

function isComplete({ paragraphGaps, segmentGaps, misplaced, missing, sentences }: Completeness): boolean {
  return sentences > 0 && paragraphGaps + segmentGaps + misplaced + missing === 0;
}

function segmentJson(segment: ManifestSegment): object {
  const { position, chapterIndex, state, startSeconds, durationSeconds, spoken, voice } = segment;
  return {
    position,
    chapter: chapterIndex,
    stored: state === 'stored',
    startSeconds: toMilliseconds(startSeconds),
    durationSeconds: toMilliseconds(durationSeconds),
    spoken,
    voice,
    sentences: timedSentences(segment),
  };
}

async function* map<T, U>(values: AsyncIterable<T>, change: (value: T) => U): AsyncGenerator<U> {
  for await (const value of values) yield change(value);
}
